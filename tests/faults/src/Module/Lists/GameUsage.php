<?php

/** The daily import of usage of the Calagopus module: a figure is what the panel says, or what it was. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

final class GameUsage extends GameWorld
{
    use Imports;

    private const MEBIBYTE = 1024 * 1024;

    /** Traffic is counted from the second time on. */
    protected function before(): void
    {
        parent::before();
        $this->forget(array_values(array_diff(array_keys($this->uuids), [self::LOST])));
    }

    protected function told(): array
    {
        $disks = [];
        foreach ($this->stage->panel->api('GET', '/api/admin/nodes?per_page=100')['json']['nodes']['data'] as $node) {
            $disks += $this->stage->panel->api('GET', "/api/admin/nodes/{$node['uuid']}/servers/resources")['json']['resources'];
        }
        return array_map(static fn (string $uuid): int => (int) ceil($disks[$uuid]['disk_bytes'] / self::MEBIBYTE), $this->uuids);
    }
}
