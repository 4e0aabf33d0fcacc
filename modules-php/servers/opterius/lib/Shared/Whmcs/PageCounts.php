<?php

/** Counts what is done of a service, in the table of what belongs to the customer's page of it. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;

abstract class PageCounts
{
    public const TABLE = Module::TABLES . 'pages';

    /** What is counted: the column of its time, and how many seconds that is. */
    protected const TIMES = ['press' => ['press_minute', 60]];

    /**
     * Counts one, unless there were as many within this minute (or hour) of the clock.
     *
     * @param key-of<static::TIMES> $kind
     */
    public function count(string $key, string $kind, int $most): bool
    {
        [$time, $seconds] = static::TIMES[$kind];
        $now = intdiv((new DatabaseClock())->now(), $seconds);
        Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key]);
        // MySQL assigns from left to right: the count comes first, while the time is the old one. Both are numbers of this file.
        return Capsule::table(self::TABLE)->where('service_key', $key)
            ->where(static fn ($row) => $row->where($time, '<>', $now)->orWhere("{$kind}_count", '<', $most))
            ->update(["{$kind}_count" => Capsule::raw("CASE WHEN $time = $now THEN {$kind}_count + 1 ELSE 1 END"), $time => $now]) === 1;
    }
}
