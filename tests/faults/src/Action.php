<?php

/** One action of the PHP interface: the world before it, the call, and what must be true of the panel where it says success. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Action
{
    /**
     * @param \Closure(Bench): Stake $prepare makes the world before the call
     * @param \Closure(object, Stake, Press): mixed $call
     * @param (\Closure(mixed, array<string, mixed>, list<array<string, mixed>>): string)|null $held what is wrong with a success, given the
     *        answer, the panel's state and the requests of the call; null for an action that only reads: its answer must be the one it
     *        gives without a fault
     * @param list<string> $worlds faults of the world (not of one request) that concern it
     * @param bool $creates whether it makes a server or an account
     * @param bool $removes whether none is left after it
     * @param string $panel whose it is: calagopus or opterius
     * @param string $afterSuccess what it answers where it is repeated after a success
     * @param int $rounds rounds that have a time each: a stream's
     */
    public function __construct(
        public readonly string $name,
        public readonly \Closure $prepare,
        public readonly \Closure $call,
        public readonly ?\Closure $held = null,
        public readonly array $worlds = [],
        public readonly bool $creates = false,
        public readonly bool $removes = false,
        public readonly string $panel = 'calagopus',
        public readonly string $afterSuccess = 'ok',
        public readonly int $rounds = 1
    ) {
    }

    public function reads(): bool
    {
        return $this->held === null;
    }

    /** Whether, as long as an earlier request may arrive, it is pressed only to look. */
    public function looks(): bool
    {
        return $this->creates && $this->panel === 'calagopus';
    }

    /** How it is pressed again after a failure: as the module does, which keeps a record of what it is not sure of. */
    public function again(object $panel, Attempt $first): Press
    {
        $open = $this->panel === 'opterius' ? $panel->attemptStands() : $first->isOpen();
        return $open ? Press::MayHeal : Press::First;
    }

    /** Seconds in which the call must end. */
    public function limit(): float
    {
        return $this->creates ? Bench::CREATE_SECONDS : Bench::SECONDS * $this->rounds;
    }
}
