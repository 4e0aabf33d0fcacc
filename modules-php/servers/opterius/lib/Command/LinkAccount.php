<?php

/**
 * Records the panel's account of the service's username and domain as this service's: an administrator says so by pressing the button.
 *
 * It is refused where another service has the username or the domain, and where it would leave an account behind that nobody is billed for.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\State;

final class LinkAccount extends Command
{
    public function run(): void
    {
        $this->call->client();
        $this->call->panel();
        $this->call->locked(fn () => $this->link());
    }

    private function link(): void
    {
        $record = $this->call->record();
        $names = $this->call->names();
        $account = new Account($names->username, $names->domain);
        $this->demandNothingPending($record->intent, 'nothing was linked');
        if ($record->state === State::Occupied && strcasecmp($record->names->username, $names->username) === 0) {
            throw new Refusal("The host has a user {$names->username} of its own, so the row that the panel keeps is nobody's account; nothing was linked. "
                . Module::text('next.occupied'));
        }
        $this->demandNothingLeft($record);
        $this->ownership->demandAlone($names);
        $this->call->panel()->usage($account);
        $this->ownership->link($record, $names);
        $this->call->note("The account $names is on record as this service's now.");
    }

    /** An account under another username that is on record and on the panel would be lost. */
    private function demandNothingLeft(Record $record): void
    {
        $isHere = in_array($record->origin, $this->ownership->origins(), true);
        if (!$record->state->claims() || !$isHere || $record->names->username === $this->call->names()->username) {
            return;
        }
        $usage = $this->call->panel()->look($record->names->username);
        if ($usage !== null && strcasecmp($usage->domain, $record->names->domain) === 0) {
            throw new Refusal("This service has the account {$record->names} on record, and the panel still has it; nothing was linked. Terminate it first.");
        }
    }
}
