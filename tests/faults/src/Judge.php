<?php

/** Plays one cell: the world, the fault, the call, the fault gone, the call repeated; and hands each press to the checks. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Judge
{
    private const MORE_TIME = 4.0;

    /** Of several requests at once over HTTP/1.1 now and then one needs a connection more than the warm ones. */
    private const TRIES_FOR_A_CONNECTION = 8;

    private Action $action;
    private Fault $fault;
    private Checks $checks;
    private Bench $bench;

    /** @param array<string, Action> $actions @param array<string, Fault> $faults */
    public function __construct(
        private readonly Benches $benches,
        private readonly array $actions,
        private readonly array $faults,
        private readonly Baselines $baselines
    ) {
    }

    /** @return array<string, mixed> the cell's verdict; what may only have lacked time is played again with four times as much */
    public function play(Cell $cell): array
    {
        $verdict = $this->once($cell, 1.0);
        for ($try = 1; $this->checks->otherConnection && $try < self::TRIES_FOR_A_CONNECTION; $try++) {
            $verdict = $this->once($cell, 1.0);
        }
        return $verdict['problems'] === [] || !$this->checks->onlyTime ? $verdict : $this->once($cell, self::MORE_TIME) + ['again' => $verdict['problems']];
    }

    /** @return array<string, mixed> */
    private function once(Cell $cell, float $patience): array
    {
        $this->action = $this->actions[$cell->action];
        $this->bench = $this->benches->of($this->action);
        $this->fault = $this->faults[$cell->fault];
        $this->checks = new Checks($this->action, $this->fault, $this->bench);
        $baseline = $this->action->reads() ? $this->baselines->answer($this->action) : '';
        $this->bench->patience = $patience;
        $this->bench->reset();
        $scene = ($this->action->prepare)($this->bench);
        $panel = $this->target($cell);
        $this->switchOn($cell);
        $before = $this->bench->simulator->state();
        $mark = $this->bench->simulator->mark();
        $first = Attempt::make($this->action, $panel, $scene, Press::First, $this->bench);
        $this->met($cell, $first);
        $this->judge($first, $before, $baseline);
        $presses = $this->heal($first, $panel, $scene, $mark, $before, $cell);
        if ($this->bench->wasBaited()) {
            $this->checks->broken('somebody came to the address that a redirect named');
        }
        return $this->verdict($first, $presses);
    }

    private function target(Cell $cell): object
    {
        $panel = $this->bench->panel($cell->http);
        $this->bench->connections($panel, $cell->warmth);
        return $this->fault->target === null ? $panel : ($this->fault->target)($this->bench, $cell->http);
    }

    private function switchOn(Cell $cell): void
    {
        if ($cell->line !== null) {
            $this->bench->order([$this->fault->order($cell->line, $this->bench)]);
        } elseif ($this->fault->arrange !== null) {
            ($this->fault->arrange)($this->bench);
        }
    }

    /** Did the fault happen at all, and on the wire that was meant? */
    private function met(Cell $cell, Attempt $first): void
    {
        if ($this->fault->target !== null && $first->requests !== []) {
            $this->checks->broken('a request came to the panel: ' . implode(', ', array_column($first->requests, 'path')));
        }
        if ($cell->line === null) {
            return;
        }
        $met = array_values(array_filter($first->requests, static fn (array $entry): bool => $entry['fault'] !== null));
        if ($met === []) {
            $came = array_map(static fn (array $entry): string => "{$entry['method']} {$entry['path']}", $first->requests);
            $this->checks->broken('the fault met no request: ' . implode(', ', $came), $this->checks->isLate($first));
        } elseif ($this->bench->wasWarm($met[0]) !== ($cell->warmth === 'reused')) {
            $this->checks->otherConnection = true;
            $this->checks->broken("the request came on a connection that was not {$cell->warmth}");
        } elseif ($met[0]['http'] !== $cell->http) {
            $this->checks->broken("the request came over {$met[0]['http']}");
        }
    }

    /** @param array<string, mixed> $before */
    private function judge(Attempt $first, array $before, string $baseline): void
    {
        $this->checks->each($first, 'the call');
        if ($first->ok()) {
            $this->checks->truth($first, $baseline);
            return;
        }
        if ($this->fault->harmless) {
            $this->checks->broken('it failed, though it had time to succeed: ' . $first->text(), true);
        }
        $this->checks->words($first);
        $this->checks->claims($first, $before);
        $this->checks->named($first);
    }

    /**
     * The fault is gone: does the action, repeated as the module repeats it, end with what was asked? Gives the number of presses.
     *
     * @param array<string, mixed> $before
     */
    private function heal(Attempt $first, object $panel, Stake $scene, int $mark, array $before, Cell $cell): int
    {
        $this->bench->calm();
        $asked = $panel;
        $panel = $this->later($first, $panel, $cell);
        $press = $this->action->again($asked, $first);
        $looked = $this->action->looks() && $first->isOpen();
        if ($looked) {
            $this->look($panel, $scene);
        }
        if (!$this->bench->settle($mark)) {
            $this->checks->broken('the panel did not end what was under way');
        }
        $this->bench->installed();
        $again = Attempt::make($this->action, $panel, $scene, $press, $this->bench);
        $this->bench->settle($mark);
        $this->checks->each($again, 'the repetition');
        $expected = $first->ok() ? $this->action->afterSuccess : 'ok';
        if ($expected !== 'ok') {
            $again->reason() === $expected || $this->checks->broken("repeated after its success, it answers {$again->reason()}, not $expected");
        } elseif (!$again->ok()) {
            $this->checks->broken('repeating it does not heal: ' . $again->reason() . ': ' . $again->text(), $this->checks->isLate($again));
        } elseif (!$this->action->reads()) {
            $wrong = ($this->action->held)($again->result, $again->state, $again->requests);
            $wrong === '' || $this->checks->broken("repeated, false success: $wrong");
        }
        $this->checks->last($before, $this->bench->simulator->state(), $this->checks->isLate($again));
        return $looked ? 2 : 1;
    }

    /** The panel under the name that it had; under another one where it could not be reached, or as if the time that it wanted were over. */
    private function later(Attempt $first, object $panel, Cell $cell): object
    {
        $limited = array_filter($first->requests, static fn (array $entry): bool => $entry['status'] === 429) !== [];
        return $this->fault->target !== null || $limited ? $this->bench->panel($cell->http) : $panel;
    }

    /** While an earlier request may arrive, Create only looks: it asks for nothing, and what it adopts is whole. */
    private function look(object $panel, Stake $scene): void
    {
        $look = Attempt::make($this->action, $panel, $scene, Press::OnlyLook, $this->bench);
        $this->checks->each($look, 'the look');
        $asked = array_filter($look->requests, static fn (array $entry): bool
            => Line::isOnce($entry['method'], $entry['path']) && !str_contains($entry['path'], 'allocations'));
        if ($asked !== []) {
            $this->checks->broken('it was only to look, but asked: ' . implode(', ', array_column($asked, 'path')));
        }
        if ($look->ok()) {
            $wrong = ($this->action->held)($look->result, $look->state, $look->requests);
            $wrong === '' || $this->checks->broken("only looking, false success: $wrong");
        } elseif (!$look->isOpen()) {
            $this->checks->broken('only looking, it says that the outcome is known: ' . $look->text());
        }
    }

    /** @return array<string, mixed> */
    private function verdict(Attempt $first, int $presses): array
    {
        return [
            'answer' => $first->reason(),
            'requests' => count($first->requests),
            'seconds' => round($first->seconds, 3),
            'presses' => $presses,
            'text' => $first->text(),
            'problems' => $this->checks->problems,
        ];
    }
}
