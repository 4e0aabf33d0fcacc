<?php

/** Asks what this one account uses and writes it into WHMCS's own columns. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class RefreshUsage extends Command
{
    public function run(): void
    {
        if ($this->call->identity()->isAddon) {
            throw new Refusal('WHMCS keeps no usage of product addons; the account\'s figures stand on this page.');
        }
        $this->onOwn(function (Account $account): void {
            $usage = $this->call->panel()->usage($account);
            $this->call->note(...array_filter([Figures::missing($usage)]));
            if (Figures::isSilent($usage)) {
                $this->call->note('The panel says 0 for everything, as it does where its server does not answer: the figures known before stay.');
            }
            Figures::kept($this->call->identity())->with($usage)->store($this->call->identity()->id);
        });
    }
}
