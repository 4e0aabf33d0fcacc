<?php

/**
 * Deletes the server and its backups. A server that is gone from the panel it was made on is a success.
 *
 * Where the product has days of grace it is only suspended, and deleted by the cron when they are over: until then Create or Unsuspend takes it back.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\NotFoundException;
use Calagopus\Reason;
use Calagopus\Terminated;
use WHMCS\Module\Server\Calagopus\Later\Backups;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

class Terminate extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $policies = $this->call->policies();
        $policies->demandReadable(Policy::GraceDays, Policy::Backups);
        $keepsIfFailed = $policies->is(Policy::Backups, 'keep-if-failed');
        $this->call->locked(fn () => $policies->days() > 0 ? $this->plan($policies->days()) : $this->terminateNow($keepsIfFailed));
    }

    private function plan(int $days): void
    {
        $record = $this->call->record();
        $this->refuseAnothers($record);
        $origin = $this->call->panel()->origin();
        $this->refuseElsewhere($record->intent, $origin);
        $this->demandNothingPending($record->intent, 'nothing was ended');
        try {
            $server = $this->call->panel()->suspend($this->call->ref($record));
        } catch (NotFoundException $problem) {
            $problem->reason === Reason::ServerNotFound || throw $problem;
            $this->terminate();
            return;
        }
        $this->unsettle($record);
        $this->remember($record, $server);
        try {
            $due = Endings::plan($record->key, $server->uuid, $origin, $days);
        } catch (\Throwable $problem) {
            throw new Refusal('The server is suspended, but its deletion was not noted (' . Messages::of($problem, $this->call->secrets()) . '). Press Terminate again.', 0, $problem);
        }
        $this->call->note(sprintf('The server %s is suspended and is deleted on %s; until then Create or Unsuspend takes it back.', $server->uuid, gmdate('Y-m-d', $due)));
    }

    private function terminateNow(bool $keepsIfFailed): void
    {
        $problem = $keepsIfFailed ? $this->backupProblem() : '';
        if ($problem !== '') {
            throw new Refusal("Nothing was deleted: $problem, and the product keeps such a server (policy on backups). Have a backup made on the panel and press Terminate again.");
        }
        $this->terminate();
    }

    /** Of a server that is gone nothing is to be kept. */
    private function backupProblem(): string
    {
        try {
            return Backups::problem($this->call, $this->call->record(), true);
        } catch (NotFoundException $problem) {
            return $problem->reason === Reason::ServerNotFound ? '' : throw $problem;
        }
    }

    final protected function terminate(): void
    {
        $record = $this->call->record();
        $this->refuseAnothers($record);
        $origin = $this->call->panel()->origin();
        $this->refuseElsewhere($record->intent, $origin);
        $done = $this->call->panel()->terminate($this->call->ref($record));
        $this->call->note(...$done->notes);
        $this->refuseWhilePending($done, $record->intent);
        $this->terminated($record, $origin);
        $this->forgetAround($record);
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
        $open = $this->call->open($intent);
        if ($done->wasGone && $open !== null) {
            throw new Refusal(sprintf(
                'The panel has no such server now, but an earlier Create may still be carried out, so the service is not terminated yet. Press '
                . 'Terminate again in %d seconds.',
                $open->seconds
            ));
        }
    }
}
