<?php

/** Ports as an administrator types them: `25565-25599, 27015`. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Policy;

final class Ports
{
    private const HIGHEST = 65535;

    /** @return non-empty-list<array{int, int}>|null first and last of each range; null where it cannot be read */
    public static function read(string $typed): ?array
    {
        $ranges = [];
        foreach (explode(',', $typed) as $part) {
            if (preg_match('/^\s*([1-9][0-9]{0,4})\s*(?:-\s*([1-9][0-9]{0,4})\s*)?$/D', $part, $found) !== 1) {
                return null;
            }
            [$first, $last] = [(int) $found[1], (int) ($found[2] ?? $found[1])];
            if ($first > $last || $last > self::HIGHEST) {
                return null;
            }
            $ranges[] = [$first, $last];
        }
        return $ranges;
    }
}
