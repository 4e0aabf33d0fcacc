<?php

/**
 * Keeps the records of services in a table of the module's own, made where it is missing.
 *
 * Callers hold the service's lock. What is written is committed at once: a process that dies later forgets nothing. A lock can be lost while
 * its holder lives on; so each writing counts the record's revision up, and what would undo another host's work is written only where the
 * revision is the one that was read.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Record;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Connection\Tested;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile\Runs;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile\Unapplied;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Orphans\Sold;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Retry\Waiting;

abstract class ServiceStore
{
    public const TABLE = Module::TABLES . 'services';

    /** Records that one question asks for. */
    private const AT_ONCE = 500;

    /** Makes every table of the module, this one last: where it is there, the others are, and the database user needs no further rights. */
    public function __construct()
    {
        $there = Tables::columns(self::TABLE);
        if ($there !== []) {
            Tables::addMissing(self::TABLE, static::laterColumns(), $there);
            return;
        }
        InstallationSecret::makeTable();
        RowLock::makeTable();
        Marks::makeTable();
        Waiting::makeTable();
        Errands::makeTable();
        Sold::makeTable();
        Orphans::makeTable();
        Tested::makeTable();
        Findings::makeTable();
        Runs::makeTable();
        Unapplied::makeTable();
        static::makeOtherTables();
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            static::addColumns($table);
            $table->bigInteger('updated_at')->nullable();
            $table->bigInteger('revision')->default(0);
        });
        Tables::addMissing(self::TABLE, static::laterColumns());
    }

    /** What the module records of a service. */
    abstract protected static function addColumns(Blueprint $table): void;

    /** Columns that came with a later release. @return array<string, \Closure(Blueprint): mixed> by name */
    protected static function laterColumns(): array
    {
        return [];
    }

    /** What the module keeps besides. */
    protected static function makeOtherTables(): void
    {
    }

    public function find(string $key): Record
    {
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first();
        return $row === null ? new Record($key) : Record::fromRow($row);
    }

    /** What is recorded of many services, by id. @param list<int> $services @param list<string> $columns @return array<int, object> */
    public static function rows(array $services, array $columns = ['*']): array
    {
        $rows = [];
        foreach (array_chunk($services, self::AT_ONCE) as $chunk) {
            foreach (Capsule::table(self::TABLE)->whereIn('service_key', array_map(strval(...), $chunk))->get($columns) as $row) {
                $rows[(int) $row->service_key] = $row;
            }
        }
        return $rows;
    }

    /**
     * Notes for certain what is going to be asked for.
     *
     * @param array<string, mixed> $columns
     * @param string $what in a sentence, with its article
     * @param \Closure(Record): bool $isKept whether the record says so now
     * @return Record as it is in the database
     */
    protected function commit(Record $read, array $columns, string $what, \Closure $isKept): Record
    {
        self::demandCommit();
        $this->replace($read, $columns);
        $kept = $this->find($read->key);
        if (!$isKept($kept) || $kept->revision !== $read->revision + 1) {
            throw new Refusal("The database did not keep the note that $what is going to be created, so the panel was not asked.");
        }
        return $kept;
    }

    /** Whoever wrote last. @param array<string, mixed> $columns */
    protected function write(string $key, array $columns): void
    {
        $this->update($key, null, $columns);
    }

    /** Writes over what was read, and over nothing else. @param array<string, mixed> $columns */
    protected function replace(Record $read, array $columns): void
    {
        if (!$this->exchange($read, $columns)) {
            throw new Refusal('Another command is at work on this service, or was since this one began (this one\'s lock was lost), so the note of it '
                . 'was left as that one wrote it. Try again in a minute.', customer: 'busy');
        }
    }

    /** Compares and sets in one statement. @param array<string, mixed> $columns @return bool whether the record was as it was read */
    protected function exchange(Record $read, array $columns): bool
    {
        return $this->update($read->key, $read->revision, $columns) === 1;
    }

    /** @param int|null $revision that alone is written over; null: any @param array<string, mixed> $columns @return int rows */
    protected function update(string $key, ?int $revision, array $columns): int
    {
        Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key]);
        $row = Capsule::table(self::TABLE)->where('service_key', $key);
        return ($revision === null ? $row : $row->where('revision', $revision))
            ->update($columns + ['updated_at' => (new DatabaseClock())->now(), 'revision' => Capsule::raw('revision + 1')]);
    }

    /** Inside a transaction of somebody else a note would be lost together with the process. */
    private static function demandCommit(): void
    {
        $connection = Capsule::connection();
        if ($connection->transactionLevel() > 0 || $connection->getPdo()->inTransaction()) {
            throw new Refusal('A database transaction is open in this request (another module or hook began it), so nothing can be noted '
                . 'for certain before the panel is asked; the panel was not asked.');
        }
    }
}
