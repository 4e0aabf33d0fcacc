<?php

/** One fault of the matrix: what is ordered of the simulator, where it applies, and which names for it the administrator may be told. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Fault
{
    /**
     * @param string $name as it is shown and chosen
     * @param string $group row of the summary
     * @param array<string, mixed> $what the simulator's fault; empty for a fault of the world or of the connection
     * @param list<string> $reasons values of Reason that name it; where the outcome of a change is unknown, "outcome-unknown" is as good
     * @param string $act before or after the panel's work
     * @param int $times how often it is played; 0: until it is switched off
     * @param (\Closure(Line): bool)|null $where the requests that it can meet; null: every one
     * @param string $on the connections it needs: any, fresh, reused, http1 or http2
     * @param bool $harmless a success is the only right answer
     * @param (\Closure(Line, Bench): array<string, mixed>)|null $shape what depends on the request
     * @param bool $definite whether it proves that nothing happened, so that the request may be sent again
     * @param bool $quick whether it is in the short run
     * @param (\Closure(Bench): void)|null $arrange makes a fault of the world: a node that fails, a half server
     * @param bool $spoils whether an answer with it is never one, even where it holds all that is needed
     * @param string $panel whose it is: calagopus, opterius or any panel's
     * @param (\Closure(Bench, string): object)|null $target gives a panel that cannot be reached as it is meant to be
     */
    public function __construct(
        public readonly string $name,
        public readonly string $group,
        public readonly array $what = [],
        public readonly array $reasons = [],
        public readonly string $act = 'before',
        public readonly int $times = 0,
        public readonly ?\Closure $where = null,
        public readonly string $on = 'any',
        public readonly bool $harmless = false,
        public readonly ?\Closure $shape = null,
        public readonly bool $definite = false,
        public readonly bool $quick = false,
        public readonly ?\Closure $arrange = null,
        public readonly ?\Closure $target = null,
        public readonly string $panel = 'any',
        public readonly bool $spoils = false
    ) {
    }

    public function meets(Line $line, string $http, string $warmth): bool
    {
        return in_array($this->on, ['any', $warmth, $http], true) && ($this->where === null || ($this->where)($line));
    }

    /** Whether a fault of the world or of the connection is one for this action. */
    public function concerns(Action $action, string $http, string $warmth): bool
    {
        return in_array($this->on, ['any', $warmth, $http], true) && ($this->target !== null ? $warmth === 'fresh' : in_array($this->name, $action->worlds, true));
    }

    /** @return array<string, mixed> the order for the simulator */
    public function order(Line $line, Bench $bench): array
    {
        $what = $this->shape === null ? $this->what : ($this->shape)($line, $bench);
        return ['method' => $line->method, 'path' => $line->pattern, 'nth' => $line->nth, 'times' => $this->times, 'act' => $this->act, 'fault' => $what];
    }
}
