<?php

/** Deletes the server and its backups. A server that is gone from the panel it was made on is a success. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Terminated;
use WHMCS\Module\Server\Calagopus\DedicatedIp;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Terminate extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(fn () => $this->terminate());
    }

    private function terminate(): void
    {
        $record = $this->call->record();
        $origin = $this->call->panel()->origin();
        $record->intent?->guard($origin, $this->call->config());
        $done = $this->call->panel()->terminate($this->call->ref($record));
        $this->call->note(...$done->notes);
        $this->refuseWhilePending($done, $record->intent);
        $this->terminated($record, $origin);
        $this->forget($record);
    }

    private function terminated(Record $record, string $origin): void
    {
        try {
            $this->call->store()->terminated($record, $origin, Installation::address());
        } catch (Refusal $problem) {
            throw new Refusal('The server is deleted, but: ' . $problem->getMessage(), 0, $problem);
        }
    }

    /** "Not there" is no answer while a request to make it may still arrive. */
    private function refuseWhilePending(Terminated $done, ?Intent $intent): void
    {
        $left = $this->call->pending($intent);
        if ($done->wasGone && $left > 0) {
            throw new Refusal(sprintf(
                'The panel has no such server now, but an earlier Create may still be carried out, so the service is not terminated yet. Press '
                . 'Terminate again in %d seconds.',
                $left
            ));
        }
    }

    private function forget(Record $record): void
    {
        $this->aside('The custom fields were not emptied', fn () => $this->customFields()->clear());
        $this->aside('The dedicated IP was not emptied', fn () => DedicatedIp::clear($this->call->identity(), $record->address));
    }
}
