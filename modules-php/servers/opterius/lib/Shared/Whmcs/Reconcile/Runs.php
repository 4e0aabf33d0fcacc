<?php

/** When the cron's reconcile last looked at each panel and how that ended, in a table of the module's own; and when WHMCS's cron last ran at all. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class Runs
{
    public const TABLE = Module::TABLES . 'reconciled';

    /** WHMCS itself, beside the panels. */
    public const WHMCS = 'whmcs';

    /** Each run of WHMCS's cron. */
    private const CRON = 'cron';

    /** When there is something to do again. */
    private const NEXT = 'next';

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('scope', 32)->primary();
            $table->string('name', 300);
            $table->bigInteger('began_at');
            $table->bigInteger('ended_at')->nullable();
            $table->boolean('is_whole')->default(false);
            $table->mediumText('problem')->nullable();
            $table->integer('seen')->default(0);
            $table->integer('without_id')->default(0);
            $table->integer('found')->default(0);
        });
    }

    public static function cronRan(): void
    {
        self::put(self::CRON, ['began_at' => (new DatabaseClock())->now()]);
    }

    /** When WHMCS's cron last ran this module's part, by the database's clock; null: never. */
    public static function lastCron(): ?int
    {
        return self::time(self::CRON);
    }

    /** @param int|null $at null: as soon as may be */
    public static function setNext(?int $at): void
    {
        self::put(self::NEXT, ['began_at' => $at ?? 0]);
    }

    public static function isDue(): bool
    {
        return (self::time(self::NEXT) ?? 0) <= (new DatabaseClock())->now();
    }

    /** @param string $name the panel's URL, or WHMCS */
    public static function began(string $name): void
    {
        self::put($name, ['began_at' => (new DatabaseClock())->now(), 'ended_at' => null, 'is_whole' => false, 'problem' => null]);
    }

    /** @param string $problem why not all could be read; empty where all was */
    public static function ended(string $name, string $problem, int $seen, int $without, int $found): void
    {
        self::put($name, [
            'ended_at' => (new DatabaseClock())->now(), 'is_whole' => $problem === '', 'problem' => $problem === '' ? null : $problem,
            'seen' => $seen, 'without_id' => $without, 'found' => $found,
        ]);
    }

    /** Forgets panels that no WHMCS server is any more. @param list<string> $names those that are */
    public static function keep(array $names): void
    {
        $scopes = array_map(Findings::scope(...), [...$names, self::WHMCS, self::CRON, self::NEXT]);
        $gone = Capsule::table(self::TABLE)->whereNotIn('scope', $scopes)->pluck('scope')->all();
        Capsule::table(self::TABLE)->whereIn('scope', $gone)->delete();
        Capsule::table(Findings::TABLE)->whereIn('scope', $gone)->delete();
    }

    /** When it was last begun, and whether it was read whole. @return object{began_at: int, is_whole: bool}|null */
    public static function of(string $name): ?object
    {
        self::makeTable();
        return Capsule::table(self::TABLE)->where('scope', Findings::scope($name))->first();
    }

    /**
     * For pages, by name.
     *
     * @return list<array{name: string, began_at: int, ended_at: int|null, is_whole: bool, problem: string, seen: int, without_id: int, found: int}>
     *     `name` is a panel's URL, "server N" of an entry that cannot be asked, or WHMCS; `ended_at` null: it is under way, or was cut off
     */
    public static function all(): array
    {
        if (!Tables::isThere(self::TABLE)) {
            return [];
        }
        $rows = Capsule::table(self::TABLE)->whereNotIn('name', [self::CRON, self::NEXT])->orderBy('name')->get();
        return array_map(static fn (object $row): array => [
            'name' => (string) $row->name, 'began_at' => (int) $row->began_at, 'ended_at' => $row->ended_at === null ? null : (int) $row->ended_at,
            'is_whole' => (bool) $row->is_whole, 'problem' => (string) $row->problem, 'seen' => (int) $row->seen, 'without_id' => (int) $row->without_id,
            'found' => (int) $row->found,
        ], $rows->all());
    }

    private static function time(string $name): ?int
    {
        $at = self::of($name)?->began_at;
        return $at === null ? null : (int) $at;
    }

    /** @param array<string, mixed> $columns */
    private static function put(string $name, array $columns): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->updateOrInsert(['scope' => Findings::scope($name)], ['name' => $name] + $columns);
    }
}
