<?php

/** The command: plans the cells, has them played, and reports. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Tests\Faults\Module\Cell as ModuleCell;
use Calagopus\Tests\Faults\Module\Plan;
use Calagopus\Tests\Faults\Module\Services;

final class Command
{
    /** Each has a database server of its own. */
    private const MODULE_WORKERS = 2;

    private readonly Crew $crew;
    /** @var array<string, Crew> by panel */
    private readonly array $moduleCrews;
    private readonly Report $report;

    /** @param list<string> $worker the command line of a worker @param array<string, string> $environment its environment */
    public function __construct(private readonly Options $options, array $worker, array $environment)
    {
        $this->crew = new Crew([...$worker, '--worker', 'cells'], $environment, $options->jobs);
        $crews = [];
        foreach (array_keys(Services::OF) as $panel) {
            $crews[$panel] = new Crew([...$worker, '--worker', $panel], getenv(), min($options->jobs, self::MODULE_WORKERS));
        }
        $this->moduleCrews = $crews;
        $this->report = new Report($options);
    }

    public function main(): int
    {
        $started = microtime(true);
        try {
            $cells = $this->wanted($this->plan());
            $moduleCells = array_map(fn (string $panel): array => $this->wanted($this->planModule($panel)), array_combine(array_keys(Services::OF), array_keys(Services::OF)));
            if ($this->options->list) {
                foreach (array_merge($cells, ...array_values($moduleCells)) as $cell) {
                    echo $cell->name(), "\n";
                }
                return $this->report->failed() === 0 ? 0 : 1;
            }
            $progress = new Progress(count($cells) + array_sum(array_map(count(...), $moduleCells)));
            $this->play($this->crew, $cells, $progress);
            foreach ($this->moduleCrews as $panel => $crew) {
                $this->play($crew, $moduleCells[$panel], $progress);
            }
            $progress->end();
        } finally {
            $this->crew->dismiss();
            foreach ($this->moduleCrews as $crew) {
                $crew->dismiss();
            }
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
        $actions = array_values(array_filter(Matrix::actions(), fn (Action $action): bool => $this->options->mayWant($action->name)));
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

    /** @return list<ModuleCell> */
    private function planModule(string $panel): array
    {
        $plans = array_values(array_filter(Plan::of($panel), fn (Plan $plan): bool
            => (!$this->options->quick || $plan->isQuick()) && $this->options->mayWant($plan->heading())));
        $cells = [];
        $this->moduleCrews[$panel]->run(
            array_map(static fn (Plan $plan): array => $plan->order(), $plans),
            function (int $number, array $answer) use (&$cells, $plans): void {
                $this->report->plain($plans[$number]->heading(), Plan::requests($answer), $answer['problems']);
                $cells[$number] = $plans[$number]->cells($answer, $this->options->quick);
            }
        );
        ksort($cells);
        return array_merge(...$cells);
    }
}
