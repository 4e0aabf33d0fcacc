<?php

/** Starts the server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\PowerAction;

final class Start extends Power
{
    protected function action(): PowerAction
    {
        return PowerAction::Start;
    }
}
