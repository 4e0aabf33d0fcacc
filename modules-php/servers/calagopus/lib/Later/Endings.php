<?php

/** The servers of services that are over, which are deleted later: noted by Terminate, taken back by Create and Unsuspend, deleted after WHMCS's cron. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Endings
{
    public const TABLE = Module::TABLES . 'endings';

    private const DAY = 86400;

    /** Seconds before a deletion that failed is tried again, the first time; each further pause is twice as long, up to a day. */
    private const PAUSE = 600;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('server_uuid', 36);
            $table->string('origin', 300);
            $table->string('state', 16)->index();
            $table->string('why', 500)->default('');
            $table->bigInteger('due_at');
            $table->bigInteger('next_at');
            $table->integer('tries')->default(0);
            $table->string('installation', 255)->default('');
        });
    }

    /** @return int when it is deleted, Unix time; a day that was noted before stays */
    public static function plan(string $key, string $uuid, string $origin, int $days): int
    {
        self::makeTable();
        $before = self::of($key);
        $due = $before !== null && $before->state === Ending::WAITS && strcasecmp($before->uuid, $uuid) === 0 ? $before->dueAt : (new DatabaseClock())->now() + $days * self::DAY;
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], [
            'server_uuid' => $uuid, 'origin' => $origin, 'state' => Ending::WAITS, 'why' => '', 'due_at' => $due, 'next_at' => $due, 'tries' => 0,
            'installation' => Installation::address(),
        ]);
        return $due;
    }

    public static function of(string $key): ?Ending
    {
        $row = self::isThere() ? Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first() : null;
        return $row === null ? null : Ending::fromRow($row);
    }

    /** Somebody wants the service back: from now on nothing deletes its server, whatever becomes of that. @return bool whether it was to be deleted */
    public static function want(string $key): bool
    {
        return self::isThere() && self::of($key) !== null
            && Capsule::table(self::TABLE)->where('service_key', $key)->update(['state' => Ending::WANTED, 'why' => '']) >= 0;
    }

    /** It is not deleted unasked any more. */
    public static function leave(string $key, string $why): void
    {
        Capsule::table(self::TABLE)->where('service_key', $key)->where('state', Ending::WAITS)->update(['state' => Ending::LEFT, 'why' => mb_substr($why, 0, 500)]);
    }

    public static function drop(string $key): void
    {
        self::isThere() && Capsule::table(self::TABLE)->where('service_key', $key)->delete();
    }

    /** @return list<Ending> whose day has come */
    public static function due(int $most): array
    {
        $rows = !self::isThere() ? [] : Capsule::table(self::TABLE)->useWritePdo()->where('state', Ending::WAITS)
            ->whereIn('installation', Installation::own(Config::load()) ?: [''])->where('next_at', '<=', (new DatabaseClock())->now())->orderBy('next_at')->limit($most)->get()->all();
        return array_map(Ending::fromRow(...), $rows);
    }

    /** Those that wait for their day. @return array<string, string> service => UUID of its server */
    public static function waiting(): array
    {
        return !self::isThere() ? [] : array_map(strval(...), Capsule::table(self::TABLE)->where('state', Ending::WAITS)->pluck('server_uuid', 'service_key')->all());
    }

    /** Counts a try before it is made: a process that dies in it must not repeat it at once. @return int seconds until the next one */
    public static function count(Ending $ending): int
    {
        $pause = min(self::DAY, self::PAUSE << min($ending->tries, 10));
        Capsule::table(self::TABLE)->where('service_key', $ending->key)->where('state', Ending::WAITS)
            ->update(['tries' => $ending->tries + 1, 'next_at' => (new DatabaseClock())->now() + $pause]);
        return $pause;
    }

    /** For the admin tab; empty where nothing is planned. */
    public static function told(string $key, Language $language): string
    {
        $ending = self::of($key);
        return $ending === null ? '' : $language->text("ending.$ending->state", ['day' => gmdate('Y-m-d', $ending->dueAt), 'why' => $ending->why]);
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
