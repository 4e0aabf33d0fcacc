<?php

/** The faults that are switched on, in the order in which they were ordered; the first that meets a request is played. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Request;

final class FaultBook
{
    /** @var list<Fault> */
    private array $faults = [];

    public function add(Fault $fault): void
    {
        $this->faults[] = $fault;
    }

    public function clear(): void
    {
        $this->faults = [];
    }

    /** Every fault counts the request; the first one that is due is given. */
    public function meeting(Request $request): ?Fault
    {
        $due = null;
        foreach ($this->faults as $fault) {
            if ($fault->meets($request, $due === null)) {
                $due = $fault;
            }
        }

        return $due;
    }

    /** @return list<array<string, mixed>> */
    public function figures(): array
    {
        return array_map(static fn (Fault $fault): array => $fault->figures(), $this->faults);
    }
}
