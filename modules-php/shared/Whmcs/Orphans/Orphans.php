<?php

/** The list of what deleted services left on panels. It is kept until somebody decides: nothing of it is deleted unasked. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Orphans;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Tables;

final class Orphans
{
    public const TABLE = Module::TABLES . 'orphans';

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('client_id', 32)->default('');
            $table->string('origin', 300)->default('');
            $table->string('thing', 64)->default('');
            $table->string('subject', 32)->default('');
            $table->bigInteger('noted_at');
            $table->bigInteger('suspended_at')->nullable();
        });
    }

    /** @return list<Orphan> the oldest first */
    public static function all(): array
    {
        $rows = self::isThere() ? Capsule::table(self::TABLE)->orderBy('noted_at')->orderBy('service_key')->get()->all() : [];
        return array_map(Orphan::fromRow(...), $rows);
    }

    public static function find(string $key): ?Orphan
    {
        $row = self::isThere() ? Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first() : null;
        return $row === null ? null : Orphan::fromRow($row);
    }

    /** @return bool whether it is new in the list */
    public static function note(string $key, string $client, string $origin, string $thing, string $subject): bool
    {
        self::makeTable();
        return Capsule::table(self::TABLE)->insertOrIgnore([
            'service_key' => $key, 'client_id' => $client, 'origin' => $origin, 'thing' => $thing, 'subject' => $subject,
            'noted_at' => (new DatabaseClock())->now(),
        ]) === 1;
    }

    public static function suspended(string $key): void
    {
        Capsule::table(self::TABLE)->where('service_key', $key)->update(['suspended_at' => (new DatabaseClock())->now()]);
    }

    /** It is no orphan any more: it is gone from its panel, or its service is back. @param list<string> $keys */
    public static function forget(array $keys): void
    {
        if ($keys !== [] && self::isThere()) {
            Capsule::table(self::TABLE)->whereIn('service_key', $keys)->delete();
        }
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
