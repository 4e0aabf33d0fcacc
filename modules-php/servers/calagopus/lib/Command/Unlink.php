<?php

/** Takes a service's server off it: the panel keeps the server without the service's id, and here nothing is recorded of it any more. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Unlink extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(fn () => $this->unlink());
    }

    private function unlink(): void
    {
        $record = $this->call->record();
        $this->demandNothingPending($record->intent, 'nothing was unlinked');
        $server = $this->call->panel()->unlink($this->call->ref($record));
        $this->forget($record, $server->uuid);
        $this->call->note("The server $server->uuid stays on the panel as it is, without a service; a service gets it by its UUID (Link Server).");
    }

    private function forget(Record $record, string $uuid): void
    {
        try {
            $this->call->store()->forgotten($record);
        } catch (Refusal $problem) {
            throw new Refusal("The server $uuid bears no service's id any more, but: " . $problem->getMessage(), 0, $problem);
        }
        $this->forgetAround($record);
    }
}
