<?php

/** The rows that make a server: itself, its allocations, its variables, and what its node knows of it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class ServerRows
{
    private const SELECT = 'SELECT s.*, sa.uuid AS a_uuid, sa.notes AS a_notes, sa.created AS a_created, a.ip AS a_ip, a.alias AS a_alias, a.port AS a_port'
        . ' FROM servers s LEFT JOIN server_allocations sa ON sa.server = s.uuid AND sa.is_primary = 1 LEFT JOIN allocations a ON a.uuid = sa.allocation ';

    private const DEFAULTS = [
        'external_id' => null, 'egg' => Seed::PAPER, 'owner' => Seed::ADMIN, 'node' => Seed::NODE_1, 'backup_configuration' => null,
        'status' => 'installing', 'suspended' => 0, 'name' => 'Server', 'description' => null, 'cpu' => 100, 'memory' => 1024, 'memory_overhead' => 0, 'swap' => 0,
        'disk' => 10240, 'io_weight' => null, 'pinned_cpus' => '[]', 'allocations' => 1, 'databases' => 0, 'backups' => 0, 'schedules' => 0,
        'startup' => 'java -jar {{SERVER_JARFILE}}', 'image' => 'ghcr.io/example/java:21', 'timezone' => null,
        'auto_kill' => '{"enabled":false,"seconds":30}', 'auto_start' => 'unless_stopped', 'hugepages' => 0, 'kvm' => 0, 'installed' => 0,
    ];

    public function __construct(private readonly Database $db)
    {
    }

    /**
     * @param array<string, mixed> $columns
     * @return string the server's UUID
     */
    public function insert(array $columns, ?string $allocation, bool $nodeKnows): string
    {
        $allocationId = $columns['allocation_id'] ?? null;
        unset($columns['allocation_id']);
        $columns += self::DEFAULTS + ['uuid' => Database::uuid(), 'created' => $this->db->now()];
        $columns['short'] = substr($columns['uuid'], 0, 8);
        $this->db->insert('servers', $columns);
        if ($allocation !== null) {
            $this->allocate($columns['uuid'], $allocation, true, $columns['created'], $allocationId);
        }
        if ($nodeKnows) {
            $this->makeKnown($columns['uuid'], $columns['status'] === null ? 'running' : 'offline');
        }

        return $columns['uuid'];
    }

    public function allocate(string $server, string $allocation, bool $primary, ?string $created = null, ?string $uuid = null): string
    {
        $uuid ??= Database::uuid();
        $this->db->insert('server_allocations', ['uuid' => $uuid, 'server' => $server, 'allocation' => $allocation, 'is_primary' => (int) $primary,
            'created' => $created ?? $this->db->now()]);

        return $uuid;
    }

    public function setVariable(string $server, string $name, string $value, ?string $created = null): void
    {
        $this->db->change(
            'INSERT INTO server_variables (server, env, value, created) VALUES (?, ?, ?, ?) ON CONFLICT (server, env) DO UPDATE SET value = excluded.value',
            [$server, $name, $value, $created ?? $this->db->now()],
        );
    }

    /** The node learns of the server, with the limits that the panel holds now. */
    public function makeKnown(string $uuid, string $state): void
    {
        $this->db->change(
            "INSERT OR REPLACE INTO node_servers (server, node, state, memory_limit, cpu_limit, disk_limit, started, log)
             SELECT uuid, node, ?, memory, cpu, disk, ?, 'installing' || char(10) || 'done' || char(10) FROM servers WHERE uuid = ?",
            [$state, microtime(true), $uuid],
        );
    }

    /** @return array<string, mixed>|null by the whole UUID or its first eight digits */
    public function find(string $id): ?array
    {
        if (Text::isUuid($id)) {
            return $this->db->row(self::SELECT . 'WHERE s.uuid = ?', [strtolower($id)]);
        }

        return preg_match('/^[0-9a-f]{8}$/Di', $id)
            ? $this->db->row(self::SELECT . 'WHERE s.short = ? LIMIT 1', [strtolower($id)])
            : null;
    }

    /** @return array<string, mixed>|null the first that bears this external id; there may be more */
    public function findExternal(string $externalId): ?array
    {
        return $this->db->row(self::SELECT . 'WHERE s.external_id = ? ORDER BY s.rowid LIMIT 1', [$externalId]);
    }

    /**
     * @param array<string, mixed> $where columns and what they must equal
     * @return array{int, list<array<string, mixed>>} how many there are, and those of the page
     */
    public function page(array $where, ?string $search, Page $page): array
    {
        $conditions = array_map(static fn (string $column): string => 's.' . $column . ' = ?', array_keys($where));
        $values = array_values($where);
        if ($search !== null && $search !== '') {
            $conditions[] = "s.name LIKE ? ESCAPE '\\'";
            $values[] = Text::anywhere($search);
        }
        $sql = $conditions === [] ? '' : 'WHERE ' . implode(' AND ', $conditions);
        $total = (int) $this->db->value('SELECT COUNT(*) FROM servers s ' . $sql, $values);
        $rows = $this->db->all(self::SELECT . $sql . ' ORDER BY s.rowid LIMIT ? OFFSET ?', [...$values, $page->size, $page->offset()]);

        return [$total, $rows];
    }

    /** Takes away the server with everything of it on the panel. */
    public function remove(string $uuid): void
    {
        $this->db->change('DELETE FROM server_allocations WHERE server = ?', [$uuid]);
        $this->db->change('DELETE FROM server_variables WHERE server = ?', [$uuid]);
        $this->db->change('DELETE FROM servers WHERE uuid = ?', [$uuid]);
    }
}
