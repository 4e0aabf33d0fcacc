<?php

/** The panel's state in SQLite: the tables, and short ways to ask and to change. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Database
{
    private const TABLES = <<<'SQL'
        CREATE TABLE locations (uuid TEXT PRIMARY KEY, name TEXT, description TEXT, flag TEXT, backup_configuration TEXT, created TEXT);
        CREATE TABLE nodes (uuid TEXT PRIMARY KEY, location TEXT, name TEXT, description TEXT, url TEXT, deployment_enabled INT DEFAULT 1,
            maintenance_enabled INT DEFAULT 0, backup_configuration TEXT, memory INT, disk INT, created TEXT);
        CREATE TABLE allocations (uuid TEXT PRIMARY KEY, node TEXT, ip TEXT, alias TEXT, port INT, created TEXT);
        CREATE INDEX allocations_node ON allocations (node, ip, port);
        CREATE TABLE backup_configurations (uuid TEXT PRIMARY KEY, name TEXT, configs TEXT, created TEXT);
        CREATE TABLE nests (uuid TEXT PRIMARY KEY, name TEXT, description TEXT, author TEXT, created TEXT);
        CREATE TABLE eggs (uuid TEXT PRIMARY KEY, nest TEXT, doc TEXT);
        CREATE TABLE egg_variables (uuid TEXT PRIMARY KEY, egg TEXT, position INT, env TEXT, doc TEXT);
        CREATE INDEX egg_variables_egg ON egg_variables (egg, position);
        CREATE TABLE egg_configurations (uuid TEXT PRIMARY KEY, position INT, doc TEXT);
        CREATE TABLE users (uuid TEXT PRIMARY KEY, external_id TEXT UNIQUE, username TEXT COLLATE NOCASE UNIQUE, email TEXT COLLATE NOCASE UNIQUE,
            name_first TEXT, name_last TEXT, role TEXT, admin INT DEFAULT 0, frozen INT DEFAULT 0, suspended INT DEFAULT 0, language TEXT DEFAULT 'en',
            toast_position TEXT DEFAULT 'bottom_right', start_on_grouped_servers INT DEFAULT 0, password TEXT, created TEXT);
        CREATE TABLE api_keys (key TEXT PRIMARY KEY, name TEXT, user TEXT, permissions TEXT, impersonate INT, ips TEXT);
        CREATE TABLE servers (uuid TEXT PRIMARY KEY, short TEXT, external_id TEXT, node TEXT, owner TEXT, egg TEXT, backup_configuration TEXT,
            status TEXT, suspended INT DEFAULT 0, name TEXT, description TEXT, cpu INT, memory INT, memory_overhead INT, swap INT, disk INT, io_weight INT,
            pinned_cpus TEXT, allocations INT, databases INT, backups INT, schedules INT, startup TEXT, image TEXT, timezone TEXT,
            auto_kill TEXT, auto_start TEXT, hugepages INT, kvm INT, installed INT DEFAULT 0, transfer TEXT, created TEXT);
        CREATE INDEX servers_short ON servers (short);
        CREATE INDEX servers_external ON servers (external_id);
        CREATE INDEX servers_owner ON servers (owner);
        CREATE INDEX servers_node ON servers (node);
        CREATE TABLE server_allocations (uuid TEXT PRIMARY KEY, server TEXT, allocation TEXT UNIQUE, is_primary INT, notes TEXT, created TEXT);
        CREATE INDEX server_allocations_server ON server_allocations (server, is_primary);
        CREATE TABLE server_variables (server TEXT, env TEXT, value TEXT, created TEXT, PRIMARY KEY (server, env));
        CREATE TABLE server_backups (uuid TEXT PRIMARY KEY, server TEXT, name TEXT, successful INT, created TEXT, completed TEXT);
        CREATE TABLE node_servers (server TEXT PRIMARY KEY, node TEXT, state TEXT, memory_limit INT, cpu_limit INT, disk_limit INT, started REAL, log TEXT);
        CREATE INDEX node_servers_node ON node_servers (node);
        CREATE TABLE oauth_providers (uuid TEXT PRIMARY KEY, name TEXT, doc TEXT, created TEXT);
        CREATE TABLE oauth_links (uuid TEXT PRIMARY KEY, user TEXT, provider TEXT, identifier TEXT, last_used TEXT, created TEXT, UNIQUE (provider, identifier));
        SQL;

    private \PDO $pdo;

    /** @var array<string, \PDOStatement> */
    private array $prepared = [];

    private int $lastMicrosecond = 0;

    public function __construct(string $file = ':memory:')
    {
        $this->pdo = new \PDO('sqlite:' . $file, null, null, [
            \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
            \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
        ]);
        $this->pdo->exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY');
    }

    /** Empties everything, tables included, and makes the tables anew. */
    public function wipe(): void
    {
        $this->prepared = [];
        foreach ($this->all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") as $table) {
            $this->pdo->exec('DROP TABLE ' . $table['name']);
        }
        $this->prepared = [];
        $this->pdo->exec(self::TABLES);
    }

    /**
     * @param list<mixed> $values
     * @return list<array<string, mixed>>
     */
    public function all(string $sql, array $values = []): array
    {
        return $this->execute($sql, $values)->fetchAll();
    }

    /**
     * @param list<mixed> $values
     * @return array<string, mixed>|null
     */
    public function row(string $sql, array $values = []): ?array
    {
        $statement = $this->execute($sql, $values);
        $row = $statement->fetch();
        $statement->closeCursor();

        return $row === false ? null : $row;
    }

    /** @param list<mixed> $values */
    public function value(string $sql, array $values = []): mixed
    {
        $row = $this->row($sql, $values);

        return $row === null ? null : reset($row);
    }

    /** @param list<mixed> $values @return int the number of rows changed */
    public function change(string $sql, array $values = []): int
    {
        return $this->execute($sql, $values)->rowCount();
    }

    /** @param array<string, mixed> $row */
    public function insert(string $table, array $row): void
    {
        $marks = substr(str_repeat(', ?', count($row)), 2);
        $this->change('INSERT INTO ' . $table . ' (' . implode(', ', array_keys($row)) . ') VALUES (' . $marks . ')', array_values($row));
    }

    /** @param array<string, mixed> $columns */
    public function update(string $table, string $uuid, array $columns): void
    {
        if ($columns === []) {
            return;
        }
        $set = implode(' = ?, ', array_keys($columns)) . ' = ?';
        $this->change('UPDATE ' . $table . ' SET ' . $set . ' WHERE uuid = ?', [...array_values($columns), $uuid]);
    }

    /** Does all of it or nothing. */
    public function atOnce(callable $work): mixed
    {
        $this->pdo->beginTransaction();
        try {
            $result = $work();
            $this->pdo->commit();

            return $result;
        } catch (\Throwable $error) {
            $this->pdo->rollBack();
            throw $error;
        }
    }

    public static function uuid(): string
    {
        $bytes = random_bytes(16);
        $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x40);
        $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);

        return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
    }

    /** The present time as the panel writes it; never the same twice. */
    public function now(): string
    {
        $this->lastMicrosecond = max($this->lastMicrosecond + 1, (int) (microtime(true) * 1e6));

        return gmdate('Y-m-d\TH:i:s', intdiv($this->lastMicrosecond, 1000000)) . sprintf('.%06dZ', $this->lastMicrosecond % 1000000);
    }

    /** @param list<mixed> $values */
    private function execute(string $sql, array $values): \PDOStatement
    {
        $statement = $this->prepared[$sql] ??= $this->pdo->prepare($sql);
        foreach ($values as $i => $value) {
            $type = match (true) {
                is_int($value) => \PDO::PARAM_INT,
                is_bool($value) => \PDO::PARAM_INT,
                $value === null => \PDO::PARAM_NULL,
                default => \PDO::PARAM_STR,
            };
            $statement->bindValue($i + 1, is_bool($value) ? (int) $value : $value, $type);
        }
        try {
            $statement->execute();
        } catch (\PDOException $refused) {
            // SQLite takes no new values for a statement that failed until it is begun anew.
            $statement->closeCursor();
            throw $refused;
        }

        return $statement;
    }
}
