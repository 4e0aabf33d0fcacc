<?php

/**
 * Keeps the records of services in a table of the module's own, made where it is missing.
 *
 * Callers hold the service's lock. What is written is committed at once: a process that dies later forgets nothing.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Created;
use Calagopus\Server;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;

final class Store
{
    public const TABLE = 'mod_calagopus_services';

    private const NO_INTENT = ['intent_origin' => null, 'intent_at' => null, 'intent_deadline' => null];

    public function __construct()
    {
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
        });
    }

    public function find(string $key): Record
    {
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first();
        return $row === null ? new Record($key) : Record::fromRow($row);
    }

    /** Records that the panel is going to be asked for a server. */
    public function begin(Identity $identity, string $clientId, string $installation, Intent $intent): void
    {
        $this->demandCommit();
        $this->write($identity->key, $this->intentColumns($intent) + ['client_id' => $clientId, 'installation' => $installation]);
        if (!$this->find($identity->key)->intent instanceof Intent) {
            throw new Refusal('The database did not keep the note that a server is going to be created, so the panel was not asked.');
        }
    }

    /** Puts back the intent that was there before one that came to nothing; null: there was none. */
    public function restoreIntent(string $key, ?Intent $intent): void
    {
        $this->write($key, $this->intentColumns($intent));
    }

    /**
     * What was set on an adopted server is not known: only a creation of our own records its variables.
     *
     * @param array<string, string> $variables
     */
    public function created(string $key, string $clientId, string $origin, string $installation, Created $created, array $variables): void
    {
        $known = $created->adopted ? [] : ['variables' => self::json($variables)];
        $this->write($key, $this->serverColumns($created->server, $clientId, $origin, $installation) + $known + [
            'owner_uuid' => $created->ownerUuid,
            'owner_link' => $this->linkOf($origin, $created->ownerUuid) ?? $created->ownerLink->value,
            'terminated_at' => null,
        ] + self::NO_INTENT);
    }

    /** Records a server that was found. An intent stays: what was found may be half of a server that is still being made. */
    public function found(string $key, string $clientId, string $origin, string $installation, Server $server): void
    {
        $this->write($key, $this->serverColumns($server, $clientId, $origin, $installation) + [
            'owner_uuid' => $server->ownerUuid,
            'owner_link' => $this->linkOf($origin, $server->ownerUuid),
            'terminated_at' => null,
        ]);
    }

    /** @param array<string, string> $variables */
    public function applied(string $key, array $variables): void
    {
        $this->write($key, ['variables' => self::json($variables)]);
    }

    /** The panel's address stays: a second Terminate must know where the server was. */
    public function terminated(string $key, string $origin, string $installation): void
    {
        $this->write($key, [
            'origin' => $origin, 'installation' => $installation, 'server_uuid' => null, 'variables' => null, 'address' => null,
            'terminated_at' => Clock::now(),
        ] + self::NO_INTENT);
    }

    /** Forgets the server, and only here: the panel is not asked. */
    public function forgotten(string $key): void
    {
        $this->write($key, [
            'origin' => null, 'installation' => null, 'server_uuid' => null, 'variables' => null, 'address' => null,
        ] + self::NO_INTENT);
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
            'address' => $server->ip,
        ];
    }

    /** @return array<string, mixed> */
    private function intentColumns(?Intent $intent): array
    {
        return $intent === null ? self::NO_INTENT : [
            'intent_origin' => $intent->origin, 'intent_at' => $intent->at, 'intent_deadline' => $intent->deadline,
        ];
    }

    /** @param array<string, mixed> $columns */
    private function write(string $key, array $columns): void
    {
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], $columns + ['updated_at' => Clock::now()]);
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
