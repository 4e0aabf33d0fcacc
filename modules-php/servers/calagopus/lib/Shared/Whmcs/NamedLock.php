<?php

/** A lock by MariaDB's and MySQL's GET_LOCK: held by the connection, and gone with it however the process ends. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class NamedLock implements Lock
{
    private readonly string $name;

    /** @param int $lease seconds that the connection must outlive */
    public function __construct(string $key, private readonly int $lease)
    {
        $this->name = self::nameFor(InstallationSecret::get(), (string) Capsule::connection()->getDatabaseName(), $key);
    }

    /**
     * At most 64 characters, which is what MySQL takes. Such locks are the whole database server's, and whoever may log in there may take any
     * of a name that he knows: so the name cannot be told without the installation's secret.
     */
    public static function nameFor(#[\SensitiveParameter] string $secret, string $database, string $key): string
    {
        return Module::NAME . '.' . substr(hash_hmac('sha256', "$database\0$key", $secret), 0, 48);
    }

    public function acquire(int $wait): bool
    {
        $this->keepConnection();
        $got = $this->ask('GET_LOCK(?, ?)', [$this->name, $wait]);
        if ($got === null) {
            throw new Refusal('The database refused the lock of this service, so nothing was done; try again.');
        }
        return $got === 1;
    }

    public function isHeld(): bool
    {
        return $this->ask('IS_USED_LOCK(?) = CONNECTION_ID()', [$this->name]) === 1;
    }

    public function release(): void
    {
        $this->ask('RELEASE_LOCK(?)', [$this->name]);
    }

    private function keepConnection(): void
    {
        if ($this->ask('@@SESSION.wait_timeout', []) < $this->lease) {
            Capsule::connection()->statement("SET SESSION wait_timeout = {$this->lease}");
        }
    }

    /** @param list<mixed> $values */
    private function ask(string $expression, array $values): ?int
    {
        $answer = Capsule::connection()->selectOne("SELECT $expression AS answer", $values, false)->answer ?? null;
        return $answer === null ? null : (int) $answer;
    }
}
