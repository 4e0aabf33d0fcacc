<?php

/** One heading of a module's part of the matrix: what its worker is asked for first, and the cells that follow from the answer. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Faults\Line;

final class Plan
{
    private function __construct(private readonly string $panel, private readonly string $action, private readonly ?string $verb)
    {
    }

    /** @return list<self> */
    public static function of(string $panel): array
    {
        $plans = [];
        foreach (Services::actions($panel) as $action => $verb) {
            $plans[] = new self($panel, $action, $verb);
        }
        foreach (array_keys(Lists\Listings::of($panel)) as $list) {
            $plans[] = new self($panel, $list, null);
        }
        return $plans;
    }

    public function heading(): string
    {
        return Cell::HEADING . $this->action;
    }

    /** Whether the short run has cells of it. */
    public function isQuick(): bool
    {
        return $this->verb === null || in_array($this->action, Cells::QUICK, true);
    }

    /** Runs it without a fault, which shows its requests. @return array<string, string> */
    public function order(): array
    {
        return [$this->verb === null ? 'lines' : 'requests' => $this->action];
    }

    /** @param array<string, mixed> $answer to the order */
    public static function requests(array $answer): int
    {
        return count($answer['requests'] ?? $answer['lines'] ?? []);
    }

    /** @param array<string, mixed> $answer to the order @return list<Cell> */
    public function cells(array $answer, bool $quick): array
    {
        return $this->verb === null
            ? Lists\Cells::of($this->panel, $this->action, array_map(Line::from(...), $answer['lines'] ?? []), $quick)
            : Cells::of($this->panel, $this->action, $this->verb, $answer['requests'] ?? [], $quick);
    }
}
