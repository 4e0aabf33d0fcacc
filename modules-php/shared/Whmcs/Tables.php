<?php

/**
 * Makes the module's own tables where they are missing; two requests may try at once.
 *
 * Illuminate makes a table first and adds its keys afterwards. What rests on a unique key must not see the table in between: it is made
 * under another name and renamed when it is whole.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Illuminate\Database\QueryException;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

final class Tables
{
    /** MySQL's and MariaDB's numbers for a right that is missing: on the database, on a table, on a column, of the server. */
    private const DENIED = [1044, 1142, 1143, 1227];

    /** @param \Closure(Blueprint): void $columns keys without names of their own */
    public static function ensure(string $table, \Closure $columns): void
    {
        $schema = Capsule::schema();
        if (self::isThere($table)) {
            return;
        }
        $unready = $table . '_' . bin2hex(random_bytes(4));
        try {
            $schema->create($unready, $columns);
            $schema->rename($unready, $table);
        } catch (QueryException $error) {
            self::drop($unready);
            if (!self::isThere($table)) {
                throw self::isDenied($error) ? self::denied($table, $error) : $error;
            }
        }
    }

    /** Makes it where it is missing, and adds what one of an earlier release lacks: one question where it is whole. @param array<string, \Closure(Blueprint): mixed> $later by name */
    public static function ensureWhole(string $table, \Closure $columns, array $later): void
    {
        $there = self::columns($table);
        $there === [] ? self::ensure($table, $columns) : self::addMissing($table, $later, $there);
    }

    /** Asked of the table itself, which waits for another request's ALTER: a list of the schema costs far more, and lacks a table that is being altered. */
    public static function isThere(string $table): bool
    {
        try {
            Capsule::table($table)->useWritePdo()->selectRaw('1')->first();
            return true;
        } catch (QueryException) {
            return Capsule::schema()->hasTable($table);
        }
    }

    /** @return list<string> in small letters; empty where there is no such table */
    public static function columns(string $table): array
    {
        return array_map(strtolower(...), self::columnsOfNoRows($table) ?? array_values(Capsule::schema()->getColumnListing($table)));
    }

    /** As an empty answer of the table names them, and as isThere() not from a list; null where it does not, as SQLite's. @return list<string>|null */
    private static function columnsOfNoRows(string $table): ?array
    {
        $connection = Capsule::connection();
        try {
            $answer = $connection->getPdo()->query('select * from ' . $connection->getQueryGrammar()->wrapTable($table) . ' limit 0');
        } catch (\PDOException) {
            return null;
        }
        $names = [];
        for ($i = 0, $count = $answer === false ? 0 : $answer->columnCount(); $i < $count; ++$i) {
            $names[] = (string) ($answer->getColumnMeta($i)['name'] ?? '');
        }
        return $names === [] || in_array('', $names, true) ? null : $names;
    }

    /**
     * Adds the columns that a table of an earlier release lacks.
     *
     * @param array<string, \Closure(Blueprint): mixed> $columns by name
     * @param list<string>|null $there what columns() told; null: it is asked
     */
    public static function addMissing(string $table, array $columns, ?array $there = null): void
    {
        $schema = Capsule::schema();
        $there ??= self::columns($table);
        foreach (array_diff_key($columns, array_flip($there)) as $name => $add) {
            try {
                $schema->table($table, static function (Blueprint $blueprint) use ($add): void {
                    $add($blueprint);
                });
            } catch (QueryException $error) {
                if (!in_array($name, self::columns($table), true)) {
                    throw self::isDenied($error) ? self::denied($table, $error) : $error;
                }
            }
        }
    }

    /** What could not be made whole is welcome to go, but the cause is what must be told. */
    private static function drop(string $table): void
    {
        try {
            Capsule::schema()->dropIfExists($table);
        } catch (QueryException) {
            return;
        }
    }

    private static function isDenied(QueryException $error): bool
    {
        return in_array((int) ($error->errorInfo[1] ?? 0), self::DENIED, true);
    }

    private static function denied(string $table, QueryException $error): Refusal
    {
        return new Refusal("The module keeps records in a table of its own, $table, and the database user in WHMCS's configuration.php may not make or extend it. "
            . 'Give that user the rights CREATE, ALTER, DROP and INDEX on WHMCS\'s database and try again; once the tables are there, SELECT, INSERT, '
            . 'UPDATE and DELETE are enough. The panel was not asked. The database said: ' . (string) ($error->errorInfo[2] ?? ''), 0, $error);
    }
}
