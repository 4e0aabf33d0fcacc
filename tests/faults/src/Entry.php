<?php

/** Anything that is one cell of the matrix: what it is called, and where it stands in the table. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

interface Entry
{
    public function name(): string;

    /** The action, a heading of the table. */
    public function heading(): string;

    /** The fault, a row of the table. */
    public function row(): string;

    /** @return array<string, mixed> what a worker is told, and what --json says of it */
    public function order(): array;
}
