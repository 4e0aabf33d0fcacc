<?php

/**
 * The database that stands behind `WHMCS\Database\Capsule`: SQLite, or one database of a MariaDB server.
 *
 * Its DSN (`sqlite:PATH` or `mysql:unix_socket=PATH;dbname=NAME`) lets other processes attach to the same one.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use Illuminate\Container\Container;
use Illuminate\Database\Eloquent\Model;
use WHMCS\Database\Capsule;

final class Database
{
    /** The environment variable by which tests share one MariaDB server: the path of its socket. */
    public const SOCKET_VARIABLE = 'WHMCS_STANDIN_SOCKET';

    private readonly int $owner;

    private function __construct(
        public readonly string $dsn,
        private readonly ?MariaDbServer $server = null,
        private readonly ?string $file = null,
        private readonly bool $ours = true
    ) {
        $this->owner = (int) getmypid();
        $this->connect();
    }

    /** A new SQLite database with the WHMCS tables; in memory where no file is named. */
    public static function sqlite(?string $file = null): self
    {
        $database = new self('sqlite:' . ($file ?? ':memory:'), null, $file);
        if ($file !== null) {
            Capsule::connection()->statement('PRAGMA journal_mode=WAL');
        }
        Schema::create();
        return $database;
    }

    /**
     * A new database with the WHMCS tables on the shared MariaDB server where there is one, on a server of its own
     * where not.
     */
    public static function mariadb(): self
    {
        $socket = (string) getenv(self::SOCKET_VARIABLE);
        $server = $socket === '' ? MariaDbServer::start() : null;
        $socket = $server?->socket() ?? $socket;
        $name = 'whmcs_' . bin2hex(random_bytes(5));
        MariaDbServer::pdo($socket)->exec("CREATE DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        $database = new self("mysql:unix_socket=$socket;dbname=$name", $server);
        Schema::create();
        return $database;
    }

    /** The database of another process, which keeps it and removes it. */
    public static function attach(string $dsn): self
    {
        return new self($dsn, null, null, false);
    }

    /** Connects Capsule and the models, or connects them anew when the connection was cut. */
    public function connect(): void
    {
        $capsule = new Capsule(new Container());
        $capsule->addConnection(self::configuration($this->dsn));
        $capsule->setAsGlobal();
        $capsule->bootEloquent();
        Model::clearBootedModels();
        Capsule::connection()->enableQueryLog();
        if (str_starts_with($this->dsn, 'sqlite:')) {
            Capsule::connection()->statement('PRAGMA busy_timeout=20000');
        }
    }

    public function isMariaDb(): bool
    {
        return str_starts_with($this->dsn, 'mysql:');
    }

    /**
     * Removes the database, and the server where it was started for it; does nothing in a forked child or when
     * attached.
     */
    public function remove(): void
    {
        if (!$this->ours || $this->owner !== getmypid()) {
            return;
        }
        if ($this->isMariaDb() && $this->server === null) {
            $this->drop();
        }
        Capsule::connection()->disconnect();
        $this->server?->stop();
        foreach ($this->file === null ? [] : ['', '-wal', '-shm'] as $suffix) {
            @unlink($this->file . $suffix);
        }
    }

    /** Drops the database on a shared server; one that has ended already took it along. */
    private function drop(): void
    {
        try {
            Capsule::connection()->statement('DROP DATABASE IF EXISTS ' . self::fields($this->dsn)['dbname']);
        } catch (\Illuminate\Database\QueryException | \PDOException) {
            return;
        }
    }

    /** @return array<string, mixed> Illuminate's configuration; WHMCS runs without MySQL's strict mode */
    private static function configuration(string $dsn): array
    {
        if (str_starts_with($dsn, 'sqlite:')) {
            return ['driver' => 'sqlite', 'database' => substr($dsn, 7), 'prefix' => ''];
        }
        $fields = self::fields($dsn);
        return [
            'driver' => 'mysql', 'unix_socket' => $fields['unix_socket'], 'database' => $fields['dbname'],
            'username' => 'root',
            'password' => '', 'charset' => 'utf8mb4', 'collation' => 'utf8mb4_unicode_ci', 'prefix' => '',
            'strict' => false,
        ];
    }

    /** @return array{unix_socket: string, dbname: string} */
    private static function fields(string $dsn): array
    {
        if (!preg_match('/^mysql:unix_socket=([^;]+);dbname=(\w+)$/', $dsn, $parts)) {
            throw new \InvalidArgumentException("Not a DSN of the stand-in: $dsn");
        }
        return ['unix_socket' => $parts[1], 'dbname' => $parts[2]];
    }
}
