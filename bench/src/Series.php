<?php

/** Numbers that were measured one after the other: their median, their spread, their percentiles. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Series
{
    /** @var list<float> in ascending order */
    public readonly array $sorted;

    /** @param list<int|float> $values at least one */
    public function __construct(array $values)
    {
        if ($values === []) {
            throw new \InvalidArgumentException('nothing was measured');
        }
        $sorted = array_map(floatval(...), $values);
        sort($sorted);
        $this->sorted = $sorted;
    }

    public function median(): float
    {
        $count = count($this->sorted);
        $middle = intdiv($count, 2);
        return $count % 2 === 1 ? $this->sorted[$middle] : ($this->sorted[$middle - 1] + $this->sorted[$middle]) / 2;
    }

    /** The smallest value that so many percent of all are not above. */
    public function percentile(float $percent): float
    {
        return $this->sorted[max(0, (int) ceil(count($this->sorted) * $percent / 100) - 1)];
    }

    public function least(): float
    {
        return $this->sorted[0];
    }

    public function most(): float
    {
        return $this->sorted[count($this->sorted) - 1];
    }

    public function count(): int
    {
        return count($this->sorted);
    }
}
