<?php

/** The panel's packages as a list to choose from, and their labels as figures. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Package;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\EditedProduct;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;

final class Packages
{
    private const UNITS = ['' => 1, 'm' => 1, 'mb' => 1, 'mib' => 1, 'g' => 1024, 'gb' => 1024, 'gib' => 1024,
        't' => 1048576, 'tb' => 1048576, 'tib' => 1048576];

    private const MOST = 2147483647;
    private const UNKNOWN = -1;

    /**
     * What a list can offer. A name becomes the value of an option in WHMCS's page, which is not known to escape it: one with markup is left out.
     *
     * @param list<Package> $packages
     * @return array<string, string> name => "Name (10 GB disk, 100 GB traffic)"
     */
    public static function labels(array $packages): array
    {
        $language = Language::admin();
        $labels = [];
        foreach ($packages as $package) {
            if (isset($labels[$package->name]) || !self::isOffered($package)) {
                continue; // the panel takes the first of a name
            }
            $quota = implode(', ', array_filter([
                $package->diskQuota === null ? '' : $language->text('package.disk', ['quota' => $package->diskQuota]),
                $package->bandwidth === null ? '' : $language->text('package.traffic', ['quota' => self::withoutMonth($package->bandwidth)]),
            ]));
            // WHMCS is not known to escape what a loader gives: the label has no markup, the name stays exact.
            $labels[$package->name] = Messages::plain($package->name . ($quota === '' ? '' : " ($quota)"));
        }
        return $labels;
    }

    /** @param list<Package> $packages @return list<string> names that no list can offer, without their markup */
    public static function withheld(array $packages): array
    {
        $withheld = array_filter($packages, static fn (Package $package): bool => !self::isOffered($package));
        return array_values(array_unique(array_map(static fn (Package $package): string => Messages::plain($package->name), $withheld)));
    }

    private static function isOffered(Package $package): bool
    {
        return EditedProduct::isPlain($package->name);
    }

    /**
     * The same as choices of the product that is edited: a blank one, and what is stored there though the panel has it no more.
     *
     * @param list<Package> $packages @return array<string, string>
     */
    public static function choices(array $packages): array
    {
        $stored = EditedProduct::options()[1] ?? '';
        $language = Language::admin();
        $unknown = Messages::plain($language->text('package.unknown', ['package' => $stored]));
        return EditedProduct::choices(self::labels($packages), $stored, $language->text('package.choose'), $unknown);
    }

    /** The panel counts traffic by the month and says so: "100 GB/mo". */
    private static function withoutMonth(string $label): string
    {
        return (string) preg_replace('~\s*/\s*mo(?:nth)?\s*$~i', '', $label);
    }

    /**
     * MB of traffic of each package, 0 for none; what the panel words otherwise is not there. Of two packages of a name the first counts.
     *
     * @param list<Package> $packages @return array<string, int>
     */
    public static function trafficLimits(array $packages): array
    {
        $limits = [];
        foreach ($packages as $package) {
            $limits[$package->name] ??= self::limit($package->bandwidth) ?? self::UNKNOWN;
        }
        return array_filter($limits, static fn (int $limit): bool => $limit !== self::UNKNOWN);
    }

    /** @param list<Package> $packages @return list<string> names that the panel has more than once */
    public static function repeated(array $packages): array
    {
        $counts = array_count_values(array_map(static fn (Package $package): string => $package->name, $packages));
        return array_map(strval(...), array_keys(array_filter($counts, static fn (int $count): bool => $count > 1)));
    }

    /** MB of a label such as "100 GB/mo"; 0 for "Unlimited"; null where it is neither, and nothing is known. */
    public static function limit(?string $label): ?int
    {
        $text = self::withoutMonth(trim((string) $label));
        if (strcasecmp($text, 'Unlimited') === 0 || $text === '0') {
            return 0;
        }
        return self::megabytes($text);
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
