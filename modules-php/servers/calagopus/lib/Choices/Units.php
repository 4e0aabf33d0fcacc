<?php

/** Words for units, and what each is worth in the unit that the panel counts in: MB for sizes, percent of a thread for the CPU. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

final class Units
{
    public const SIZES = ['memory', 'swap', 'disk', 'memory_overhead'];
    public const CPU = 'cpu';

    private const OF_SIZES = [
        'm' => 1, 'mb' => 1, 'mib' => 1, 'megabyte' => 1, 'megabytes' => 1, 'g' => 1024, 'gb' => 1024, 'gib' => 1024, 'gig' => 1024, 'gigs' => 1024,
        'gigabyte' => 1024, 'gigabytes' => 1024, 't' => 1048576, 'tb' => 1048576, 'tib' => 1048576, 'terabyte' => 1048576, 'terabytes' => 1048576,
    ];

    private const OF_CPU = [
        '%' => 1, 'percent' => 1, 'prozent' => 1, 'core' => 100, 'cores' => 100, 'vcore' => 100, 'vcores' => 100, 'vcpu' => 100, 'vcpus' => 100,
        'thread' => 100, 'threads' => 100, 'kern' => 100, 'kerne' => 100,
    ];

    /** What one of a unit is worth to an option; null where the word is no unit of it. */
    public static function factor(string $option, string $word): ?int
    {
        $word = strtolower(trim($word));
        return match (true) {
            in_array($option, self::SIZES, true) => self::OF_SIZES[$word] ?? null,
            $option === self::CPU => self::OF_CPU[$word] ?? null,
            default => null,
        };
    }

    public static function isSize(string $option): bool
    {
        return in_array($option, self::SIZES, true);
    }

    /** The unit that ends a text, in brackets, after "in", or as its last word; empty where there is none. */
    public static function ending(string $option, string $text): string
    {
        if (preg_match('/[(\[]\s*([^()\[\]]*?)\s*[)\]]\s*$|(?:^|\s)x?\s*([a-z%]+)\s*$/i', $text, $found) !== 1) {
            return '';
        }
        $word = strtolower($found[1] !== '' ? $found[1] : ($found[2] ?? ''));
        return self::factor($option, $word) === null ? '' : $word;
    }
}
