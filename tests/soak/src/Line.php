<?php

/** The straight line through samples, by least squares. */

declare(strict_types=1);

namespace Calagopus\Tests\Soak;

final class Line
{
    private int $count = 0;

    private int $first = 0;

    private int $last = 0;

    private int $highest = 0;

    private float $x = 0.0;

    private float $y = 0.0;

    private float $xx = 0.0;

    private float $xy = 0.0;

    /** Only sums are kept: what measures must not grow itself. */
    public function add(int $x, int $y): void
    {
        $this->first = $this->count === 0 ? $y : $this->first;
        $this->last = $y;
        $this->highest = max($this->highest, $y);
        ++$this->count;
        // around the first sample, so that the squares of large numbers do not swallow small differences
        $y -= $this->first;
        $this->x += $x;
        $this->y += $y;
        $this->xx += (float) $x * $x;
        $this->xy += (float) $x * $y;
    }

    public function slope(): float
    {
        $spread = $this->count * $this->xx - $this->x * $this->x;

        return $spread > 0.0 ? ($this->count * $this->xy - $this->x * $this->y) / $spread : 0.0;
    }

    public function count(): int
    {
        return $this->count;
    }

    public function first(): int
    {
        return $this->first;
    }

    public function last(): int
    {
        return $this->last;
    }

    public function highest(): int
    {
        return $this->highest;
    }
}
