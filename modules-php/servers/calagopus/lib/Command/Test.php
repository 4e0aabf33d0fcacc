<?php

/** Tests the connection to the panel: who the key belongs to, what it may do, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Connection\Console;
use WHMCS\Module\Server\Calagopus\Connection\Granted;
use WHMCS\Module\Server\Calagopus\Connection\SignIn;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Clock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Hooks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Moved;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\SameUser;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\TestCommand;

final class Test extends TestCommand
{
    protected function checks(): array
    {
        return [new Granted(), new Console(), new Moved(), new SignIn(), new Clock(), new Hooks(), new SameUser()];
    }
}
