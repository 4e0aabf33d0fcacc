<?php

/** The commands that wait to be pressed again, in a table of the module's own: one a service, the last that failed. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Waiting
{
    public const TABLE = Module::TABLES . 'retries';

    /** How often the cron presses, and the first pause in seconds; each further one is twice as long: the last is after some 21 hours. */
    public const TRIES = 8;
    public const PAUSE = 300;

    /** Characters of a message, and of a reason, that are kept. */
    private const LONGEST = 500;
    private const LONGEST_REASON = 255;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->bigInteger('service_id')->primary();
            $table->string('action', 32);
            $table->string('status', 32);
            $table->string('due', 32);
            $table->integer('tries')->default(0);
            $table->string('reason', self::LONGEST_REASON)->default('');
            $table->string('message', 2000)->default('');
            $table->bigInteger('next_at');
            $table->string('installation', 255)->default('');
        });
    }

    /** A command failed: what waited for this service before is replaced; the same one keeps its count of tries. */
    public static function note(int $service, Action $action, Wish $wish, string $reason, string $message, int $wait): void
    {
        self::makeTable();
        $before = self::find($service);
        $isSame = $before !== null && $before->action === $action && $before->wish->isSame($wish);
        $columns = ['message' => (string) preg_replace('/^(.{' . self::LONGEST . '}).*$/us', '$1…', $message)];
        if (!$isSame) {
            $columns += [
                'action' => $action->value, 'status' => $wish->status, 'due' => $wish->due, 'tries' => 0,
                'reason' => mb_substr($reason, 0, self::LONGEST_REASON),
                'next_at' => (new DatabaseClock())->now() + max(self::PAUSE, $wait), 'installation' => Installation::address(),
            ];
        }
        Capsule::table(self::TABLE)->updateOrInsert(['service_id' => $service], $columns);
    }

    public static function forget(int $service): void
    {
        if (self::isThere()) {
            Capsule::table(self::TABLE)->where('service_id', $service)->delete();
        }
    }

    public static function find(int $service): ?Failed
    {
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_id', $service)->first();
        return $row === null ? null : Failed::fromRow($row);
    }

    /** Whether it waits still as it was read: a press by hand may have changed or ended it since. */
    public static function isStill(Failed $read): bool
    {
        $now = self::find($read->service);
        return $now !== null && $now->action === $read->action && $now->tries === $read->tries && $now->wish->isSame($read->wish);
    }

    /** Those that are due, who has paid first. @return list<Failed> */
    public static function due(int $most): array
    {
        $due = [];
        foreach (self::isThere() ? Action::cases() : [] as $action) {
            $rows = Capsule::table(self::TABLE)->useWritePdo()->where('action', $action->value)->where('next_at', '<=', (new DatabaseClock())->now())
                ->orderBy('next_at')->limit($most - count($due))->get();
            foreach ($rows as $row) {
                $due[] = Failed::fromRow($row);
            }
        }
        return array_values(array_filter($due));
    }

    /** Counts a try before it is made: a process that dies in it must not repeat it at once. @return int seconds until the next one */
    public static function count(Failed $failed): int
    {
        $pause = self::PAUSE << ($failed->tries + 1);
        Capsule::table(self::TABLE)->where('service_id', $failed->service)->update(['tries' => $failed->tries + 1, 'next_at' => (new DatabaseClock())->now() + $pause]);
        return $pause;
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
