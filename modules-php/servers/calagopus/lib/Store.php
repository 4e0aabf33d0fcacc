<?php

/**
 * Keeps the records of services in a table of the module's own, made where it is missing.
 *
 * Callers hold the service's lock. What is written is committed at once: a process that dies later forgets nothing. A lock can be lost while
 * its holder lives on; so each writing counts the record's revision up, and what would undo another host's work is written only where the
 * revision is the one that was read.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Created;
use Calagopus\Server;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\InstallationSecret;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\RowLock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Store
{
    public const TABLE = 'mod_calagopus_services';

    private const NO_INTENT = [
        'intent_origin' => null, 'intent_at' => null, 'intent_deadline' => null, 'intent_process' => null, 'intent_ended_at' => null,
    ];

    /**
     * Makes every table of the module, this one last: where it is there, the others are, and the database user needs no further rights.
     */
    public function __construct()
    {
        if (!Capsule::schema()->hasTable(self::TABLE)) {
            InstallationSecret::makeTable();
            RowLock::makeTable();
            Traffic::makeTable();
        }
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
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
            $table->bigInteger('updated_at')->nullable();
            $table->bigInteger('revision')->default(0);
        });
        Tables::addMissing(self::TABLE, [
            'given' => static fn (Blueprint $table) => $table->mediumText('given')->nullable(),
            'intent_process' => static fn (Blueprint $table) => $table->string('intent_process', 64)->nullable(),
            'intent_ended_at' => static fn (Blueprint $table) => $table->bigInteger('intent_ended_at')->nullable(),
        ]);
    }

    public function find(string $key): Record
    {
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first();
        return $row === null ? new Record($key) : Record::fromRow($row);
    }

    /** Records that the panel is going to be asked for a server. @return Record with that intent, as it is in the database */
    public function begin(Record $read, string $clientId, string $installation, Intent $intent): Record
    {
        $this->demandCommit();
        $this->replace($read, self::intentColumns($intent) + ['client_id' => $clientId, 'installation' => $installation]);
        $kept = $this->find($read->key);
        if ($kept->intent === null || $kept->revision !== $read->revision + 1) {
            throw new Refusal('The database did not keep the note that a server is going to be created, so the panel was not asked.');
        }
        return $kept;
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
     */
    public function created(Record $read, string $clientId, string $origin, string $installation, Created $created, array $variables, Given $given): void
    {
        $known = $created->adopted ? [] : ['variables' => self::json($variables), 'given' => $given->json()];
        $this->replace($read, $this->serverColumns($created->server, $clientId, $origin, $installation) + $known + [
            'owner_uuid' => $own = self::ownAccount($created->server, $clientId, $created->ownerUuid),
            'owner_link' => $own === null ? null : $this->linkOf($origin, $own) ?? $created->ownerLink->value,
            'terminated_at' => null,
        ] + self::NO_INTENT);
    }

    /** Records a server that was found. An intent stays: what was found may be half of a server that is still being made. */
    public function found(string $key, string $clientId, string $origin, string $installation, Server $server): void
    {
        $this->write($key, $this->serverColumns($server, $clientId, $origin, $installation) + [
            'owner_uuid' => $own = self::ownAccount($server, $clientId, $server->ownerUuid),
            'owner_link' => $own === null ? null : $this->linkOf($origin, $own),
            'terminated_at' => null,
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

    /** The panel's address stays: a second Terminate must know where the server was. */
    public function terminated(Record $read, string $origin, string $installation): void
    {
        $this->replace($read, [
            'origin' => $origin, 'installation' => $installation, 'server_uuid' => null, 'variables' => null, 'given' => null, 'address' => null,
            'terminated_at' => (new DatabaseClock())->now(),
        ] + self::NO_INTENT);
    }

    /** Forgets the server, and only here: the panel is not asked. */
    public function forgotten(Record $read): void
    {
        $this->replace($read, [
            'origin' => null, 'installation' => null, 'server_uuid' => null, 'variables' => null, 'given' => null, 'address' => null,
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

    /** How an account first came to be linked; later services find it by its id and would not know. */
    private function linkOf(string $origin, string $ownerUuid): ?string
    {
        $link = Capsule::table(self::TABLE)->where('origin', $origin)->where('owner_uuid', $ownerUuid)->whereNotNull('owner_link')
            ->orderBy('updated_at')->value('owner_link');
        return $link === null ? null : (string) $link;
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

    /** @param array<string, mixed> $columns */
    private function write(string $key, array $columns): void
    {
        $this->update($key, null, $columns);
    }

    /** Writes over what was read, and over nothing else. @param array<string, mixed> $columns */
    private function replace(Record $read, array $columns): void
    {
        if (!$this->exchange($read, $columns)) {
            throw new Refusal('Another command is at work on this service, or was since this one began (this one\'s lock was lost), so the note of it '
                . 'was left as that one wrote it. Try again in a minute.', customer: 'busy');
        }
    }

    /** Compares and sets in one statement. @param array<string, mixed> $columns @return bool whether the record was as it was read */
    private function exchange(Record $read, array $columns): bool
    {
        return $this->update($read->key, $read->revision, $columns) === 1;
    }

    /** @param int|null $revision that alone is written over; null: any @param array<string, mixed> $columns @return int rows */
    private function update(string $key, ?int $revision, array $columns): int
    {
        Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key]);
        $row = Capsule::table(self::TABLE)->where('service_key', $key);
        return ($revision === null ? $row : $row->where('revision', $revision))
            ->update($columns + ['updated_at' => (new DatabaseClock())->now(), 'revision' => Capsule::raw('revision + 1')]);
    }

    /** Inside a transaction of somebody else a note would be lost together with the process. */
    private function demandCommit(): void
    {
        $connection = Capsule::connection();
        if ($connection->transactionLevel() > 0 || $connection->getPdo()->inTransaction()) {
            throw new Refusal('A database transaction is open in this request (another module or hook began it), so nothing can be noted '
                . 'for certain before the panel is asked; the panel was not asked.');
        }
    }

    /** ASCII alone, whatever the database's character set. @param array<string, string> $variables */
    private static function json(array $variables): string
    {
        return json_encode((object) $variables, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    }
}
