<?php

/**
 * Keeps the records of services in a table of the module's own, made where it is missing.
 *
 * Callers hold the service's lock. What is written is committed at once: a process that dies later forgets nothing. A username and a
 * domain on a panel can be claimed by one service alone: two unique columns see to it, on whatever host the other one is at work. A lock can
 * be lost while its holder lives on; so a record is written only where its revision is the one that was read, and each writing counts it up.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Account;
use Illuminate\Database\QueryException;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\InstallationSecret;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\RowLock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class Store
{
    public const TABLE = 'mod_opterius_services';

    private const NO_INTENT = ['intent_at' => null, 'intent_deadline' => null];

    /**
     * Makes every table of the module, this one last: where it is there, the others are, and the database user needs no further rights.
     */
    public function __construct()
    {
        if (!Capsule::schema()->hasTable(self::TABLE)) {
            InstallationSecret::makeTable();
            RowLock::makeTable();
        }
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('client_id', 32)->nullable();
            $table->string('origin', 300)->nullable();
            $table->string('installation', 255)->nullable();
            $table->string('username', 64)->default('');
            $table->string('domain', 255)->default('');
            $table->string('state', 16)->default(State::None->value);
            $table->string('claim_username', 64)->nullable()->unique();
            $table->string('claim_domain', 64)->nullable()->unique();
            $table->bigInteger('absent_at')->nullable();
            $table->bigInteger('intent_at')->nullable();
            $table->bigInteger('intent_deadline')->nullable();
            $table->string('package', 255)->nullable();
            $table->string('account_id', 32)->nullable();
            $table->string('address', 64)->nullable();
            $table->bigInteger('updated_at')->nullable();
            $table->bigInteger('revision')->default(0);
        });
    }

    public function find(string $key): Record
    {
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first();
        return $row === null ? new Record($key) : Record::fromRow($row);
    }

    /** Another service that has this username or this domain on this panel. @param list<string> $origins the panel's addresses, now and before */
    public function claimant(string $key, array $origins, Names $names): ?Record
    {
        $claims = static fn (string $what, string $name): array
            => array_map(static fn (string $origin): string => self::claim($origin, $what, $name), $origins);
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', '<>', $key)
            ->where(static function (object $either) use ($claims, $names): void {
                $either->whereIn('claim_username', $claims('username', $names->username))->orWhereIn('claim_domain', $claims('domain', $names->domain));
            })->first();
        return $row === null ? null : Record::fromRow($row);
    }

    /**
     * Records that the panel is going to be asked for an account; only after it was seen to have none of that name.
     *
     * @return Record with that attempt, as it is in the database
     */
    public function begin(Record $record, string $clientId, string $installation, Names $names, string $package, Intent $intent): Record
    {
        $this->demandCommit();
        $this->write($record, self::pair($intent->origin, $names) + [
            'state' => State::Attempt->value, 'client_id' => $clientId, 'installation' => $installation, 'package' => $package,
            'absent_at' => $record->absentAt ?? $intent->at, 'intent_at' => $intent->at, 'intent_deadline' => $intent->deadline,
        ]);
        $kept = $this->find($record->key);
        if ($kept->state !== State::Attempt || !$kept->names->isSame($names) || $kept->revision !== $record->revision + 1) {
            throw new Refusal('The database did not keep the note that an account is going to be created, so the panel was not asked.');
        }
        return $kept;
    }

    public function created(Record $read, Account $account): void
    {
        $this->write($read, ['state' => State::Active->value, 'account_id' => $account->accountId, 'address' => $account->serverIp] + self::NO_INTENT);
    }

    /** The panel keeps the row, its server was not set up, and nothing is under way any more. */
    public function incomplete(Record $read): void
    {
        $this->write($read, ['state' => State::RowOnly->value] + self::NO_INTENT);
    }

    /** The account is this service's by what WHMCS or an administrator says. */
    public function linked(Record $read, string $clientId, string $origin, string $installation, Names $names, string $package): void
    {
        $this->write($read, self::pair($origin, $names) + [
            'state' => State::Active->value, 'client_id' => $clientId, 'installation' => $installation, 'package' => $package,
            'account_id' => null, 'address' => null,
        ] + self::NO_INTENT);
    }

    /** Username or domain are somebody else's. */
    public function refused(Record $read, string $clientId, string $origin, string $installation, Names $names): void
    {
        $this->write($read, [
            'state' => State::Refused->value, 'client_id' => $clientId, 'origin' => $origin, 'installation' => $installation,
            'username' => $names->username, 'domain' => $names->domain, 'claim_username' => null, 'claim_domain' => null, 'absent_at' => null,
        ] + self::NO_INTENT);
    }

    /** The username is a host's own; the panel keeps a row of it that is nobody's to delete. */
    public function occupied(Record $read, Names $names): void
    {
        $this->write($read, [
            'state' => State::Occupied->value, 'username' => $names->username, 'domain' => $names->domain, 'claim_username' => null,
            'claim_domain' => null, 'absent_at' => null,
        ] + self::NO_INTENT);
    }

    /** Nothing of this service is on the panel. */
    public function struck(Record $read, State $state = State::None): void
    {
        $this->write($read, [
            'state' => $state->value, 'claim_username' => null, 'claim_domain' => null, 'absent_at' => null, 'account_id' => null,
            'address' => null,
        ] + self::NO_INTENT);
    }

    /** Puts back what was there before a request that came to nothing. */
    public function restore(Record $begun, Record $record): void
    {
        $this->write($begun, self::pair((string) $record->origin, $record->names) + [
            'state' => $record->state->value, 'absent_at' => $record->absentAt, 'package' => $record->package,
            'intent_at' => $record->intent?->at, 'intent_deadline' => $record->intent?->deadline,
        ]);
    }

    /** The panel has another address: what this service claims, it claims there. */
    public function moved(Record $read, string $origin): void
    {
        $this->write($read, self::pair($origin, $read->names));
    }

    public function packaged(Record $read, string $package): void
    {
        $this->write($read, ['package' => $package]);
    }

    /** @return array<string, mixed> */
    private static function pair(string $origin, Names $names): array
    {
        return [
            'origin' => $origin, 'username' => $names->username, 'domain' => $names->domain,
            'claim_username' => self::claim($origin, 'username', $names->username),
            'claim_domain' => self::claim($origin, 'domain', $names->domain),
        ];
    }

    private static function claim(string $origin, string $what, string $name): string
    {
        return hash('sha256', "$origin\0$what\0" . strtolower($name));
    }

    /** Writes over what was read, and over nothing else: compared and set in one statement. @param array<string, mixed> $columns */
    private function write(Record $read, array $columns): void
    {
        try {
            Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $read->key]);
            $rows = Capsule::table(self::TABLE)->where('service_key', $read->key)->where('revision', $read->revision)
                ->update($columns + ['updated_at' => (new DatabaseClock())->now(), 'revision' => Capsule::raw('revision + 1')]);
        } catch (QueryException $error) {
            throw (string) ($error->errorInfo[0] ?? '') === '23000'
                ? new Refusal('Another service took this username or this domain on this panel a moment ago. ' . Module::text('next.conflict'), 0, $error)
                : $error;
        }
        if ($rows !== 1) {
            throw new Refusal('Another command is at work on this service, or was since this one began (this one\'s lock was lost), so the note of it '
                . 'was left as that one wrote it. Try again in a minute.');
        }
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
}
