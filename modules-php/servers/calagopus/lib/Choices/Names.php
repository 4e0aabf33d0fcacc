<?php

/** Which option a configurable option or a custom field means: by the option's name, its label, or a common other name. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\Options;

final class Names
{
    /** Other names of options, in small letters; docs/installing.md lists them. */
    public const ALIASES = [
        'nest_uuid' => ['nest'],
        'egg_uuid' => ['egg', 'game', 'game server', 'server type', 'server software', 'software', 'spiel'],
        'node_uuid' => ['node', 'server node'],
        'location_uuids' => ['location', 'locations', 'location uuid', 'server location', 'region', 'data center', 'datacenter', 'standort'],
        'memory' => ['ram', 'memory limit', 'ram limit', 'server memory', 'arbeitsspeicher'],
        'swap' => ['swap limit', 'swap memory', 'swap space'],
        'disk' => ['disk space', 'disk limit', 'storage', 'storage space', 'storage limit', 'ssd', 'nvme', 'ssd storage', 'nvme storage', 'speicherplatz'],
        'cpu' => ['cpu limit', 'processor', 'prozessor', 'cores', 'cpu cores', 'vcores', 'vcpu', 'vcpus', 'threads', 'cpu threads', 'kerne', 'cpu kerne'],
        'memory_overhead' => ['overhead'],
        'io_weight' => ['io', 'io priority'],
        'allocations_limit' => ['allocations', 'allocation', 'allocations limit', 'ports', 'port', 'port limit'],
        'database_limit' => ['databases', 'database', 'databases limit', 'mysql databases', 'datenbanken'],
        'backup_limit' => ['backups', 'backup', 'backups limit', 'backup slots', 'sicherungen'],
        'schedule_limit' => ['schedules', 'schedule', 'schedules limit', 'tasks', 'aufgaben'],
        'docker_image' => ['image', 'docker'],
        'startup_command' => ['startup', 'start command'],
        'server_name_prefix' => ['name prefix'],
        'backup_configuration_uuid' => ['backup configuration', 'backup storage'],
        'hugepages_passthrough' => ['hugepages'],
        'kvm_passthrough' => ['kvm'],
    ];

    /** Names that are units at the same time. */
    private const COUNTED_IN = [
        'cores' => 'cores', 'cpu cores' => 'cores', 'vcores' => 'vcores', 'vcpu' => 'vcpu', 'vcpus' => 'vcpus', 'threads' => 'threads',
        'cpu threads' => 'threads', 'kerne' => 'kerne', 'cpu kerne' => 'kerne',
    ];

    /** Options of which one can buy more. */
    private const ADDED_TO = [
        'memory', 'swap', 'disk', 'cpu', 'allocations_limit', 'database_limit', 'backup_limit', 'schedule_limit',
    ];

    /** Names that say how many ports there are to be; the others of that option say how many there may be. */
    private const PORTS = ['ports', 'port'];

    private const MORE = '/^(extra|additional|more|add-?on|zusätzliche[rns]?) /u';

    /** Null where the name means no option. */
    public static function find(string $title): ?Name
    {
        $plain = self::plain($title);
        $whole = self::exactly($plain, '');
        if ($whole !== null) {
            return $whole;
        }
        if (preg_match('/^(.+?) ?[(\[]([^()\[\]]*)[)\]]$/u', $plain, $parts) === 1) {
            return self::exactly(trim($parts[1]), trim($parts[2]));
        }
        if (preg_match('/^(.+?) (?:in )?([a-z%]+)$/u', $plain, $parts) === 1) {
            $name = self::exactly($parts[1], $parts[2]);
            return $name !== null && Units::factor($name->option, $parts[2]) !== null ? $name : null;
        }
        return null;
    }

    private static function exactly(string $plain, string $unit): ?Name
    {
        $isExtra = preg_match(self::MORE, $plain) === 1;
        $bare = $isExtra ? (string) preg_replace(self::MORE, '', $plain) : $plain;
        $option = self::options()[$bare] ?? null;
        if ($option === null || ($isExtra && !in_array($option, self::ADDED_TO, true))) {
            return null;
        }
        $unit = Units::factor($option, $unit) === null ? (self::COUNTED_IN[$bare] ?? '') : $unit;
        return new Name($option, $unit, $isExtra, in_array($bare, self::PORTS, true));
    }

    /** @return array<string, string> each name in small letters => its option */
    private static function options(): array
    {
        static $options = [];
        if ($options === []) {
            foreach (Options::names() as $option) {
                $names = [$option, Options::label($option), ...self::ALIASES[$option] ?? []];
                foreach ($names as $name) {
                    $options[self::plain($name)] ??= $option;
                }
            }
        }
        return $options;
    }

    private static function plain(string $title): string
    {
        return trim((string) preg_replace('/[\s_]+/u', ' ', mb_strtolower($title, 'UTF-8')));
    }
}
