<?php

/** The command: plans the cells, has them played, and reports. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Tests\Faults\Module\Cells;
use Calagopus\Tests\Faults\Module\Service;

final class Command
{
    /** Each has a database server of its own. */
    private const MODULE_WORKERS = 2;

    private readonly Crew $crew;
    private readonly Crew $moduleCrew;
    private readonly Report $report;

    /** @param list<string> $worker the command line of a worker @param array<string, string> $environment its environment */
    public function __construct(private readonly Options $options, array $worker, array $environment)
    {
        $this->crew = new Crew([...$worker, '--worker'], $environment, $options->jobs);
        $this->moduleCrew = new Crew([...$worker, '--module-worker'], getenv(), min($options->jobs, self::MODULE_WORKERS));
        $this->report = new Report($options);
    }

    public function main(): int
    {
        $started = microtime(true);
        try {
            $cells = $this->wanted($this->plan());
            $moduleCells = $this->wanted($this->planModule());
            if ($this->options->list) {
                foreach ([...$cells, ...$moduleCells] as $cell) {
                    echo $cell->name(), "\n";
                }
                return $this->report->failed() === 0 ? 0 : 1;
            }
            $progress = new Progress(count($cells) + count($moduleCells));
            $this->play($this->crew, $cells, $progress);
            $this->play($this->moduleCrew, $moduleCells, $progress);
            $progress->end();
        } finally {
            $this->crew->dismiss();
            $this->moduleCrew->dismiss();
        }
        return $this->report->close(microtime(true) - $started);
    }

    /** @param list<Entry> $cells */
    private function play(Crew $crew, array $cells, Progress $progress): void
    {
        $orders = array_map(static fn (Entry $cell): array => $cell->order(), $cells);
        $crew->run($orders, function (int $number, array $answer) use ($cells, $progress): void {
            $this->report->take($cells[$number], $answer);
            $progress->step($answer['problems'] !== []);
        });
    }

    /** @template T of Entry @param list<T> $cells @return list<T> */
    private function wanted(array $cells): array
    {
        return array_values(array_filter($cells, fn (Entry $cell): bool => $this->options->wants($cell->name())));
    }

    /** Each action once without a fault shows its requests. @return list<Cell> */
    private function plan(): array
    {
        $actions = array_values(Matrix::actions());
        $lines = [];
        $this->crew->run(
            array_map(static fn (Action $action): array => ['lines' => $action->name], $actions),
            function (int $number, array $answer) use (&$lines, $actions): void {
                $lines[$number] = array_map(Line::from(...), $answer['lines'] ?? []);
                $this->report->plain($actions[$number]->name, count($lines[$number]), $answer['problems']);
            }
        );
        $cells = [];
        foreach ($actions as $number => $action) {
            array_push($cells, ...Matrix::cells($action, $lines[$number], $this->options->quick));
        }
        return $cells;
    }

    /** @return list<Module\Cell> */
    private function planModule(): array
    {
        $requests = [];
        $this->moduleCrew->run(
            array_map(static fn (string $action): array => ['requests' => $action], Service::ACTIONS),
            function (int $number, array $answer) use (&$requests): void {
                $requests[$number] = $answer['requests'] ?? [];
                $this->report->plain('module: ' . Service::ACTIONS[$number], count($requests[$number]), $answer['problems']);
            }
        );
        $cells = [];
        foreach (Service::ACTIONS as $number => $action) {
            array_push($cells, ...Cells::of($action, $requests[$number], $this->options->quick));
        }
        return $cells;
    }
}
