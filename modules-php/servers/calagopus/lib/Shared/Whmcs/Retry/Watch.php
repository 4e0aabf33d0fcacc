<?php

/**
 * Sees commands fail and succeed, and notes those that the cron is to press again, changes of package that came to nothing, and of which product what was
 * made is. Nothing that goes wrong here changes what a command answers; the activity log says it.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sold;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Unapplied;

final class Watch
{
    /** Commands that leave nothing to be tried again when they succeeded. */
    private const ENDS = ['CreateAccount', 'SuspendAccount', 'UnsuspendAccount', 'TerminateAccount'];

    /** Whose failure leaves nothing to be tried again either: who terminates a service wants nothing else of it. */
    private const LAST = 'TerminateAccount';

    /** After which a service has what its package says, or nothing any more. */
    private const APPLIES = ['CreateAccount', self::CHANGE, 'TerminateAccount'];
    private const CHANGE = 'ChangePackage';

    public static function succeeded(Call $call): void
    {
        self::attempt($call, static function () use ($call): void {
            in_array($call->action, self::APPLIES, true) && Unapplied::forget($call->identity()->key);
        });
        self::attempt($call, static function () use ($call): void {
            if (in_array($call->action, self::ENDS, true) && !$call->identity()->isAddon) {
                Waiting::forget($call->identity()->id);
            }
        });
        self::attempt($call, static function () use ($call): void {
            if ($call->action === Action::Create->value) {
                Sold::note($call->identity());
            }
        });
    }

    /** WHMCS's API presses commands of services alone, so an addon's are not tried again. */
    public static function failed(Call $call, \Throwable $problem, string $message): void
    {
        self::attempt($call, static function () use ($call, $message): void {
            $call->action === self::CHANGE && Unapplied::note($call->identity()->key, $message);
        });
        self::attempt($call, static function () use ($call, $problem, $message): void {
            if ($call->action === self::LAST && !$call->identity()->isAddon) {
                Waiting::forget($call->identity()->id);
            }
            $action = Action::tryFrom($call->action);
            if ($action === null || $call->identity()->isAddon || !$call->config()->retry()) {
                return;
            }
            $id = $call->identity()->id;
            $wish = Wish::of($id);
            Passing::is($problem) && $wish?->status === $action->status()
                ? Waiting::note($id, $action, $wish, $call->params->text('suspendreason'), $message, Passing::wait($problem))
                : Waiting::forget($id);
        });
    }

    /** What could not be noted is said in the activity log: nobody else would say that the cron does not know of it. Of no service nothing is noted. */
    private static function attempt(Call $call, \Closure $work): void
    {
        $key = '';
        try {
            $key = $call->identity()->key;
            $work();
        } catch (\Throwable $problem) {
            $key === '' || Log::activity("Service $key: what {$call->action} ended with was not noted, so the cron and reconcile do not know of it: " . Messages::of($problem));
        }
    }
}
