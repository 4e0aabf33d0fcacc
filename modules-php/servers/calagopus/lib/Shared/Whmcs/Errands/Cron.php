<?php

/**
 * Does what waits to be done on panels: after WHMCS's cron, one process at a time, in a time of its own, with growing pauses after what failed.
 *
 * Who does an errand throws where it could not be done: it is tried again where the cause may pass, and given up in words where not.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands;

use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Errand\Runner;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry\Passing;

final class Cron
{
    /** Errands of one run, and seconds after which none is begun. */
    private const MOST = 100;
    private const SECONDS = 120;

    private const LOCK = 'errands';

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function run(): void
    {
        (new AfterCron(self::LOCK, 'What waits to be done on panels was not'))->run(
            static fn (): int => Extension::problem() !== null || Errands::due(1) === [] ? 0 : self::SECONDS + Config::load()->longestCall(),
            self::all(...)
        );
    }

    private static function all(): void
    {
        $end = microtime(true) + self::SECONDS;
        foreach (Errands::due(self::MOST) as $errand) {
            if (microtime(true) >= $end) {
                return;
            }
            self::one($errand);
        }
    }

    private static function one(Errand $errand): void
    {
        $here = Installation::address();
        if ($errand->installation !== '' && !in_array($errand->installation, Installation::own(Config::load()), true)) {
            Errands::end($errand);
            Log::activity(Module::text('errand.foreign', ['what' => Runner::named($errand), 'there' => $errand->installation, 'here' => $here]));
            return;
        }
        $pause = Errands::count($errand);
        try {
            Runner::run($errand);
            Errands::end($errand);
        } catch (Later $later) {
            Errands::postpone($errand, $later->seconds);
        } catch (\Throwable $problem) {
            self::failed($errand, $problem, $pause);
        }
    }

    /** What may have been done already is repeated too: each errand is safe to repeat, or throws nothing that says so. */
    private static function failed(Errand $errand, \Throwable $problem, int $pause): void
    {
        $try = $errand->tries + 1;
        $words = ['what' => Runner::named($errand), 'why' => rtrim(Messages::of($problem), '.')];
        if (Passing::is($problem) && $try < Errands::TRIES) {
            Log::activity(Module::text('errand.again', $words + ['minutes' => intdiv($pause, 60)]));
            return;
        }
        Errands::end($errand);
        Log::activity(Module::text('errand.failed', $words) . ' ' . Runner::otherwise($errand));
    }
}
