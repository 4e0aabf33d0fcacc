<?php

/** One action of the PHP interface: the world before it, the call, and what must be true of the panel where it says success. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Action
{
    /**
     * @param \Closure(Bench): Scene $prepare makes the world before the call
     * @param \Closure(object, Scene, Press): mixed $call
     * @param (\Closure(mixed, array<string, mixed>, list<array<string, mixed>>): string)|null $held what is wrong with a success, given the
     *        answer, the panel's state and the requests of the call; null for an action that only reads: its answer must be the one it
     *        gives without a fault
     * @param list<string> $worlds faults of the world (not of one request) that concern it
     * @param bool $creates whether it makes a server, so that an unknown outcome is resolved as the module does
     * @param bool $removes whether no server is left after it
     * @param list<string> $quick kinds of faults that the short run has of it; none: those of every action
     */
    public function __construct(
        public readonly string $name,
        public readonly \Closure $prepare,
        public readonly \Closure $call,
        public readonly ?\Closure $held = null,
        public readonly array $worlds = [],
        public readonly bool $creates = false,
        public readonly bool $removes = false,
        public readonly string $panel = 'calagopus'
    ) {
    }

    public function reads(): bool
    {
        return $this->held === null;
    }

    /** Seconds in which the call must end. */
    public function limit(): float
    {
        return $this->creates ? Bench::CREATE_SECONDS : Bench::SECONDS;
    }
}
