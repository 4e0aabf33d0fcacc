<?php

/**
 * Work that is done after each cron of WHMCS, which is not to be disturbed: one process at a time, cut off by nothing, and what goes wrong is said in
 * the activity log.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;

final class AfterCron
{
    /**
     * @param string $lock name of the lock that a process has while it is at work
     * @param string $otherwise what is said where it fails, before the reason: "Nothing was tried again"
     */
    public function __construct(private readonly string $lock, private readonly string $otherwise)
    {
    }

    /**
     * Throws nothing. A second process has nothing to do.
     *
     * @param \Closure(): int $seconds that the work may take; 0 where there is nothing to do
     * @param \Closure(): void $work
     */
    public function run(\Closure $seconds, \Closure $work): void
    {
        try {
            $longest = $seconds();
            $longest === 0 || $this->alone($longest, $work);
        } catch (\Throwable $problem) {
            Log::activity("{$this->otherwise}: " . Messages::of($problem));
        }
    }

    /**
     * The same work where somebody waits for it.
     *
     * @param \Closure(): void $work
     * @return bool false where another process is at it already
     * @throws \Throwable what the work throws
     */
    public function alone(int $seconds, \Closure $work): bool
    {
        $lock = Locks::make($this->lock, $seconds);
        if (!$lock->acquire(0)) {
            return false;
        }
        try {
            LongCall::run($seconds, $work);
        } finally {
            $lock->release();
        }
        return true;
    }
}
