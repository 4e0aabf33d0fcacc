<?php

/**
 * Makes a service's server, or adopts it where it is there already.
 *
 * Before the panel is asked a note of it (the intent) is committed; it goes when the outcome is known. A process that dies in between
 * leaves the note, and until the panel can no longer act on that request Create only looks.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Created;
use Calagopus\OwnerLink;
use Calagopus\Placement;
use Calagopus\Port;
use Calagopus\Reason;
use Calagopus\Ref;
use Calagopus\Server;
use Calagopus\Spec;
use Calagopus\UnknownOutcomeException;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Addresses;
use WHMCS\Module\Server\Calagopus\DedicatedIp;
use WHMCS\Module\Server\Calagopus\Errand\InstallEnd;
use WHMCS\Module\Server\Calagopus\Given;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Mail\Facts;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Again;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\OpenIntent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Process;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Stock\Full;

final class Create extends Command
{
    /** Seconds that a Create may take beside its call of the panel and waiting for the lock. */
    private const AROUND = 300;

    /** What was recorded before anything was noted or asked. */
    private ?Record $before = null;

    private ?Placement $placement = null;

    public function run(): void
    {
        $this->refuseQuantity();
        $this->call->client()->owner($this->call->config(), $this->call->policies(), null);
        $spec = $this->spec();
        $this->placement = Placing::of($this->chosen ?? new Chosen([]), $this->call->policies());
        $this->call->panel();
        $this->lasting(self::AROUND, function (Lock $lock) use ($spec): void {
            $this->refuseAnothers($this->call->record());
            $wasEnding = Endings::want($this->call->identity()->key);
            $this->createUnder($lock, $spec);
            $wasEnding && $this->takeBack();
        });
    }

    /** The service was over, and its server waited for its deletion: it is the service's again, and no second one is made. */
    private function takeBack(): void
    {
        $record = $this->call->record();
        $this->call->panel()->unsuspend($this->call->ref($record));
        Endings::drop($record->key);
        $this->call->note('The server was to be deleted; it is the service\'s again.');
    }

    private function createUnder(Lock $lock, Spec $spec): void
    {
        $record = $this->call->record();
        $this->before = $record;
        $origin = $this->call->panel()->origin();
        $this->refuseElsewhere($record->intent, $origin);
        if ($this->call->open($record->intent) !== null) {
            $this->lookOrHeal($lock, $record, $spec);
        } else {
            $this->ask($lock, $record, $spec, false);
        }
    }

    /**
     * A process that is known to be dead has closed its connection, and a row that the panel shows is what its request made: from when both were
     * seen, that half of a server waits for a minute and no longer. A request of which nothing is seen may still arrive.
     */
    private function withEnd(Record $record, \Throwable $problem): Record
    {
        $intent = $record->intent;
        $isHalf = $intent !== null && $intent->endedAt === null && self::askedNothing($problem) && Process::isDead($intent->process) && $this->isShown($record);
        return $isHalf ? $this->call->store()->ended($record, $this->call->attempt()->now()) : $record;
    }

    private function isShown(Record $record): bool
    {
        try {
            $this->call->panel()->find($this->ref($record));
            return true;
        } catch (\Calagopus\Exception) {
            return false;
        }
    }

    private function lookOrHeal(Lock $lock, Record $record, Spec $spec): void
    {
        if ($record->intent?->leftForHalf($this->call->attempt()->now()) === 0) {
            $this->ask($lock, $record, $spec, true);
        } else {
            $this->record($record, $this->look($record, $spec), $spec);
        }
    }

    /** An earlier request may still be carried out: finds what it made, and asks for nothing new. */
    private function look(Record $record, Spec $spec): Created
    {
        try {
            return $this->callPanel($record, $spec, true, false);
        } catch (\Throwable $problem) {
            throw $this->pending($problem, $this->withEnd($record, $problem));
        }
    }

    /** Nothing can be under way, or (`halfOnly`) nothing but what is healed where its half is seen: notes the intent, and asks. */
    private function ask(Lock $lock, Record $record, Spec $spec, bool $halfOnly): void
    {
        $client = $this->call->client()->id;
        $full = new Full($this->call, $spec, $this->placement ?? new Placement());
        $halfOnly || $full->refuse($this->ref($record));
        $this->call->attempt()->make(
            $lock,
            $this->call->panel()->origin(),
            $this->call->config()->createSeconds(),
            note: fn (Intent $intent): Record => $this->call->store()->begin($record, $client, Installation::address(), $intent),
            ask: fn (): Created => $halfOnly ? $this->heal($record, $spec) : $this->callPanel($record, $spec, false, $record->intent !== null),
            keep: fn (Record $begun, Created $created) => $this->record($begun, $created, $spec),
            withdraw: fn (\Throwable $problem, Record $begun): \Throwable => $full->withFigures($this->withdraw($problem, $begun, $record)),
            open: $this->stillOpen(...)
        );
    }

    private function heal(Record $record, Spec $spec): Created
    {
        try {
            return $this->callPanel($record, $spec, true, $record->intent !== null);
        } catch (\Throwable $problem) {
            throw self::askedNothing($problem) ? $this->pending($problem, $record) : $problem;
        }
    }

    /** An expired intent of an earlier Create stays: the half of a server that it may have left is still to be healed. */
    private function withdraw(\Throwable $problem, Record $begun, Record $before): \Throwable
    {
        $this->call->store()->restoreIntent($begun, $before->intent);
        return $problem;
    }

    private function callPanel(Record $record, Spec $spec, bool $onlyLook, bool $mayHeal): Created
    {
        $panel = $this->call->panel();
        $client = $this->call->client();
        $linked = $this->call->store()->ownerOf($client->id, $panel->origin());
        return $panel->create($spec, $client->owner($this->call->config(), $this->call->policies(), $linked), $this->ref($record), $onlyLook, $mayHeal, $this->placement);
    }

    /** Without a UUID it does not matter which panel the last server was on. */
    private function ref(Record $record): Ref
    {
        $ref = $this->call->ref($record);
        return $ref->uuid === null ? new Ref($ref->externalId, null, null, $ref->ownerExternalId) : $ref;
    }

    /** First the outcome, then what is only convenient. */
    private function record(Record $read, Created $created, Spec $spec): void
    {
        $origin = $this->call->panel()->origin();
        $identity = $this->call->identity();
        $ports = $this->chosen?->ports->filled($created->ports) ?? [];
        $variables = [...array_map(strval(...), (array) $spec->toArray()['variables']), ...$ports];
        $given = Given::byCreation($spec, $created, $this->chosen->extraPorts ?? 0);
        try {
            $this->call->store()->created($read, $this->call->client()->id, $origin, Installation::address(), $created, $variables, $given, $this->mayHaveLinked());
        } catch (\Throwable $problem) {
            throw new Refusal("The server {$created->server->uuid} is there, but the database did not take the note of it ("
                . Messages::of($problem, $this->call->secrets()) . '). Press Create again: it will be found.', 0, $problem);
        }
        $this->call->note(...$created->notes);
        if ($this->before === null || !$this->isMoved($this->before, $created->server) || !$this->gave($this->before)) {
            $this->noteOwner($created->server);
        }
        $this->call->note(self::summary($created), ...self::ports($created));
        $this->settle($read, $created->server);
        $this->aside('The custom fields were not filled in', fn () => $this->customFields()->store($created->server->uuid));
        $this->aside('The addresses were not noted', fn () => Addresses::keep($read->key, Addresses::of($created->server)));
        $this->followAddress($read, $created->server);
        $this->aside('The dedicated IP was not filled in', fn () => DedicatedIp::store($identity, DedicatedIp::of($created->server)));
        $this->credentials($created);
    }

    /** Where it is asked to be; what was ordered since for a server that is found elsewhere is Change Package's to see to. */
    private function settle(Record $read, Server $server): void
    {
        $place = Place::of($this->call->policies()->subject, $this->chosen ?? new Chosen([]));
        if ($read->place === null || $place->holds($server)) {
            $this->aside('It was not noted where the server was asked to be', fn () => $this->call->store()->placed($read, $place));
        }
    }

    /** What WHMCS's e-mails and pages show of it. */
    private function credentials(Created $created): void
    {
        $identity = $this->call->identity();
        $key = $identity->key;
        $facts = Facts::ofServer($created->server, $this->call->panel()->origin());
        $this->tellable($created->server, $facts);
        $this->aside('The password was not seen to', fn () => (new Passwords($this->call))->afterCreation($created, $this->wasTried($created)));
        // One that is found may be what an earlier Create made that knew no outcome; one that is on record was told of, or is.
        $mayBeNew = !$created->adopted || $this->before?->uuid === null;
        if (!$identity->isAddon && $mayBeNew && $created->server->status === 'installing') {
            $this->aside('The end of the installation is not followed', static fn () => InstallEnd::await($key, $created->server->uuid));
        }
    }

    /** Whether an earlier Create of this service got as far as the panel and no further: it may have made the account. */
    private function wasTried(Created $created): bool
    {
        return $created->ownerLink === OwnerLink::ExternalId && $this->before !== null && $this->before->revision > 0 && $this->before->uuid === null
            && $this->before->terminatedAt === null && $this->before->clientId === $this->call->client()->id
            && count($this->call->store()->servicesOf($this->call->panel()->origin(), $created->ownerUuid, $this->call->client()->id)) <= 1;
    }

    /** Whether an earlier Create of this service got as far as its note and never recorded whose account it used. */
    private function mayHaveLinked(): bool
    {
        return $this->before !== null && $this->before->revision > 0 && $this->before->ownerUuid === null;
    }

    private static function summary(Created $created): string
    {
        $what = match (true) {
            $created->healed => 'A half-made server was removed and made anew',
            $created->adopted => 'The server was there already',
            default => 'The server was made',
        };
        return "$what: {$created->server->uuid} on node {$created->server->nodeName}; the owner's account: {$created->ownerLink->value}.";
    }

    /** @return list<string> one where there are several */
    private static function ports(Created $created): array
    {
        $named = array_map(static fn (Port $port): string => str_contains($port->ip, ':') ? "[$port->ip]:$port->number" : "$port->ip:$port->number", $created->ports);
        return count($named) > 1 ? ['Its ports: ' . implode(', ', $named) . '.'] : [];
    }

    /** Whether it only looked, and found no half to heal. */
    private static function askedNothing(\Throwable $problem): bool
    {
        return $problem instanceof \Calagopus\Exception && $problem->reason === Reason::StillPending;
    }

    private function pending(\Throwable $problem, Record $record): \Throwable
    {
        return $record->intent === null ? $problem : $this->stillOpen($problem, $this->call->attempt()->waiting($record->intent));
    }

    private function stillOpen(\Throwable $problem, OpenIntent $open): Refusal
    {
        return new Refusal($this->words($problem) . ' ' . Again::create($open), 0, $problem);
    }

    private function words(\Throwable $problem): string
    {
        return $problem instanceof UnknownOutcomeException
            ? rtrim($problem->getMessage())
            : Messages::of($problem, $this->call->secrets()) . ' An earlier request may still be carried out, so nothing new was asked for.';
    }
}
