<?php

/** Forgets which server was recorded for this service; nothing changes on the panel. For a server or a panel that is gone for good. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Clock;
use WHMCS\Module\Server\Calagopus\DedicatedIp;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Forget extends Command
{
    public function run(): void
    {
        $this->call->locked(fn () => $this->forget());
    }

    private function forget(): void
    {
        $record = $this->call->record();
        $left = $record->intent?->left(Clock::now(), $this->call->config()->intentMargin()) ?? 0;
        if ($left > 0) {
            throw new Refusal('An earlier Create may still be carried out; nothing was forgotten. ' . Intent::when($left));
        }
        $this->call->store()->forgotten($record);
        $this->call->note(sprintf('Forgot the server %s on %s.', $record->uuid ?? '(none)', $record->origin ?? '(no panel)'));
        $this->aside('The custom fields were not emptied', fn () => $this->customFields()->clear());
        $this->aside('The dedicated IP was not emptied', fn () => DedicatedIp::clear($this->call->identity(), $record->address));
    }
}
