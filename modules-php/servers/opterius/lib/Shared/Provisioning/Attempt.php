<?php

/**
 * The attempt to have something made on a panel, which may be asked for it once: in what order it is noted and asked for, and what stays open.
 *
 * Under the service's lock a note of it (the intent) is committed before the panel is asked; it goes when the outcome is known. A process that
 * dies in between leaves the note, and until the panel can no longer act on that request nothing new may be asked for.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

final class Attempt
{
    /** @param int $margin seconds after a request's own deadline in which a proxy may still deliver it */
    public function __construct(private readonly Clock $clock, private readonly int $margin)
    {
    }

    public function now(): int
    {
        return $this->clock->now();
    }

    /** The intent while its request may still be carried out; null where there is none that can be. */
    public function open(?Intent $intent): ?OpenIntent
    {
        if ($intent === null) {
            return null; // without asking for the time, which may be a question to a database
        }
        $now = $this->now();
        $seconds = $intent->left($now, $this->margin);
        return $seconds === 0 ? null : new OpenIntent($intent, $seconds, $now + $seconds);
    }

    /** Until when what is under way is waited for: it can no longer be carried out then, or, sooner, the half of it that is there can be healed. */
    public function waiting(Intent $intent): OpenIntent
    {
        $now = $this->now();
        $seconds = $intent->left($now, $this->margin);
        $half = $intent->leftForHalf($now) ?? 0;
        $seconds = $half > 0 ? min($half, $seconds) : $seconds;
        return new OpenIntent($intent, $seconds, $now + $seconds);
    }

    /**
     * Nothing can be under way, or nothing but what this request heals: notes the intent, asks, and notes what came of it.
     *
     * @template B of object the record with the intent
     * @template M of object what was made
     * @param string $origin URL of the panel that is asked
     * @param float $seconds that the request may take
     * @param \Closure(Intent): B $note commits the intent, and answers with the record as it is kept then
     * @param \Closure(): M $ask asks the panel, once
     * @param \Closure(B, M): void $keep notes the outcome in place of the intent
     * @param \Closure(\Throwable, B): \Throwable $withdraw where the panel did nothing and will not: takes the intent back, and answers with what is thrown
     * @param \Closure(\Throwable, OpenIntent): \Throwable $open where the panel may still act on the request: answers with what is thrown
     */
    public function make(
        Lock $lock,
        string $origin,
        float $seconds,
        \Closure $note,
        \Closure $ask,
        \Closure $keep,
        \Closure $withdraw,
        \Closure $open
    ): void {
        $now = $this->now();
        $intent = new Intent($origin, $now, $now + (int) ceil($seconds), Process::current());
        self::demand($lock);
        $begun = $note($intent);
        try {
            self::demand($lock);
            $made = $ask();
        } catch (\Throwable $problem) {
            throw self::isOpen($problem) ? $open($problem, $this->waiting($intent)) : $withdraw($problem, $begun);
        }
        $keep($begun, $made);
    }

    /** Whether the panel may still do what it was asked for. What is no answer of the extension proves nothing either way. */
    private static function isOpen(\Throwable $problem): bool
    {
        return $problem instanceof \Calagopus\Exception ? $problem->mayHaveHappened : !$problem instanceof Refusal;
    }

    /** A connection that broke, or an expiry, took the lock away while its holder lived on. */
    private static function demand(Lock $lock): void
    {
        if (!$lock->isHeld()) {
            throw new Refusal('The lock of this service was lost (the database connection broke), so the panel was not asked; try again.', customer: 'busy');
        }
    }
}
