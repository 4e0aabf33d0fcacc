<?php

/** The egg configurations: what they say of an egg's ports, merged in their order. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class EggPorts
{
    public function __construct(private readonly Database $db)
    {
    }

    /** What the configurations that name the egg say of its allocations; of several the later `order` wins. @return array<string, mixed>|null */
    public function of(string $egg): ?array
    {
        $merged = null;
        foreach ($this->db->all('SELECT doc FROM egg_configurations ORDER BY position, rowid') as $row) {
            $configuration = json_decode($row['doc'], true);
            if (in_array($egg, $configuration['eggs'], true)) {
                $merged = $configuration['config_allocations'] ?? $merged;
            }
        }

        return $merged;
    }

    /** @param array<string, mixed> $configuration as the panel shows it; takes the place of the one that bears its UUID */
    public function store(array $configuration): void
    {
        $this->db->change('INSERT OR REPLACE INTO egg_configurations (uuid, position, doc) VALUES (?, ?, ?)', [
            $configuration['uuid'], $configuration['order'], json_encode($configuration, JSON_UNESCAPED_SLASHES),
        ]);
    }
}
