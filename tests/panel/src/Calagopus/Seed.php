<?php

/** Fills the empty panel: the catalogue that was recorded, and what each seed adds to it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Seed
{
    public const NODE_1 = 'ee73e04b-6520-4049-a210-93197cf5079d';
    public const NODE_2 = '7fff32e0-6f32-4e03-bcb4-79d33c0a985c';
    public const FRANKFURT = '09c482b3-ed47-4302-9532-fd1f211b4f87';
    public const PAPER = 'c36822a7-8ba0-42e0-a177-858c096ff73d';
    public const ADMIN = '80b4574a-8472-497d-85d6-e569a7c725b1';

    private const FIRST_PORT = 25565;
    private const LAST_PORT = 25714;

    /** Allocations of node-1 whose ids the recorded exchanges name, by port. */
    private const KNOWN = [
        25567 => 'c17b9ed5-b362-44ef-942a-57c5f467ed4e', 25575 => 'fa1918e9-1cfa-48d0-a5d0-bbb6a7f36ca3',
        25576 => '4471fb62-0f4c-4aae-b1a8-6099a19ccbfc', 25577 => '0d7f560e-ff93-41c3-9c5a-167352124f1c',
        25578 => 'c71d7ff5-08ea-44e7-a58a-bbeddc4be2d8', 25579 => '15de0671-114b-4a40-b63b-8ddecec1a33d',
        25580 => 'a80bb386-9a15-4951-a83e-f50cbf198966', 25581 => '224f62f3-58c9-4034-aa9e-359c6f5cc75c',
    ];

    public function __construct(private readonly Database $db, private readonly ServerRows $servers)
    {
    }

    /** @param string $name basic, contract, or scale:SERVERS:NODES */
    public function plant(string $name): void
    {
        $parts = explode(':', $name);
        if (!in_array($parts[0], ['basic', 'contract', 'scale'], true) || ($parts[0] === 'scale') !== (count($parts) === 3)) {
            throw new \InvalidArgumentException('seed: basic, contract or scale:SERVERS:NODES');
        }
        $this->db->wipe();
        $this->db->atOnce(function () use ($parts): void {
            $this->catalogue();
            $this->accounts();
            match ($parts[0]) {
                'basic' => null,
                'contract' => $this->recordedServers(),
                'scale' => $this->many((int) $parts[1], (int) $parts[2]),
            };
        });
    }

    /** Adds so many servers that run, each with an owner of its own, spread over so many further nodes. */
    public function many(int $servers, int $nodes): void
    {
        $first = 1 + (int) $this->db->value("SELECT COUNT(*) FROM users WHERE username LIKE 'scale%'");
        $homes = [];
        for ($i = 0; $i < max(1, $nodes); ++$i) {
            $homes[] = $this->scaleNode($i, $first, intdiv($servers, max(1, $nodes)) + 51);
        }
        for ($i = 0; $i < $servers; ++$i) {
            $number = $first + $i;
            [$node, $ip] = $homes[$i % count($homes)];
            $owner = $this->user(['external_id' => (string) $number, 'username' => 'scale' . $number, 'email' => 'scale' . $number . '@example.net']);
            $port = 20000 + intdiv($i, count($homes));
            $allocation = $this->db->value('SELECT uuid FROM allocations WHERE node = ? AND ip = ? AND port = ?', [$node, $ip, $port]);
            $this->servers->insert(['node' => $node, 'owner' => $owner, 'external_id' => (string) $number, 'name' => 'Server-' . $number,
                'status' => null, 'installed' => 1], $allocation, true);
        }
    }

    /** @return array{string, string} */
    private function scaleNode(int $number, int $batch, int $ports): array
    {
        $row = $this->db->row('SELECT * FROM nodes WHERE uuid = ?', [self::NODE_1]);
        $uuid = Database::uuid();
        $ip = '203.0.113.' . ($number % 254 + 1);
        $name = 'scale-' . $batch . '-' . ($number + 1);
        $this->db->insert('nodes', ['uuid' => $uuid, 'name' => $name, 'memory' => 64 * 1048576, 'disk' => 1 << 32, 'created' => $this->db->now()] + $row);
        $created = $this->db->now();
        for ($port = 20000; $port < 20000 + $ports; ++$port) {
            $this->db->insert('allocations', ['uuid' => Database::uuid(), 'node' => $uuid, 'ip' => $ip, 'alias' => null, 'port' => $port, 'created' => $created]);
        }

        return [$uuid, $ip];
    }

    private function catalogue(): void
    {
        foreach (Recording::answer(12)->locations->data as $location) {
            $this->db->insert('locations', ['uuid' => $location->uuid, 'name' => $location->name, 'created' => $location->created]);
        }
        foreach (Recording::answer(14)->nodes->data as $node) {
            $this->db->insert('nodes', ['uuid' => $node->uuid, 'location' => $node->location->uuid, 'name' => $node->name, 'url' => $node->url,
                'memory' => $node->memory, 'disk' => $node->disk, 'created' => $node->created]);
        }
        foreach (Recording::answer(26)->backup_configurations->data as $configuration) {
            $this->db->insert('backup_configurations', ['uuid' => $configuration->uuid, 'name' => $configuration->name,
                'configs' => json_encode($configuration->backup_configs), 'created' => $configuration->created]);
        }
        foreach (Recording::answer(19)->nests as $entry) {
            $this->nest($entry);
        }
        $this->ports(self::NODE_1, '198.51.100.1', null, self::KNOWN, Recording::answer(27)->allocations->data[0]->created);
        $this->ports(self::NODE_2, '198.51.100.2', 'n2.example.com', [], Recording::answer(27)->allocations->data[0]->created);
    }

    private function nest(\stdClass $entry): void
    {
        $this->db->insert('nests', (array) $entry->nest);
        foreach ($entry->eggs as $egg) {
            $this->db->insert('eggs', ['uuid' => $egg->uuid, 'nest' => $entry->nest->uuid, 'doc' => json_encode($egg, JSON_UNESCAPED_SLASHES)]);
        }
        foreach (Recording::answer(25)->variables as $variable) {
            $this->db->insert('egg_variables', ['uuid' => $variable->uuid, 'egg' => self::PAPER, 'position' => $variable->order,
                'env' => $variable->env_variable, 'doc' => json_encode($variable, JSON_UNESCAPED_SLASHES)]);
        }
    }

    /** @param array<int, string> $known */
    private function ports(string $node, string $ip, ?string $alias, array $known, string $created): void
    {
        for ($port = self::FIRST_PORT; $port <= self::LAST_PORT; ++$port) {
            $uuid = $known[$port] ?? Database::uuid();
            $this->db->insert('allocations', ['uuid' => $uuid, 'node' => $node, 'ip' => $ip, 'alias' => $alias, 'port' => $port, 'created' => $created]);
        }
    }

    private function accounts(): void
    {
        $admin = Recording::answer(11)->user;
        $this->user(['uuid' => $admin->uuid, 'username' => $admin->username, 'email' => $admin->email, 'name_first' => $admin->name_first,
            'name_last' => $admin->name_last, 'admin' => 1, 'password' => 'set', 'created' => $admin->created]);
        foreach (Keys::all() as $key) {
            $this->db->insert('api_keys', $key + ['user' => $admin->uuid]);
        }
    }

    /** Adds a variable to an egg, like a recorded one in what is not said. @param array<string, mixed> $fields @return array<string, mixed> */
    public function variable(string $egg, array $fields): array
    {
        $variable = ['uuid' => Database::uuid()] + $fields + (array) Recording::answer(25)->variables[0];
        $this->db->insert('egg_variables', ['uuid' => $variable['uuid'], 'egg' => $egg, 'position' => $fields['order'] ?? 100,
            'env' => $variable['env_variable'], 'doc' => json_encode($variable, JSON_UNESCAPED_SLASHES)]);

        return $variable;
    }

    /** @param array<string, mixed> $columns */
    public function user(array $columns): string
    {
        $columns += ['uuid' => Database::uuid(), 'external_id' => null, 'name_first' => 'Jane', 'name_last' => 'Doe', 'created' => $this->db->now()];
        $this->db->insert('users', $columns);

        return $columns['uuid'];
    }

    /** What lay on the recorded panel before its first exchange: eleven servers that their node no longer knows. */
    private function recordedServers(): void
    {
        $shown = Recording::answer(66)->servers->data;
        $owner = $shown[0]->owner;
        $this->user(['uuid' => $owner->uuid, 'external_id' => $owner->external_id, 'username' => $owner->username, 'email' => $owner->email,
            'name_first' => $owner->name_first, 'name_last' => $owner->name_last, 'created' => $owner->created]);
        $ports = [25565, 25566, 25568, 25569, 25570, 25571, 25572, 25573, 25574, null, null];
        foreach ($ports as $i => $port) {
            $recorded = $shown[$i] ?? null;
            $this->servers->insert(array_filter([
                'uuid' => $recorded?->uuid, 'external_id' => (string) ($i === 0 ? 1 : $i), 'owner' => $owner->uuid, 'node' => self::NODE_1,
                'name' => $recorded?->name ?? 'MC-' . $i, 'startup' => $shown[0]->startup, 'backups' => 2, 'status' => 'installing',
                'created' => $recorded?->created, 'allocation_id' => $recorded?->allocation->uuid,
            ], static fn (mixed $value): bool => $value !== null), $port === null ? null : $this->allocationAt($port), false);
        }
        $this->user(['uuid' => '2aaf9c73-7c0b-4ee0-b84a-074ab6e18b48', 'external_id' => '2', 'username' => 'client2exampl_2', 'email' => 'client2@example.net']);
        $later = Recording::answer(165)->server->owner;
        $this->user(['uuid' => $later->uuid, 'external_id' => $later->external_id, 'username' => $later->username, 'email' => $later->email,
            'name_first' => $later->name_first, 'name_last' => $later->name_last, 'password' => 'set', 'created' => $later->created]);
    }

    private function allocationAt(int $port): string
    {
        return (string) $this->db->value('SELECT uuid FROM allocations WHERE node = ? AND port = ?', [self::NODE_1, $port]);
    }
}
