<?php

/** What a cell is about, told before each press which panel it is asked of. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

interface Stake
{
    public function on(string $origin): void;
}
