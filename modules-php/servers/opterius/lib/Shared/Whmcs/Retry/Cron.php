<?php

/**
 * Presses again what failed for a reason that passes: after WHMCS's cron, one process at a time, in a time of its own, with growing pauses.
 *
 * WHMCS's own API presses, so that hooks, status and logs are those of a press by hand. Orders are accepted by nobody but WHMCS and its staff.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Retry;

use WHMCS\Module\Server\Opterius\Config;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Log;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\OnceADay;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Cron
{
    /** Tries of one run, and seconds after which none is begun. */
    private const MOST = 50;
    private const SECONDS = 240;

    private const LOCK = 'retry';

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function run(): void
    {
        (new AfterCron(self::LOCK, 'Nothing was tried again'))->run(static function (): int {
            $config = Config::load();
            return $config->retry() && Waiting::due(1) !== [] && self::isAble() ? self::SECONDS + $config->longestCall() : 0;
        }, self::pressAll(...));
    }

    /** The cron's PHP may be another one than the pages': what waits there for ever is said once a day. */
    private static function isAble(): bool
    {
        $problem = Extension::problem();
        if ($problem !== null && OnceADay::isDue('no-extension')) {
            Log::activity("Commands that failed wait, and WHMCS's cron cannot try them again. $problem");
        }
        return $problem === null;
    }

    private static function pressAll(): void
    {
        $end = microtime(true) + self::SECONDS;
        foreach (Waiting::due(self::MOST) as $failed) {
            if (microtime(true) >= $end) {
                return;
            }
            if (Waiting::isStill($failed)) {
                self::press($failed);
            }
        }
    }

    private static function press(Failed $failed): void
    {
        $why = self::whyNot($failed);
        if ($why !== '') {
            Waiting::forget($failed->service);
            Log::activity("Service {$failed->service}: {$failed->action->name} is not tried again: $why.");
            return;
        }
        $pause = Waiting::count($failed);
        $answer = self::ask($failed);
        $try = $failed->tries + 1;
        $said = "Service {$failed->service}: {$failed->action->name} was tried again ($try of " . Waiting::TRIES . ')';
        if ($answer === '') {
            Waiting::forget($failed->service);
            self::tell($failed, "$said and went through.", true);
        } elseif (Waiting::find($failed->service) === null) {
            self::tell($failed, "$said and failed for a reason that does not pass by itself: $answer", false);
        } elseif ($try >= Waiting::TRIES) {
            Waiting::forget($failed->service);
            self::tell($failed, "$said and failed. It is not tried any more: press it when the cause is gone. $answer", false);
        } else {
            Log::activity("$said and failed; the next try is in " . intdiv($pause, 60) . " minutes. $answer");
        }
    }

    /** A copy of WHMCS for testing has the original's table, and must not press in its place. @return string empty where it is wanted still */
    private static function whyNot(Failed $failed): string
    {
        $here = Installation::address();
        if ($failed->installation !== '' && $failed->installation !== $here) {
            return "it failed in the WHMCS at {$failed->installation}, and this one is at $here";
        }
        return $failed->wish->isSame(Wish::of($failed->service)) ? '' : 'its status, due date or product changed since it failed';
    }

    /** @return string what went wrong; empty where nothing did */
    private static function ask(Failed $failed): string
    {
        $values = ['serviceid' => $failed->service] + ($failed->reason === '' ? [] : ['suspendreason' => $failed->reason]);
        try {
            $answer = localAPI($failed->action->command(), $values);
        } catch (\Throwable $problem) {
            return Messages::of($problem);
        }
        if (is_array($answer) && ($answer['result'] ?? '') === 'success') {
            return '';
        }
        $message = Messages::plain(Params::asText(is_array($answer) ? $answer['message'] ?? '' : ''));
        return $message === '' ? 'WHMCS gave no reason.' : $message;
    }

    /** In the log, and as a notification for which staff can make a rule; where that cannot be sent the log has it. */
    private static function tell(Failed $failed, string $text, bool $isDone): void
    {
        Log::activity($text);
        try {
            localAPI('TriggerNotificationEvent', [
                'notification_identifier' => Module::NAME . '.retry',
                'title' => Module::TITLE . ": {$failed->action->name} of service {$failed->service} " . ($isDone ? 'went through' : 'failed'),
                'message' => $text,
                'status' => $isDone ? 'Done' : 'Failed',
                'statusStyle' => $isDone ? 'success' : 'danger',
            ]);
        } catch (\Throwable) {
            return;
        }
    }
}
