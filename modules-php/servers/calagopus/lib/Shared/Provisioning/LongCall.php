<?php

/** Runs work that must not be cut off: not by a browser that goes away, not by PHP's own time limit. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Provisioning;

final class LongCall
{
    /** @template T @param \Closure(): T $work @return T */
    public static function run(int $seconds, \Closure $work): mixed
    {
        $aborts = ignore_user_abort(true);
        $limit = (int) ini_get('max_execution_time');
        self::limit($limit === 0 ? 0 : max($limit, $seconds));
        try {
            return $work();
        } finally {
            self::limit($limit);
            ignore_user_abort((bool) $aborts);
        }
    }

    /** Hosts may have disabled the function. */
    private static function limit(int $seconds): void
    {
        if (function_exists('set_time_limit')) {
            set_time_limit($seconds);
        }
    }
}
