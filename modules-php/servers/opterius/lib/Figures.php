<?php

/**
 * Disk space and traffic of an account in MB, as WHMCS's own columns keep them; a limit of 0 is none.
 *
 * The panel says 0 for both where its server did not answer: then the figures that were known before stay.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Usage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Identity;

final class Figures
{
    public function __construct(
        public readonly int $disk = 0,
        public readonly int $diskLimit = 0,
        public readonly int $traffic = 0,
        public readonly int $trafficLimit = 0
    ) {
    }

    /** What WHMCS has of a service; an addon has no such columns. */
    public static function kept(Identity $identity): self
    {
        $row = $identity->isAddon ? null : Capsule::table('tblhosting')->where('id', $identity->id)->first(['diskusage', 'disklimit', 'bwusage', 'bwlimit']);
        return $row === null ? new self() : self::fromRow($row);
    }

    public static function fromRow(object $row): self
    {
        return new self((int) $row->diskusage, (int) $row->disklimit, (int) $row->bwusage, (int) $row->bwlimit);
    }

    /** @param int|null $trafficLimit null: not known now, stays */
    public function with(Usage $usage, ?int $trafficLimit = null): self
    {
        $silent = self::isSilent($usage);
        return new self(
            $silent ? $this->disk : $usage->diskUsed ?? $this->disk,
            $usage->diskLimitLabel === null ? $this->diskLimit : $usage->diskLimit ?? 0,
            $silent ? $this->traffic : $usage->trafficUsed ?? $this->traffic,
            $trafficLimit ?? $this->trafficLimit
        );
    }

    public static function isSilent(Usage $usage): bool
    {
        return $usage->diskUsed === 0 && $usage->trafficUsed === 0;
    }

    /** What the panel told no figure for, in a sentence; empty where it told all. */
    public static function missing(Usage $usage): string
    {
        $missing = array_keys(array_filter([
            'disk space' => $usage->diskUsed === null, 'traffic' => $usage->trafficUsed === null, 'the limit of disk space' => $usage->diskLimitLabel === null,
        ]));
        return $missing === [] ? '' : 'The panel told no figure for ' . implode(' and ', $missing) . " of {$usage->username}; what was known before stays.";
    }

    public function store(int $serviceId): void
    {
        Capsule::table('tblhosting')->where('id', $serviceId)->update([
            'diskusage' => $this->disk, 'disklimit' => $this->diskLimit, 'bwusage' => $this->traffic, 'bwlimit' => $this->trafficLimit,
            'lastupdate' => date('Y-m-d H:i:s'),
        ]);
    }
}
