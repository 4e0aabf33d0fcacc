<?php

/** Deletes the service's account. One that is gone from the panel it was made on is a success; somebody else's is never touched. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\State;

final class Terminate extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->lasting(self::BESIDE, fn () => $this->terminate());
    }

    private function terminate(): void
    {
        $record = $this->call->record();
        if (!$record->isKept) {
            $this->fromBefore();
        } elseif ($record->state === State::Active) {
            $this->ownership->demandSame($record);
            $this->delete($record);
        } elseif ($record->state->isAttempt()) {
            $this->refuseWhilePending($record);
            $this->ownership->demandPanel($record);
            $this->delete($record);
        } elseif ($record->state === State::Occupied) {
            $this->call->note("Nothing was deleted: the host has a user {$record->names->username} of its own, and deleting the row that the panel keeps "
                . "({$record->names}) would delete that user. Have the row removed from the panel's database.");
        } else {
            $this->call->note("This service has no account on the panel ({$record->names}: {$record->state->value}), so nothing was deleted there.");
        }
    }

    private function delete(Record $record): void
    {
        $done = $this->call->panel()->terminate(Ownership::account($record, $this->call->panel()->origin()));
        $this->call->note(...$done->notes);
        if ($done->wasGone) {
            $this->call->note("The account {$record->names} was not on the panel any more.");
        }
        try {
            $this->call->store()->struck($record, State::Gone);
        } catch (Refusal $problem) {
            throw new Refusal("The account {$record->names} is deleted, but: " . $problem->getMessage(), 0, $problem);
        }
    }

    /** A service that was active before this module came: its account may be gone already. */
    private function fromBefore(): void
    {
        $names = $this->call->names();
        if ($this->ownership->isFromBefore() && $names->username !== '' && $this->call->panel()->look($names->username) === null) {
            $this->call->note("The panel has no account {$names->username}.");
            return;
        }
        $this->delete($this->ownership->demand());
    }

    /** The panel may still be at work on it: what is deleted now would come back in part. */
    private function refuseWhilePending(Record $record): void
    {
        $open = $this->call->open($record->intent);
        if ($open !== null) {
            throw new Refusal(sprintf(
                'An earlier Create of this service may still be carried out, so it is not terminated yet. Press Terminate again in %d seconds.',
                $open->seconds
            ));
        }
    }
}
