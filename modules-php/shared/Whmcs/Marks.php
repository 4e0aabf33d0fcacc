<?php

/** Services that are to be looked at when nobody waits for it: a renewal marks its service, and reconcile looks and takes the mark away. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;

final class Marks
{
    public const TABLE = Module::TABLES . 'marks';

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('why', 32);
            $table->bigInteger('marked_at');
        });
    }

    public static function set(string $key, string $why): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], ['why' => $why, 'marked_at' => (new DatabaseClock())->now()]);
    }

    /** @return array<string, int> service => when it was marked */
    public static function all(): array
    {
        if (!Tables::isThere(self::TABLE)) {
            return [];
        }
        return array_map(intval(...), Capsule::table(self::TABLE)->pluck('marked_at', 'service_key')->all());
    }

    /** Takes away the marks that were there when it was looked; a newer one stays. */
    public static function clear(string $key, int $markedAt): void
    {
        Capsule::table(self::TABLE)->where('service_key', $key)->where('marked_at', '<=', $markedAt)->delete();
    }
}
