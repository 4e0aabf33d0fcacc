<?php

/** The objects that the panel answers with, in the very order of their fields. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Views
{
    /** @var array<string, mixed> catalogue objects that are shown again and again */
    private array $kept = [];

    public function __construct(private readonly Database $db)
    {
    }

    /** The catalogue changed: nothing that was kept holds any more. */
    public function forget(): void
    {
        $this->kept = [];
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function location(array $row): array
    {
        return ['uuid' => $row['uuid'], 'backup_configuration' => $this->backupConfigurationOf($row), 'name' => $row['name'],
            'description' => $row['description'], 'flag' => $row['flag'], 'created' => $row['created']];
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function node(array $row): array
    {
        return [
            'uuid' => $row['uuid'],
            'location' => $this->location($this->db->row('SELECT * FROM locations WHERE uuid = ?', [$row['location']]) ?? []),
            'backup_configuration' => $this->backupConfigurationOf($row),
            'name' => $row['name'], 'description' => $row['description'], 'deployment_enabled' => (bool) $row['deployment_enabled'],
            'maintenance_enabled' => (bool) $row['maintenance_enabled'], 'public_url' => null, 'url' => $row['url'], 'sftp_host' => null,
            'sftp_port' => 2022, 'memory' => $row['memory'], 'disk' => $row['disk'], 'created' => $row['created'],
        ];
    }

    /** @return array<string, mixed>|null */
    public function nodeById(string $uuid): ?array
    {
        return $this->kept['node ' . $uuid] ??= $this->viewOf('nodes', $uuid, $this->node(...));
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function backupConfiguration(array $row): array
    {
        return ['uuid' => $row['uuid'], 'name' => $row['name'], 'description' => null, 'maintenance_enabled' => false, 'shared' => true,
            'backup_disk' => 'local', 'backup_configs' => json_decode($row['configs']), 'created' => $row['created']];
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function nest(array $row): array
    {
        return ['uuid' => $row['uuid'], 'name' => $row['name'], 'description' => $row['description'], 'author' => $row['author'], 'created' => $row['created']];
    }

    public function egg(string $uuid): ?\stdClass
    {
        return $this->kept['egg ' . $uuid] ??= $this->viewOf('eggs', $uuid, static fn (array $row): \stdClass => json_decode($row['doc']));
    }

    /** @return array<string, mixed>|null */
    private function nestOfEgg(string $egg): ?array
    {
        return $this->kept['nest ' . $egg] ??= $this->viewOf(
            'nests',
            (string) $this->db->value('SELECT nest FROM eggs WHERE uuid = ?', [$egg]),
            $this->nest(...),
        );
    }

    /** @return list<\stdClass> */
    public function eggVariables(string $egg): array
    {
        return $this->kept['variables ' . $egg] ??= array_map(
            static fn (array $row): \stdClass => json_decode($row['doc']),
            $this->db->all('SELECT doc FROM egg_variables WHERE egg = ? ORDER BY position', [$egg]),
        );
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function user(array $row, bool $withExternalId = true): array
    {
        $view = ['uuid' => $row['uuid'], 'external_id' => $row['external_id'], 'username' => $row['username'],
            'role' => $row['role'] === null ? null : json_decode($row['role']), 'avatar' => null, 'email' => $row['email'],
            'name_first' => $row['name_first'], 'name_last' => $row['name_last'], 'admin' => (bool) $row['admin'], 'frozen' => (bool) $row['frozen'],
            'suspended' => (bool) $row['suspended'], 'totp_enabled' => false, 'totp_last_used' => null, 'require_two_factor' => false,
            'language' => $row['language'], 'toast_position' => $row['toast_position'],
            'start_on_grouped_servers' => (bool) $row['start_on_grouped_servers'], 'has_password' => $row['password'] !== null,
            'created' => $row['created']];
        if (!$withExternalId) {
            unset($view['external_id']);
        }

        return $view;
    }

    /** @param array<string, mixed> $row a row of ServerRows @return array<string, mixed>|null */
    public function primaryAllocation(array $row): ?array
    {
        return $row['a_uuid'] === null ? null : ['uuid' => $row['a_uuid'], 'ip' => $row['a_ip'], 'ip_alias' => $row['a_alias'], 'port' => $row['a_port'],
            'notes' => $row['a_notes'], 'is_primary' => true, 'created' => $row['a_created']];
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    public function serverAllocation(array $row): array
    {
        return ['uuid' => $row['uuid'], 'ip' => $row['ip'], 'ip_alias' => $row['alias'], 'port' => $row['port'], 'notes' => $row['notes'],
            'is_primary' => (bool) $row['is_primary'], 'created' => $row['created']];
    }

    /** @param array<string, mixed> $row a row of ServerRows @return array<string, mixed> as administrators see it */
    public function server(array $row): array
    {
        $owner = $this->db->row('SELECT * FROM users WHERE uuid = ?', [$row['owner']]);

        return [
            'uuid' => $row['uuid'], 'uuid_short' => $row['short'], 'external_id' => $row['external_id'], 'allocation' => $this->primaryAllocation($row),
            'node' => $this->nodeById($row['node']), 'owner' => $owner === null ? null : $this->user($owner), 'egg' => $this->egg($row['egg']),
            'nest' => $this->nestOfEgg($row['egg']), 'backup_configuration' => $this->backupConfigurationOf($row), 'status' => $row['status'],
            'is_suspended' => (bool) $row['suspended'], 'is_transferring' => $row['transfer'] !== null, 'name' => $row['name'], 'description' => $row['description'],
            'limits' => ['cpu' => $row['cpu'], 'memory' => $row['memory'], 'memory_overhead' => $row['memory_overhead'], 'swap' => $row['swap'],
                'disk' => $row['disk'], 'io_weight' => $row['io_weight']],
            'pinned_cpus' => json_decode($row['pinned_cpus']), 'feature_limits' => self::featureLimits($row), 'startup' => $row['startup'],
            'image' => $row['image'], 'auto_kill' => json_decode($row['auto_kill']), 'auto_start_behavior' => $row['auto_start'],
            'timezone' => $row['timezone'], 'hugepages_passthrough_enabled' => (bool) $row['hugepages'],
            'kvm_passthrough_enabled' => (bool) $row['kvm'], 'created' => $row['created'],
        ];
    }

    /** @param array<string, mixed> $row a row of ServerRows @return array<string, mixed> as customers see it */
    public function clientServer(array $row, string $viewer): array
    {
        $node = $this->nodeById($row['node']);
        $egg = $this->egg($row['egg']);
        $own = (new EggPorts($this->db))->of($row['egg'])['user_self_assign'] ?? [];

        return [
            'uuid' => $row['uuid'], 'uuid_short' => $row['short'], 'allocation' => $this->primaryAllocation($row),
            'egg' => ['uuid' => $egg?->uuid, 'name' => $egg?->name, 'description' => $egg?->description, 'startup_commands' => $egg?->startup_commands,
                'separate_port' => $egg?->separate_port, 'features' => $egg?->features, 'docker_images' => $egg?->docker_images, 'created' => $egg?->created],
            'egg_configuration' => ['allocation_self_assign_enabled' => $own['enabled'] ?? false,
                'allocation_self_assign_require_primary' => $own['require_primary_allocation'] ?? false,
                'startup_allow_custom_command' => false, 'route_order' => null],
            'status' => $row['status'], 'is_owner' => $row['owner'] === $viewer, 'is_suspended' => (bool) $row['suspended'],
            'is_transferring' => $row['transfer'] !== null, 'permissions' => ['*'], 'location_uuid' => $node['location']['uuid'], 'location_name' => $node['location']['name'],
            'location_flag' => $node['location']['flag'], 'node_uuid' => $node['uuid'], 'node_name' => $node['name'],
            'node_maintenance_enabled' => $node['maintenance_enabled'], 'sftp_host' => parse_url($node['url'], PHP_URL_HOST), 'sftp_port' => 2022,
            'name' => $row['name'], 'description' => $row['description'],
            'limits' => ['cpu' => $row['cpu'], 'memory' => $row['memory'], 'swap' => $row['swap'], 'disk' => $row['disk']],
            'feature_limits' => self::featureLimits($row), 'startup' => $row['startup'], 'image' => $row['image'],
            'auto_kill' => json_decode($row['auto_kill']), 'auto_start_behavior' => $row['auto_start'], 'timezone' => $row['timezone'],
            'created' => $row['created'],
        ];
    }

    /** @param array<string, mixed> $server @return list<array<string, mixed>> */
    public function serverVariables(array $server): array
    {
        $set = array_column($this->db->all('SELECT * FROM server_variables WHERE server = ?', [$server['uuid']]), null, 'env');

        return array_map(fn (\stdClass $variable): array => [
            'name' => $variable->name, 'name_translations' => $variable->name_translations, 'description' => $variable->description,
            'description_translations' => $variable->description_translations, 'env_variable' => $variable->env_variable,
            'default_value' => $variable->default_value, 'value' => $set[$variable->env_variable]['value'] ?? $variable->default_value,
            'is_editable' => $variable->user_editable, 'is_secret' => $variable->is_secret, 'rules' => $variable->rules,
            'created' => $set[$variable->env_variable]['created'] ?? $this->presentNanosecond(),
        ], $this->eggVariables($server['egg']));
    }

    /** @param array<string, mixed> $row @return array<string, int> */
    private static function featureLimits(array $row): array
    {
        return ['allocations' => $row['allocations'], 'databases' => $row['databases'], 'backups' => $row['backups'], 'schedules' => $row['schedules']];
    }

    /** Never stored values bear the time of asking, with nine digits. */
    public function presentNanosecond(): string
    {
        return substr($this->db->now(), 0, -1) . sprintf('%03dZ', hrtime(true) % 1000);
    }

    /** @param array<string, mixed> $row @return array<string, mixed>|null */
    private function backupConfigurationOf(array $row): ?array
    {
        if (($row['backup_configuration'] ?? null) === null) {
            return null;
        }

        return $this->viewOf('backup_configurations', $row['backup_configuration'], $this->backupConfiguration(...));
    }

    private function viewOf(string $table, string $uuid, callable $view): mixed
    {
        $row = $this->db->row('SELECT * FROM ' . $table . ' WHERE uuid = ?', [$uuid]);

        return $row === null ? null : $view($row);
    }
}
