<?php

/** A lock by a unique row with an expiry, for databases without GET_LOCK or where it does not reach all hosts (SQLite, Galera). */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Illuminate\Database\QueryException;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Lock;

final class RowLock implements Lock
{
    public const TABLE = Module::TABLES . 'locks';

    /** Pause between two tries, microseconds. */
    private const PAUSE = 100_000;

    private readonly string $holder;

    /** @param int $lease seconds after which a lock that nobody released is free again: more than any command takes */
    public function __construct(private readonly string $key, private readonly int $lease)
    {
        $this->holder = bin2hex(random_bytes(16));
        self::makeTable();
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('holder', 32);
            $table->bigInteger('expires');
        });
    }

    public function acquire(int $wait): bool
    {
        $until = microtime(true) + $wait;
        while (!$this->insert()) {
            if (microtime(true) >= $until) {
                return false;
            }
            usleep(self::PAUSE);
        }
        return true;
    }

    public function isHeld(): bool
    {
        return Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $this->key)->where('holder', $this->holder)
            ->where('expires', '>', (new DatabaseClock())->now())->exists();
    }

    public function release(): void
    {
        Capsule::table(self::TABLE)->where('service_key', $this->key)->where('holder', $this->holder)->delete();
    }

    private function insert(): bool
    {
        $now = (new DatabaseClock())->now();
        try {
            Capsule::table(self::TABLE)->where('expires', '<=', $now)->delete();
            Capsule::table(self::TABLE)->insert([
                'service_key' => $this->key, 'holder' => $this->holder, 'expires' => $now + $this->lease,
            ]);
        } catch (QueryException $error) {
            return self::isContention($error) ? false : throw $error;
        }
        return true;
    }

    /** A row that is there, or another host's transaction in the way (Galera says so as a deadlock), or SQLite busy. */
    private static function isContention(QueryException $error): bool
    {
        return in_array((string) ($error->errorInfo[0] ?? ''), ['23000', '40001'], true)
            || in_array((int) ($error->errorInfo[1] ?? 0), [5, 6, 1205, 1213], true);
    }
}
