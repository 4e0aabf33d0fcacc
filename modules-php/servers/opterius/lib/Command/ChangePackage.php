<?php

/** Moves the account to the package that the product or its configurable option names now. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use WHMCS\Module\Server\Opterius\Options;
use WHMCS\Module\Server\Opterius\Record;

final class ChangePackage extends Command
{
    public function run(): void
    {
        $package = Options::package($this->call->params);
        $this->onOwn(function (Account $account, Record $record) use ($package): void {
            $this->call->panel()->changePackage($account, $package);
            $this->aside('The new package was not noted', fn () => $this->call->store()->packaged($record, $package));
        });
    }
}
