<?php

/** One thing that Test Connection looks at once the panel has answered; each module's Command\Test lists its own. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Calagopus\Call;

interface Check
{
    /**
     * Changes nothing. It may ask the panel, with `$call->panel()`; what it throws is said as a note, and the other checks go on.
     *
     * @return list<Finding> nothing where all is well
     */
    public function look(Call $call, Connection $connection): array;
}
