<?php

/**
 * The attempt to have something made on a panel, which may be asked for it once: in what order it is noted and asked for, and what stays open.
 *
 * Under the service's lock a note of it (the intent) is committed before the panel is asked; it goes when the outcome is known. A process that
 * dies in between leaves the note, and until the panel can no longer act on that request nothing new may be asked for.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Provisioning;

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

    /** Seconds in which an earlier request may still be carried out; 0 where none can be. */
    public function left(?Intent $intent): int
    {
        return $intent?->left($this->now(), $this->margin) ?? 0;
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
     * @param \Closure(\Throwable): string $words what is said where the panel may still act on the request; when to try again is added
     */
    public function make(
        Lock $lock,
        string $origin,
        float $seconds,
        \Closure $note,
        \Closure $ask,
        \Closure $keep,
        \Closure $withdraw,
        \Closure $words
    ): void {
        $now = $this->now();
        $intent = new Intent($origin, $now, $now + (int) ceil($seconds), Process::current());
        self::demand($lock);
        $begun = $note($intent);
        try {
            self::demand($lock);
            $made = $ask();
        } catch (\Throwable $problem) {
            throw self::isOpen($problem) ? $this->pending($words($problem), $intent, $problem) : $withdraw($problem, $begun);
        }
        $keep($begun, $made);
    }

    /** Says when what is under way can no longer be carried out, or, sooner, when the half of it that is there can be healed. */
    public function pending(string $words, ?Intent $intent, \Throwable $problem): Refusal
    {
        $now = $this->now();
        $seconds = $intent?->left($now, $this->margin) ?? 0;
        $half = $intent?->leftForHalf($now) ?? 0;
        return new Refusal("$words " . Intent::when($half > 0 ? min($half, $seconds) : $seconds), 0, $problem);
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
