<?php

/** Follows the moves that are under way, and deletes the servers whose day has come: after WHMCS's cron, one process at a time, in a time of its own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;

final class Cron
{
    /** Of each kind in one run, and seconds after which none is begun. */
    private const MOST = 25;
    private const SECONDS = 180;

    private const LOCK = 'later';

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function run(): void
    {
        (new AfterCron(self::LOCK, 'Moves and deletions were not looked after'))->run(static function (): int {
            $isNothing = Extension::problem() !== null || (Moves::due(1) === [] && Endings::due(1) === []);
            return $isNothing ? 0 : self::SECONDS + Config::load()->longestCall();
        }, self::all(...));
    }

    private static function all(): void
    {
        $end = microtime(true) + self::SECONDS;
        foreach (Moves::due(self::MOST) as $row) {
            microtime(true) < $end && Following::look($row);
        }
        foreach (Endings::due(self::MOST) as $ending) {
            microtime(true) < $end && (new Deletion($ending))->try();
        }
    }
}
