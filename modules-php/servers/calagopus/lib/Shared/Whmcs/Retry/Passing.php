<?php

/** Whether what went wrong may be gone by itself when the same is pressed again. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Passing
{
    /** An unknown outcome passes too: each of the commands looks before it does anything. A refusal of ours passes where its cause does. */
    public static function is(\Throwable $problem): bool
    {
        return match (true) {
            $problem instanceof \Calagopus\Exception => $problem->retriable || $problem->mayHaveHappened,
            $problem instanceof Refusal => $problem->customer === 'busy' || ($problem->getPrevious() !== null && self::is($problem->getPrevious())),
            default => false,
        };
    }

    /** Seconds that the panel wants to be left alone; 0 where it says nothing. */
    public static function wait(\Throwable $problem): int
    {
        return $problem instanceof \Calagopus\Exception ? (int) ceil($problem->retryAfter ?? 0) : 0;
    }
}
