<?php

/** Tests the connection to the panel: whether it is one, takes the key and lists its packages, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\Connection\Granted;
use WHMCS\Module\Server\Opterius\Connection\Prepared;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Clock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Hooks;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Moved;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\SameUser;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\TestCommand;

final class Test extends TestCommand
{
    protected function checks(): array
    {
        return [new Granted(), new Moved(), new Clock(), new Hooks(), new SameUser(), new Prepared()];
    }
}
