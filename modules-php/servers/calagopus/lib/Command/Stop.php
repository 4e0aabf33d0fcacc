<?php

/** Stops the server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\PowerAction;

final class Stop extends Power
{
    protected function action(): PowerAction
    {
        return PowerAction::Stop;
    }
}
