<?php

/** What is recorded of a service and its server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Created;
use Calagopus\Given as Handed;
use Calagopus\OwnerLink;
use Calagopus\Server;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceStore;

final class Store extends ServiceStore
{
    /** Beside the extension's own words for how an account came to be linked. */
    private const BY_HAND = 'hand';
    /** It bore the client's id, but an earlier attempt of ours may have given it that after finding it by its address or name. */
    private const UNPROVEN = 'unproven';

    private const NO_INTENT = [
        'intent_origin' => null, 'intent_at' => null, 'intent_deadline' => null, 'intent_process' => null, 'intent_ended_at' => null,
    ];

    protected static function addColumns(Blueprint $table): void
    {
        $table->string('client_id', 32)->nullable()->index();
        $table->string('origin', 300)->nullable();
        $table->string('server_uuid', 36)->nullable();
        $table->string('installation', 255)->nullable();
        $table->string('owner_uuid', 36)->nullable();
        $table->string('owner_link', 32)->nullable();
        $table->mediumText('variables')->nullable();
        $table->string('address', 64)->nullable();
        $table->string('intent_origin', 300)->nullable();
        $table->bigInteger('intent_at')->nullable();
        $table->bigInteger('intent_deadline')->nullable();
        $table->bigInteger('terminated_at')->nullable();
    }

    protected static function laterColumns(): array
    {
        return [
            'given' => static fn (Blueprint $table) => $table->mediumText('given')->nullable(),
            'place' => static fn (Blueprint $table) => $table->mediumText('place')->nullable(),
            'intent_process' => static fn (Blueprint $table) => $table->string('intent_process', 64)->nullable(),
            'intent_ended_at' => static fn (Blueprint $table) => $table->bigInteger('intent_ended_at')->nullable(),
        ];
    }

    protected static function makeOtherTables(): void
    {
        Traffic::makeTable();
        PageStore::makeTable();
        Policy\Policies::makeTable();
        Addresses::makeTable();
        Admin\Results::makeTable();
        Later\Moves::makeTable();
        Later\Endings::makeTable();
        Mail\FactStore::makeTable();
        Migrate\Ledger::makeTable();
    }

    /** Records that the panel is going to be asked for a server; the account of a former client is not the new one's. @return Record with that intent, as it is in the database */
    public function begin(Record $read, string $clientId, string $installation, Intent $intent): Record
    {
        $columns = self::intentColumns($intent) + ['client_id' => $clientId, 'installation' => $installation]
            + (in_array($read->clientId, [null, $clientId], true) ? [] : ['owner_uuid' => null, 'owner_link' => null]);
        return $this->commit($read, $columns, 'a server', static fn (Record $kept): bool => $kept->intent !== null);
    }

    /** Puts back the intent that was there before one that came to nothing, where it is one's own still; null: there was none. */
    public function restoreIntent(Record $begun, ?Intent $intent): bool
    {
        return $this->exchange($begun, self::intentColumns($intent));
    }

    /** Notes that the process which asked is dead, and that its half of a server is there. @return Record as it is in the database */
    public function ended(Record $read, int $now): Record
    {
        $this->replace($read, ['intent_ended_at' => $now]);
        return $this->find($read->key);
    }

    /** No intent is needed any more. */
    public function dropIntent(Record $read): void
    {
        $this->replace($read, self::NO_INTENT);
    }

    /**
     * What was set on an adopted server is not known: only a creation of our own records its variables and what else it gave.
     *
     * @param array<string, string> $variables
     * @param bool $wasTried whether an earlier attempt of this service may have linked the account
     */
    public function created(Record $read, string $clientId, string $origin, string $installation, Created $created, array $variables, Given $given, bool $wasTried): void
    {
        $known = match (true) {
            !$created->adopted => ['variables' => self::json($variables), 'given' => $given->json()],
            $read->uuid === $created->server->uuid => [],
            default => ['variables' => null, 'given' => null],
        };
        $this->replace($read, $this->serverColumns($created->server, $clientId, $origin, $installation) + $known + [
            'owner_uuid' => $own = self::ownAccount($created->server, $clientId, $created->ownerUuid),
            'owner_link' => $own === null ? null : $this->linkOf($own) ?? $this->proven($created->ownerLink, $read->key, $clientId, $wasTried),
            'terminated_at' => null,
        ] + self::NO_INTENT);
    }

    /** Records a server that was found. An intent stays: what was found may be half of a server that is still being made. What another one was given does not. */
    public function found(string $key, string $clientId, string $origin, string $installation, Server $server): void
    {
        $former = $this->find($key)->uuid;
        $isAnother = $former !== null && strcasecmp($former, $server->uuid) !== 0;
        $this->write($key, ($isAnother ? ['variables' => null, 'given' => null] : []) + $this->serverColumns($server, $clientId, $origin, $installation) + [
            'owner_uuid' => $own = self::ownAccount($server, $clientId, $server->ownerUuid),
            'owner_link' => $own === null ? null : $this->linkOf($own),
            'terminated_at' => null,
        ]);
    }

    /** The server is the account's now that is the client's. */
    public function handedOver(Record $read, string $clientId, string $origin, string $installation, Handed $given): void
    {
        $this->write($read->key, $this->serverColumns($given->server, $clientId, $origin, $installation) + [
            'owner_uuid' => $given->ownerUuid, 'owner_link' => $this->linkOf($given->ownerUuid) ?? $this->proven($given->ownerLink, $read->key, $clientId, true),
        ]);
    }

    /** @param array<string, string> $variables */
    public function applied(string $key, array $variables, Given $given): void
    {
        $this->write($key, ['variables' => self::json($variables), 'given' => $given->json()]);
    }

    public function given(string $key, Given $given): void
    {
        $this->write($key, ['given' => $given->json()]);
    }

    /** What was asked for last of where the server is to be. */
    public function placed(Record $record, Place $place): void
    {
        $place->json() === $record->place?->json() || $this->write($record->key, ['place' => $place->json()]);
    }

    /** The panel's address stays: a second Terminate must know where the server was. */
    public function terminated(Record $read, string $origin, string $installation): void
    {
        $this->replace($read, [
            'origin' => $origin, 'installation' => $installation, 'server_uuid' => null, 'variables' => null, 'given' => null, 'place' => null, 'address' => null,
            'terminated_at' => (new DatabaseClock())->now(),
        ] + self::NO_INTENT);
    }

    /** Forgets the server, and only here: the panel is not asked. */
    public function forgotten(Record $read): void
    {
        $this->replace($read, [
            'origin' => null, 'installation' => null, 'server_uuid' => null, 'variables' => null, 'given' => null, 'place' => null, 'address' => null,
        ] + self::NO_INTENT);
    }

    /** A client is never tied to an account that bears another client's id, as a moved service's server does: the panel's id counts. */
    private static function ownAccount(Server $server, string $clientId, string $ownerUuid): ?string
    {
        return $server->ownerUuid === $ownerUuid && Client::isAnothers($server, $clientId) ? null : $ownerUuid;
    }

    /** UUID of the panel account that one of the client's services was linked with on a panel. */
    public function ownerOf(string $clientId, string $origin): ?string
    {
        $uuid = Capsule::table(self::TABLE)->where('client_id', $clientId)->where('origin', $origin)->whereNotNull('owner_uuid')
            ->orderByDesc('updated_at')->value('owner_uuid');
        return $uuid === null ? null : (string) $uuid;
    }

    /**
     * The panel accounts that are on record for a client, the newest of each panel.
     *
     * @param list<string> $installations records of these alone
     * @return array<string, array{uuid: string, link: string}> by the panel's address as it was recorded
     */
    public function accountsOf(string $clientId, array $installations): array
    {
        $rows = Capsule::table(self::TABLE)->where('client_id', $clientId)->whereIn('installation', $installations)->whereNotNull('origin')
            ->whereNotNull('owner_uuid')->orderBy('updated_at')->orderBy('service_key')->get(['origin', 'owner_uuid']);
        $accounts = [];
        foreach ($rows as $row) {
            $uuid = (string) $row->owner_uuid;
            $accounts[(string) $row->origin] = ['uuid' => $uuid, 'link' => $this->linkOf($uuid) ?? ''];
        }
        return $accounts;
    }

    /** How an account came to be linked, by whatever service. @param list<string> $origins addresses of its panel @return list<string> */
    public function linksOf(array $origins, string $ownerUuid): array
    {
        return array_map(strval(...), Capsule::table(self::TABLE)->whereIn('origin', $origins)->where('owner_uuid', $ownerUuid)->whereNotNull('owner_link')
            ->distinct()->pluck('owner_link')->all());
    }

    /** Staff named a server of this account for a service: the account is the client's by their word. */
    public function linkedByHand(string $key): void
    {
        $this->write($key, ['owner_link' => self::BY_HAND]);
    }

    /** Whether this module made the account, or staff linked it by hand: whose password is the billing's to set. */
    public function isOwnAccount(string $origin, string $ownerUuid): bool
    {
        return Capsule::table(self::TABLE)->where('origin', $origin)->where('owner_uuid', $ownerUuid)
            ->whereIn('owner_link', [OwnerLink::Created->value, self::BY_HAND])->exists();
    }

    /** The services of a client whose servers are in one account. @return list<string> keys */
    public function servicesOf(string $origin, string $ownerUuid, string $clientId): array
    {
        $keys = Capsule::table(self::TABLE)->where('origin', $origin)->where('owner_uuid', $ownerUuid)->where('client_id', $clientId)
            ->whereNotNull('server_uuid')->orderBy('service_key')->pluck('service_key')->all();
        return array_map(strval(...), $keys);
    }

    /** How an account first came to be linked; later services find it by its id and would not know. Where its panel was, or whether its server was forgotten, changes nothing of that. */
    private function linkOf(string $ownerUuid): ?string
    {
        $link = Capsule::table(self::TABLE)->where('owner_uuid', $ownerUuid)->whereNotNull('owner_link')
            ->orderBy('updated_at')->value('owner_link');
        return $link === null ? null : (string) $link;
    }

    /** An attempt that failed after it linked an account leaves its id there and no word of how: then the id shows nothing. */
    private function proven(OwnerLink $link, string $key, string $clientId, bool $wasTried): string
    {
        $isOpen = $link === OwnerLink::ExternalId && ($wasTried
            || Capsule::table(self::TABLE)->where('client_id', $clientId)->where('service_key', '<>', $key)->whereNull('owner_uuid')->exists());
        return $isOpen ? self::UNPROVEN : $link->value;
    }

    /** @return array<string, mixed> */
    private function serverColumns(Server $server, string $clientId, string $origin, string $installation): array
    {
        return [
            'client_id' => $clientId, 'origin' => $origin, 'server_uuid' => $server->uuid, 'installation' => $installation,
            'address' => DedicatedIp::of($server),
        ];
    }

    /** @return array<string, mixed> */
    private static function intentColumns(?Intent $intent): array
    {
        return $intent === null ? self::NO_INTENT : [
            'intent_origin' => $intent->origin, 'intent_at' => $intent->at, 'intent_deadline' => $intent->deadline,
            'intent_process' => $intent->process, 'intent_ended_at' => $intent->endedAt,
        ];
    }

    /** ASCII alone, whatever the database's character set. @param array<string, string> $variables */
    private static function json(array $variables): string
    {
        return json_encode((object) $variables, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    }
}
