<?php

/** Requests that must not arrive more often than they are asked for: of one press, and of two at once. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Once
{
    /** @param string $path a pattern @param int $ofTwo 1: who comes second finds it done */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly int $ofOne = 1,
        public readonly int $ofTwo = 1
    ) {
    }

    /** A request that each press is to send: whoever presses twice wants it twice. */
    public static function aPress(string $method, string $path): self
    {
        return new self($method, $path, 1, 2);
    }

    public static function never(string $method, string $path): self
    {
        return new self($method, $path, 0, 0);
    }

    public function most(bool $isRace): int
    {
        return $isRace ? $this->ofTwo : $this->ofOne;
    }
}
