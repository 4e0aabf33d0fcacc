<?php

/** What the import of usage writes: of each service the figures that the panel tells, or those of before, and none that nobody told. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use WHMCS\Database\Capsule;

trait Imports
{
    private const DISK_BEFORE = 5;

    private int $mark = 0;

    /** @var array<int, int> service => MiB of traffic */
    private array $traffic = [];

    /** @var array<int, int> service => MiB of disk, as the panel told them before */
    private array $disks = [];

    /** @return array<int, int> service => MiB of disk, as the panel tells them */
    abstract protected function told(): array;

    /** As if these had other figures. @param list<int> $services */
    private function forget(array $services): void
    {
        $this->disks = array_intersect_key($this->told(), array_flip($services));
        Capsule::table('tblhosting')->whereIn('id', $services)->update(['diskusage' => self::DISK_BEFORE]);
        $this->traffic = array_map(intval(...), Capsule::table('tblhosting')->whereIn('id', $services)->pluck('bwusage', 'id')->all());
    }

    public function run(): bool
    {
        $this->mark = count($this->stage->host->logs->activities());
        $this->stage->host->usageUpdate($this->server);
        return !str_contains($this->said(), 'Usage was not updated for all');
    }

    public function said(): string
    {
        return implode(' ', array_slice($this->stage->host->logs->activities(), $this->mark));
    }

    protected function harmed(): string
    {
        foreach ($this->rows() as $id => $row) {
            if (!in_array((int) $row->diskusage, [self::DISK_BEFORE, $this->disks[$id]], true)) {
                return "service $id has $row->diskusage MiB of disk";
            }
            if ((int) $row->bwusage !== $this->traffic[$id]) {
                return "service $id has $row->bwusage MiB of traffic";
            }
        }
        return '';
    }

    public function differs(): string
    {
        foreach ($this->rows() as $id => $row) {
            if ((int) $row->diskusage !== $this->disks[$id]) {
                return "service $id has the figures of before";
            }
        }
        return '';
    }

    /** @return array<int, object> */
    private function rows(): array
    {
        return Capsule::table('tblhosting')->whereIn('id', array_keys($this->disks))->get()->keyBy('id')->all();
    }
}
