<?php

/** A creation that the panel was, or may have been, asked for and whose outcome is not known. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

final class Intent
{
    /** Seconds that a panel may take to notice that nobody waits for its answer any more. */
    private const AFTER_END = 60;

    public function __construct(
        /** URL of the panel that was asked. */
        public readonly string $origin,
        /** When; seconds by the database's clock. */
        public readonly int $at,
        /** When the request's own deadline ended. */
        public readonly int $deadline,
        /** The process that asked, where that could be told. */
        public readonly ?string $process = null,
        /** When that process was first known to be dead, and half of a server seen that it left; null: it was not. */
        public readonly ?int $endedAt = null
    ) {
    }

    public function ended(int $now): self
    {
        return new self($this->origin, $this->at, $this->deadline, $this->process, $now);
    }

    /**
     * Seconds until the half of a server that this request left may be healed, though the request itself may still arrive somewhere: what shows half
     * of its work has arrived, and nobody waits for the rest. Null: that is not known.
     */
    public function leftForHalf(int $now): ?int
    {
        return $this->endedAt === null ? null : max(0, $this->endedAt + self::AFTER_END - $now);
    }

    /** Seconds in which the request may still be carried out; 0 where none can be any more. */
    public function left(int $now, int $margin): int
    {
        return max(0, $this->deadline + $margin - $now);
    }

    /** Whether the panel that was asked is this one, whatever its address was then. */
    public function isOf(string $origin, Origins $origins): bool
    {
        return $origins->currentOrigin($this->origin) === $origin;
    }
}
