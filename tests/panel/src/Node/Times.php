<?php

/** How often a node does what it does by itself, milliseconds; and how long before its end it speaks of a token, seconds. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Node;

final class Times
{
    public float $look = 30000.0;
    public float $stats = 1000.0;
    public float $lines = 0.0;
    public int $before = 60;
}
