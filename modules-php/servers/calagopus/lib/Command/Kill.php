<?php

/** Ends the server at once; what it has not saved is lost. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\PowerAction;

final class Kill extends Power
{
    protected function action(): PowerAction
    {
        return PowerAction::Kill;
    }
}
