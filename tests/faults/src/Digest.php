<?php

/** What an answer says, without what differs from call to call: to compare the answer under a fault with the one without. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Live;

final class Digest
{
    private const RESTLESS = ['created', 'uptime', 'memoryBytes', 'diskBytes', 'cpuPercent', 'networkInBytes', 'networkOutBytes', 'url', 'clockAhead'];

    public static function of(mixed $result): string
    {
        $value = json_decode((string) json_encode($result, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE), true);
        if (is_array($value)) {
            self::still($value);
        }
        return (string) json_encode($value);
    }

    /** Of Live, the server alone: usage is shown where there is any, and its absence is said. */
    public static function ofServer(Live $live): string
    {
        return self::of($live->server);
    }

    /** @param array<mixed> $value */
    private static function still(array &$value): void
    {
        $value = array_diff_key($value, array_flip(self::RESTLESS));
        foreach ($value as &$item) {
            if (is_array($item)) {
                self::still($item);
            }
        }
    }
}
