<?php

/** Forgets which account was recorded for this service; nothing changes on the panel. For an account or a panel that is gone for good. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\Clock;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;
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
        $left = $record->intent?->left(Clock::now(), $this->call->config()->intentMargin()) ?? 0;
        if ($left > 0) {
            throw new Refusal('An earlier Create may still be carried out; nothing was forgotten. ' . Intent::when($left));
        }
        $this->call->store()->struck($record);
        $this->call->note("Forgot the account {$record->names} on " . ($record->origin ?? '(no panel)') . '.');
    }
}
