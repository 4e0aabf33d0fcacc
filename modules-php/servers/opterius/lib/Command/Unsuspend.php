<?php

/** Ends the account's suspension. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;

final class Unsuspend extends Command
{
    public function run(): void
    {
        $this->onOwn(fn (Account $account) => $this->call->panel()->unsuspend($account));
    }
}
