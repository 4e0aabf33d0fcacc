<?php

/** What is to be done on panels later, in a table of the module's own: one a kind and subject, the newest. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Errands;

use Illuminate\Database\Query\Builder;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class Errands
{
    public const TABLE = Module::TABLES . 'errands';

    /** How often one that fails is tried, and the first pause in seconds; each further one is twice as long. */
    public const TRIES = 8;
    public const PAUSE = 300;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('kind', 24);
            $table->string('subject', 100);
            $table->mediumText('data');
            $table->integer('tries')->default(0);
            $table->bigInteger('next_at');
            $table->bigInteger('since');
            $table->string('token', 16);
            $table->string('installation', 255)->default('');
            $table->primary(['kind', 'subject']);
        });
    }

    /** In place of what waits of that kind for that subject. @param array<string, string> $data @param int $in seconds until the first try */
    public static function add(string $kind, string $subject, array $data = [], int $in = 0): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->updateOrInsert(['kind' => $kind, 'subject' => $subject], self::columns($data, $in));
    }

    /** Where nothing of that kind waits for that subject. @param array<string, string> $data */
    public static function addOnce(string $kind, string $subject, array $data = [], int $in = 0): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->insertOrIgnore(['kind' => $kind, 'subject' => $subject] + self::columns($data, $in));
    }

    public static function find(string $kind, string $subject): ?Errand
    {
        if (!self::isThere()) {
            return null;
        }
        $row = Capsule::table(self::TABLE)->useWritePdo()->where(['kind' => $kind, 'subject' => $subject])->first();
        return $row === null ? null : Errand::fromRow($row);
    }

    /** @return list<Errand> */
    public static function due(int $most): array
    {
        if (!self::isThere()) {
            return [];
        }
        $rows = Capsule::table(self::TABLE)->useWritePdo()->where('next_at', '<=', (new DatabaseClock())->now())->orderBy('next_at')->limit($most)->get();
        return array_map(Errand::fromRow(...), $rows->all());
    }

    /** Counts a try before it is made: a process that dies in it must not repeat it at once. @return int seconds until the next one */
    public static function count(Errand $errand): int
    {
        $pause = self::PAUSE << min($errand->tries, self::TRIES);
        self::row($errand)->update(['tries' => $errand->tries + 1, 'next_at' => (new DatabaseClock())->now() + $pause]);
        return $pause;
    }

    /** It was looked at, and is to be looked at again: no try is counted. */
    public static function postpone(Errand $errand, int $seconds): void
    {
        self::row($errand)->update(['tries' => $errand->tries, 'next_at' => (new DatabaseClock())->now() + $seconds]);
    }

    /** Where it was not asked for anew meanwhile. @return bool whether it was */
    public static function end(Errand $errand): bool
    {
        return self::row($errand)->delete() === 1;
    }

    public static function forget(string $kind, string $subject): void
    {
        if (self::isThere()) {
            Capsule::table(self::TABLE)->where(['kind' => $kind, 'subject' => $subject])->delete();
        }
    }

    private static function row(Errand $errand): Builder
    {
        return Capsule::table(self::TABLE)->where(['kind' => $errand->kind, 'subject' => $errand->subject, 'token' => $errand->token]);
    }

    /** @param array<string, string> $data @return array<string, mixed> */
    private static function columns(array $data, int $in): array
    {
        $now = (new DatabaseClock())->now();
        return [
            'data' => json_encode((object) $data, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE), 'tries' => 0, 'next_at' => $now + $in, 'since' => $now,
            'token' => bin2hex(random_bytes(8)), 'installation' => Installation::address(),
        ];
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
