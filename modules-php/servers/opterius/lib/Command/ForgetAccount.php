<?php

/** Forgets which account was recorded for this service; nothing changes on the panel. For an account or a panel that is gone for good. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class ForgetAccount extends Command
{
    public function run(): void
    {
        $this->call->locked(fn () => $this->forget());
    }

    private function forget(): void
    {
        $record = $this->call->record();
        if (!$record->isKept) {
            throw new Refusal('This service has no account on record; there is nothing to forget.');
        }
        $this->demandNothingPending($record->intent, 'nothing was forgotten');
        $this->call->store()->struck($record);
        $this->call->note("Forgot the account {$record->names} on " . ($record->origin ?? '(no panel)') . '.');
    }
}
