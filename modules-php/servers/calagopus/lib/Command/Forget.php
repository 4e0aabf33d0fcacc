<?php

/** Forgets which server was recorded for this service; nothing changes on the panel. For a server or a panel that is gone for good. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

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
        if ($record->uuid === null && $record->intent === null) {
            throw new Refusal('This service has no server on record; there is nothing to forget.');
        }
        $this->demandNothingPending($record->intent, 'nothing was forgotten');
        $this->call->store()->forgotten($record);
        $this->call->note(sprintf('Forgot the server %s on %s.', $record->uuid ?? '(none)', $record->origin ?? '(no panel)'));
        $this->forgetAround($record);
    }
}
