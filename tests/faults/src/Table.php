<?php

/** The cells added up by action and fault: what was answered, requests, time, presses until it was healed. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Table
{
    /** @var array<string, list<Line>> */
    private array $lines = [];

    /** @var array<string, array<string, array<string, mixed>>> fault => action => figures */
    private array $cells = [];

    /** @param list<Line> $lines */
    public function plain(string $action, array $lines): void
    {
        $this->lines[$action] = $lines;
    }

    /** @param array<string, mixed> $answer */
    public function add(Cell $cell, array $answer): void
    {
        $figures = $this->cells[$cell->action][$cell->fault] ?? ['cells' => 0, 'broken' => 0, 'answers' => [], 'requests' => 0, 'seconds' => 0.0, 'presses' => 0];
        $figures['cells']++;
        $figures['broken'] += (int) ($answer['problems'] !== []);
        $said = (string) ($answer['answer'] ?? 'nothing');
        $figures['answers'][$said] = ($figures['answers'][$said] ?? 0) + 1;
        $figures['requests'] = max($figures['requests'], $answer['requests'] ?? 0);
        $figures['seconds'] = max($figures['seconds'], $answer['seconds'] ?? 0.0);
        $figures['presses'] = max($figures['presses'], $answer['presses'] ?? 0);
        $this->cells[$cell->action][$cell->fault] = $figures;
    }

    /** @return list<array{string, string, int, string, int, float, int, int}> action, fault, cells, answers, most requests, longest, most presses, broken */
    public function rows(): array
    {
        $rows = [];
        foreach (array_keys($this->lines + $this->cells) as $action) {
            foreach ($this->cells[$action] ?? [] as $fault => $figures) {
                $rows[] = [$action, $fault, $figures['cells'], self::answers($figures['answers']), $figures['requests'], $figures['seconds'],
                    $figures['presses'], $figures['broken']];
            }
        }
        return $rows;
    }

    /** @return array<string, list<Line>> */
    public function actions(): array
    {
        return $this->lines;
    }

    public function text(): string
    {
        $text = '';
        $last = null;
        foreach ($this->rows() as [$action, $fault, $cells, $answers, $requests, $seconds, $presses, $broken]) {
            if ($action !== $last) {
                $last = $action;
                $text .= sprintf("\n%s (%d requests)\n  %-34s %5s %8s %7s %7s  %s\n", $action, count($this->lines[$action] ?? []), 'fault', 'cells', 'requests',
                    'seconds', 'presses', 'answered');
            }
            $text .= sprintf("  %-34s %5d %8d %7.2f %7d  %s%s\n", $fault, $cells, $requests, $seconds, $presses, $answers, $broken > 0 ? "  $broken BROKEN" : '');
        }
        return $text . "\nrequests, seconds: the most of one call; presses: until it was healed, looks included\n";
    }

    /** @param array<string, int> $answers */
    private static function answers(array $answers): string
    {
        arsort($answers);
        return implode(', ', array_map(static fn (string $said, int $count): string => "$said $count", array_keys($answers), $answers));
    }
}
