<?php

/**
 * The modules from which products are moved, and how each stores a product's options: their numbers, names and labels.
 *
 * As their published sources have them: pterodactyl/whmcs `pterodactyl/pterodactyl.php`, pelican-dev/whmcs `pelican/pelican.php`.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

enum Former: string
{
    case Pterodactyl = 'pterodactyl';
    case Pelican = 'pelican';

    /** In the order in which the older of the two stores them; the other one lacks some. */
    private const LABELS = [
        'cpu' => 'CPU Limit (%)', 'disk' => 'Disk Space (MB)', 'memory' => 'Memory (MB)', 'swap' => 'Swap (MB)', 'location_id' => 'Location ID',
        'dedicated_ip' => 'Dedicated IP', 'nest_id' => 'Nest ID', 'egg_id' => 'Egg ID', 'io' => 'Block IO Weight', 'pack_id' => 'Pack ID',
        'port_range' => 'Port Range', 'startup' => 'Startup', 'image' => 'Image', 'databases' => 'Databases', 'server_name' => 'Server Name',
        'oom_disabled' => 'Disable OOM Killer', 'backups' => 'Backups', 'allocations' => 'Allocations',
    ];

    /** Options that are ours under another name, and mean the same. */
    public const SAME = [
        'cpu' => 'cpu', 'disk' => 'disk', 'memory' => 'memory', 'swap' => 'swap', 'io' => 'io_weight', 'startup' => 'startup_command', 'image' => 'docker_image',
        'databases' => 'database_limit', 'backups' => 'backup_limit', 'allocations' => 'allocations_limit',
    ];

    private const LACKING = ['pterodactyl' => [], 'pelican' => ['nest_id', 'pack_id']];

    /** @return list<string> names by the order in which WHMCS stores them, from configoption1 on */
    private function names(): array
    {
        return array_values(array_diff(array_keys(self::LABELS), self::LACKING[$this->value]));
    }

    /** @return array<string, string> name => value, decoded and trimmed */
    public function options(object $product): array
    {
        $options = [];
        foreach ($this->names() as $index => $name) {
            $options[$name] = trim(html_entity_decode((string) ($product->{'configoption' . ($index + 1)} ?? ''), ENT_QUOTES, 'UTF-8'));
        }
        return $options;
    }

    /** The option that a configurable option or custom field of this title set, in this spelling alone; null: none. */
    public function meant(string $title): ?string
    {
        foreach ($this->names() as $name) {
            if ($title === $name || $title === self::LABELS[$name]) {
                return $name;
            }
        }
        return null;
    }

    public static function label(string $name): string
    {
        return self::LABELS[$name];
    }
}
