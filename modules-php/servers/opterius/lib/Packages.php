<?php

/** The panel's packages as a list to choose from, and their labels as figures. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Package;

final class Packages
{
    private const UNITS = ['' => 1, 'm' => 1, 'mb' => 1, 'mib' => 1, 'g' => 1024, 'gb' => 1024, 'gib' => 1024,
        't' => 1048576, 'tb' => 1048576, 'tib' => 1048576];

    private const MOST = 2147483647;

    /** @param list<Package> $packages @return array<string, string> name => "Name (10 GB disk, 100 GB traffic)" */
    public static function labels(array $packages): array
    {
        $language = Language::admin();
        $labels = [];
        foreach ($packages as $package) {
            $quota = implode(', ', array_filter([
                $package->diskQuota === null ? '' : $language->text('package.disk', ['quota' => $package->diskQuota]),
                $package->bandwidth === null ? '' : $language->text('package.traffic', ['quota' => self::withoutMonth($package->bandwidth)]),
            ]));
            // WHMCS is not known to escape what a loader gives: the label has no markup, the name stays exact.
            $labels[$package->name] = Messages::plain($package->name . ($quota === '' ? '' : " ($quota)"));
        }
        return $labels;
    }

    /** The panel counts traffic by the month and says so: "100 GB/mo". */
    private static function withoutMonth(string $label): string
    {
        return (string) preg_replace('~\s*/\s*mo(?:nth)?\s*$~i', '', $label);
    }

    /** MB of a label such as "100 GB" or "100 GB/mo"; null where it is no figure: unlimited, or words. */
    public static function megabytes(?string $label): ?int
    {
        if (preg_match('/^\s*(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]*)\s*$/i', self::withoutMonth((string) $label), $found) !== 1) {
            return null;
        }
        $unit = self::UNITS[strtolower($found[2])] ?? null;
        $megabytes = $unit === null ? 0 : (float) $found[1] * $unit;
        return $megabytes >= 1 && $megabytes <= self::MOST ? (int) $megabytes : null;
    }
}
