<?php

/** Chooses the kind of lock that the database can be trusted with, and runs work under it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

final class Locks
{
    public static function make(string $key, int $lease): Lock
    {
        return self::hasNamedLocks() ? new NamedLock($key, $lease) : new RowLock($key, $lease);
    }

    /**
     * Runs work while nobody else works on the same service; the lock is released whatever happens.
     *
     * @template T
     * @param \Closure(Lock): T $work
     * @return T
     */
    public static function during(string $key, int $wait, int $lease, \Closure $work): mixed
    {
        $lock = self::make($key, $lease);
        if (!$lock->acquire($wait)) {
            throw new Refusal('Another command is at work on this service; nothing was done. Try again in a minute.', customer: 'busy');
        }
        try {
            return $work($lock);
        } finally {
            self::release($lock);
        }
    }

    /** A Galera cluster does not share named locks between its nodes. */
    private static function hasNamedLocks(): bool
    {
        $connection = Capsule::connection();
        if ($connection->getDriverName() !== 'mysql') {
            return false;
        }
        $wsrep = $connection->selectOne("SHOW VARIABLES LIKE 'wsrep_on'", [], false);
        return $wsrep === null || strtoupper((string) $wsrep->Value) !== 'ON';
    }

    /** The outcome of the work is not changed by a release that fails: the lock ends with its connection or its expiry. */
    private static function release(Lock $lock): void
    {
        try {
            $lock->release();
        } catch (\Throwable) {
            return;
        }
    }
}
