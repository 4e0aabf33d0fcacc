<?php

/** One thing that Test Connection looks at once the panel has answered; each module's Command\Test lists its own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Kit\Call;

interface Check
{
    /**
     * Changes nothing. It may ask the panel, with `$call->panel()`; what it throws is said as a note, and the other checks go on.
     *
     * @return list<Finding> nothing where all is well
     */
    public function look(Call $call, Connection $connection): array;
}
