<?php

/** The cells added up by action and fault: what was answered, requests, time, presses until it was healed. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Table
{
    /** @var array<string, int> how many requests each action makes without a fault */
    private array $requests = [];

    /** @var array<string, array<string, array<string, mixed>>> fault => action => figures */
    private array $cells = [];

    public function plain(string $action, int $requests): void
    {
        $this->requests[$action] = $requests;
    }

    /** @param array<string, mixed> $answer */
    public function add(Entry $cell, array $answer): void
    {
        $figures = $this->cells[$cell->heading()][$cell->row()] ?? ['cells' => 0, 'broken' => 0, 'answers' => [], 'requests' => 0, 'seconds' => 0.0, 'presses' => 0];
        $figures['cells']++;
        $figures['broken'] += (int) ($answer['problems'] !== []);
        $said = (string) ($answer['answer'] ?? 'nothing');
        $figures['answers'][$said] = ($figures['answers'][$said] ?? 0) + 1;
        $figures['requests'] = max($figures['requests'], $answer['requests'] ?? 0);
        $figures['seconds'] = max($figures['seconds'], $answer['seconds'] ?? 0.0);
        $figures['presses'] = max($figures['presses'], $answer['presses'] ?? 0);
        $this->cells[$cell->heading()][$cell->row()] = $figures;
    }

    /** @return list<array{string, string, int, string, int, float, int, int}> action, fault, cells, answers, most requests, longest, most presses, broken */
    public function rows(): array
    {
        $rows = [];
        foreach (array_keys($this->requests + $this->cells) as $action) {
            foreach ($this->cells[$action] ?? [] as $fault => $figures) {
                $rows[] = [$action, $fault, $figures['cells'], self::answers($figures['answers']), $figures['requests'], $figures['seconds'],
                    $figures['presses'], $figures['broken']];
            }
        }
        return $rows;
    }

    /** @return array<string, array{int, int, int}> requests without a fault, cells, broken ones */
    public function byAction(): array
    {
        $actions = [];
        foreach ($this->requests as $action => $requests) {
            $faults = $this->cells[$action] ?? [];
            $actions[$action] = [$requests, array_sum(array_column($faults, 'cells')), array_sum(array_column($faults, 'broken'))];
        }
        ksort($actions);
        return $actions;
    }

    /** @return array<string, array<string, mixed>> the same figures as of one action, of all together */
    public function byFault(): array
    {
        $all = [];
        foreach ($this->cells as $faults) {
            foreach ($faults as $fault => $figures) {
                // Where a process is killed differs from action to action; together it is one row.
                $fault = preg_replace('/^killed at #\d+ (GET|[A-Z]+).*?(, [^,]*)?$/', 'killed at a $1$2', (string) $fault);
                $all[$fault] = isset($all[$fault]) ? self::sum($all[$fault], $figures) : $figures;
            }
        }
        ksort($all);
        return $all;
    }

    /** @param array<string, mixed> $a @param array<string, mixed> $b @return array<string, mixed> */
    private static function sum(array $a, array $b): array
    {
        foreach ($b['answers'] as $said => $count) {
            $a['answers'][$said] = ($a['answers'][$said] ?? 0) + $count;
        }
        return ['answers' => $a['answers'], 'cells' => $a['cells'] + $b['cells'], 'broken' => $a['broken'] + $b['broken'],
            'requests' => max($a['requests'], $b['requests']), 'seconds' => max($a['seconds'], $b['seconds']), 'presses' => max($a['presses'], $b['presses'])];
    }

    public function text(): string
    {
        $text = '';
        $last = null;
        foreach ($this->rows() as [$action, $fault, $cells, $answers, $requests, $seconds, $presses, $broken]) {
            if ($action !== $last) {
                $last = $action;
                $text .= sprintf(
                    "\n%s (%d requests)\n  %-34s %5s %8s %7s %7s  %s\n",
                    $action,
                    $this->requests[$action] ?? 0,
                    'fault',
                    'cells',
                    'requests',
                    'seconds',
                    'presses',
                    'answered'
                );
            }
            $text .= sprintf("  %-34s %5d %8d %7.2f %7d  %s%s\n", $fault, $cells, $requests, $seconds, $presses, $answers, $broken > 0 ? "  $broken BROKEN" : '');
        }
        return $text . "\nrequests, seconds: the most of one call; presses: until it was healed, looks included\n";
    }

    /** @param array<string, int> $answers */
    public static function answers(array $answers): string
    {
        arsort($answers);
        return implode(', ', array_map(static fn (string $said, int $count): string => "$said $count", array_keys($answers), $answers));
    }
}
