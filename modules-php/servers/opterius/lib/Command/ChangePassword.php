<?php

/** Gives the account the password that WHMCS passes. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;

final class ChangePassword extends Command
{
    public function run(): void
    {
        $this->onOwn(fn (Account $account) => $this->call->panel()->setPassword($account, $this->call->params->text('password')));
    }
}
