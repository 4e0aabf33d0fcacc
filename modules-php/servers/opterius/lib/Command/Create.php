<?php

/**
 * Makes a service's account, and never takes one that is there.
 *
 * The panel is first seen to have no such account; then a note of the attempt is committed; then the panel is asked. The note stays while
 * something of this service may be on the panel that is no finished account. With it, Create pressed again removes that and makes it anew.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use Calagopus\Reason;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Credentials;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Again;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Log;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\OpenIntent;
use WHMCS\Module\Server\Opterius\Names;
use WHMCS\Module\Server\Opterius\Options;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\State;

final class Create extends Command
{
    /** Seconds that a Create may take beside its longest call of the panel and waiting for the lock: looking, writing. */
    private const AROUND = 300;

    public function run(): void
    {
        $this->refuseQuantity();
        $this->call->client();
        Options::serverId($this->call->params);
        $this->call->panel();
        $this->lasting(self::AROUND, $this->create(...));
    }

    private function create(Lock $lock): void
    {
        $credentials = new Credentials($this->call);
        $names = $credentials->names();
        $record = $this->ownership->known();
        if ($record->state->claims() && $record->names->isSameButForCase($names)) {
            $names = $record->names; // as it was asked for: in another spelling it would be removed and made anew for ever
        }
        $account = new Account($names->username, $names->domain);
        if ($record->state === State::Active) {
            if ($this->isThere($record)) {
                $this->moved($record);
                return;
            }
            $record = $this->struck($record);
        }
        $this->refuseOccupied($record, $names);
        if ($record->state->isAttempt()) {
            $record = $this->settleEarlier($record, $names);
        }
        if (!$record->state->isAttempt()) {
            $this->refuseTaken($record, $names);
        }
        $this->ask($lock, $record, $names, $account, $credentials->password());
    }

    /** Pressed again with the account made: nothing is asked for. */
    private function isThere(Record $record): bool
    {
        $this->ownership->demandSame($record);
        $usage = $this->call->panel()->look($record->names->username);
        if ($usage === null) {
            return false;
        }
        if ($usage->domain === null) {
            $this->call->note("The panel's account {$record->names->username} has no domain left; it is this service's by the record.");
        } elseif (!$record->names->hasDomain($usage->domain)) {
            throw new Refusal("The panel's account {$record->names->username} has the domain {$usage->domain} now, not {$record->names->domain}. It was left "
                . 'alone. ' . Module::text('next.conflict'));
        }
        if ($usage->suspended) {
            throw new Refusal("The account {$record->names} is there already and is suspended: press Unsuspend.");
        }
        $this->call->note("The account {$record->names} was there already.");
        return true;
    }

    private function struck(Record $record): Record
    {
        $this->call->note("The account {$record->names} is on record, but not on the panel any more.");
        $this->call->store()->struck($record);
        return $this->call->record();
    }

    /** What an earlier attempt left: waited for, or, where the service has another name now, removed. */
    private function settleEarlier(Record $record, Names $names): Record
    {
        $this->ownership->demandPanel($record);
        $open = $this->call->open($record->intent);
        if ($open !== null) {
            throw new Refusal($this->look($record->names) . ' An earlier request for it may still be carried out, so nothing new was asked for. '
                . Again::create($open));
        }
        if ($record->names->isSame($names)) {
            return $record;
        }
        $this->removeEarlier($record);
        return $this->struck($record);
    }

    private function removeEarlier(Record $record): void
    {
        try {
            $this->call->panel()->terminate(Ownership::account($record, $this->call->panel()->origin()));
        } catch (\Calagopus\Exception $problem) {
            // An account of that username with another domain is not what this service asked for.
            if ($problem->reason !== Reason::ForeignAccount) {
                throw $problem;
            }
        }
    }

    /** What the panel shows now, in a sentence. */
    private function look(Names $names): string
    {
        try {
            $usage = $this->call->panel()->look($names->username);
        } catch (\Calagopus\Exception $problem) {
            return Messages::of($problem, $this->call->secrets());
        }
        return $usage === null
            ? "The panel has no account {$names->username} now."
            : "The panel has an account {$names->username} now, but whether its server was set up is not known.";
    }

    /** The row that the panel keeps under a name of the host's own is not asked for again, and never deleted. */
    private function refuseOccupied(Record $record, Names $names): void
    {
        if ($record->state === State::Occupied && strcasecmp($record->names->username, $names->username) === 0) {
            throw new Refusal("The host has a user {$names->username} of its own, and the panel keeps a row of that name; it was left alone, and nothing was made. "
                . Module::text('next.occupied'));
        }
    }

    /** Somebody else's name is refused before anything is noted or asked for, and remembered as refused. */
    private function refuseTaken(Record $record, Names $names): void
    {
        $other = $this->call->store()->claimant($record->key, $this->ownership->origins(), $names);
        $problem = $other === null ? $this->taken($names)
            : "The username or the domain ($names) belongs to " . $this->ownership::named($other->key) . ' on this panel.';
        if ($problem === '') {
            return;
        }
        $this->call->store()->refused($record, $this->call->client()->id, $this->call->panel()->origin(), Installation::address(), $names);
        throw new Refusal("$problem It was left alone, and nothing was made. " . Module::text('next.conflict'));
    }

    private function taken(Names $names): string
    {
        $usage = $this->call->panel()->look($names->username);
        if ($usage === null) {
            return '';
        }
        $with = $names->hasDomain($usage->domain) ? 'with the same domain' : ($usage->domain === null ? 'without a domain' : "with the domain {$usage->domain}");
        return "The panel has an account {$usage->username} already, $with.";
    }

    /** Nothing can be under way: notes the attempt, and asks. */
    private function ask(Lock $lock, Record $record, Names $names, Account $account, #[\SensitiveParameter] string $password): void
    {
        $package = Options::package($this->call->params);
        $this->call->attempt()->make(
            $lock,
            $this->call->panel()->origin(),
            $this->call->config()->createSeconds(),
            note: fn (Intent $intent): Record => $this->note($record, $names, $package, $intent),
            ask: fn (): Account => $this->callPanel($record, $account, $password, $package),
            keep: $this->keep(...),
            withdraw: fn (\Throwable $problem, Record $begun): \Throwable => $this->withdraw($problem, $record, $begun),
            open: fn (\Throwable $problem, OpenIntent $open): Refusal
                => new Refusal(Messages::of($problem, $this->call->secrets()) . ' ' . Again::create($open), 0, $problem)
        );
    }

    private function callPanel(Record $record, Account $account, #[\SensitiveParameter] string $password, string $package): Account
    {
        return $this->call->panel()->create(
            $account,
            $password,
            $package,
            $this->call->client()->email(),
            $this->call->client()->name(),
            Options::serverId($this->call->params),
            $this->call->identity()->serviceId,
            (int) $this->call->client()->id,
            $record->state->isAttempt()
        );
    }

    /** Another service may have taken the names since they were looked for: then this one is refused, as if it had been seen before. */
    private function note(Record $record, Names $names, string $package, Intent $intent): Record
    {
        $client = $this->call->client()->id;
        try {
            return $this->call->store()->begin($record, $client, Installation::address(), $names, $package, $intent);
        } catch (Refusal $problem) {
            if ($problem->getPrevious() !== null) {
                $this->call->store()->refused($record, $client, $intent->origin, Installation::address(), $names);
            }
            throw $problem;
        }
    }

    /** What is kept of an attempt that failed, and what is said of it; nothing where another host has been at work since. */
    private function withdraw(\Throwable $problem, Record $before, Record $begun): \Throwable
    {
        $this->aside('What became of it was not noted', fn () => $this->noteFailure($problem, $before, $begun));
        return self::holdsDomain($problem, $before, $begun) ? new Refusal("The panel refused the domain {$begun->names->domain}: the row {$before->names} that it "
            . 'kept under a name of the host\'s own holds it. ' . Module::text('next.occupied'), 0, $problem) : $problem;
    }

    /** The domain is taken by what this service itself left behind under a name of the host's own. */
    private static function holdsDomain(\Throwable $problem, Record $before, Record $begun): bool
    {
        return $problem instanceof \Calagopus\Exception && $problem->reason === Reason::DomainTaken && $before->state === State::Occupied
            && strcasecmp($before->names->domain, $begun->names->domain) === 0;
    }

    /** Whether an earlier attempt is what is there still. */
    private function stands(?Reason $reason, Record $before): bool
    {
        return $before->state->isAttempt() && ($reason === null || $this->call->panel()->attemptStands());
    }

    private function noteFailure(\Throwable $problem, Record $before, Record $begun): void
    {
        $reason = $problem instanceof \Calagopus\Exception ? $problem->reason : null;
        $store = $this->call->store();
        if ($reason === Reason::SetupIncomplete) {
            $store->incomplete($begun);
        } elseif ($reason === Reason::HostUserExists || self::holdsDomain($problem, $before, $begun)) {
            $store->occupied($begun, $reason === Reason::HostUserExists ? $begun->names : $before->names);
        } elseif (in_array($reason, [Reason::UsernameTaken, Reason::DomainTaken], true)) {
            $store->refused($begun, $this->call->client()->id, (string) $begun->origin, Installation::address(), $begun->names);
        } elseif ($this->stands($reason, $before)) {
            $store->restore($begun, $before);
        } else {
            $store->struck($begun);
        }
    }

    private function keep(Record $begun, Account $made): void
    {
        try {
            $this->call->store()->created($begun, $made);
        } catch (\Throwable $problem) {
            throw new Refusal("The account {$made->username} is made, but the database did not take the note of it (" . Messages::of($problem, $this->call->secrets())
                . '). Press Create again later: it is made anew then.', 0, $problem);
        }
        $this->call->note(...$made->notes);
        if (!$made->passwordSet) {
            Log::activity("Service {$begun->key}: the account {$made->username} was made, but its password could not be set on its server. Press Change Password on the service.");
        }
        $this->call->note("The account {$made->username} ({$made->domain}) was made" . ($made->remade ? ' anew, after what an earlier attempt had left was removed.' : '.'));
    }
}
