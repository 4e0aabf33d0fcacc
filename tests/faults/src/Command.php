<?php

/** The command: plans the cells, has them played, and reports. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Command
{
    private readonly Crew $crew;

    /** @param list<string> $worker the command line of a worker @param array<string, string> $environment its environment */
    public function __construct(private readonly Options $options, array $worker, array $environment)
    {
        $this->crew = new Crew($worker, $environment, $options->jobs);
    }

    public function main(): int
    {
        $started = microtime(true);
        $report = new Report($this->options);
        try {
            $cells = $this->plan($report);
            if ($this->options->list) {
                echo implode("\n", array_map(static fn (Cell $cell): string => $cell->name(), $cells)), "\n";
                return $report->failed() === 0 ? 0 : 1;
            }
            $progress = new Progress(count($cells));
            $this->crew->run($cells, static function (int $number, array $answer) use ($cells, $report, $progress): void {
                $report->take($cells[$number], $answer);
                $progress->step($answer['problems'] !== []);
            });
            $progress->end();
        } finally {
            $this->crew->dismiss();
        }
        return $report->close(microtime(true) - $started);
    }

    /** Each action once without a fault shows its requests. @return list<Cell> */
    private function plan(Report $report): array
    {
        $actions = array_values(Matrix::actions());
        $lines = [];
        $this->crew->run(
            array_map(static fn (Action $action): array => ['lines' => $action->name], $actions),
            static function (int $number, array $answer) use (&$lines, $actions, $report): void {
                $lines[$number] = array_map(Line::from(...), $answer['lines'] ?? []);
                $report->plain($actions[$number]->name, $lines[$number], $answer['problems']);
            }
        );
        $cells = [];
        foreach ($actions as $number => $action) {
            array_push($cells, ...Matrix::cells($action, $lines[$number], $this->options->quick));
        }
        return array_values(array_filter($cells, fn (Cell $cell): bool => $this->options->wants($cell->name())));
    }
}
