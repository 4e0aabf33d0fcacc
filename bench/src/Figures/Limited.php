<?php

/** Eight workers that ask faster than the panel allows, and do not know its limit before its first 429. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Fpm;

final class Limited implements Figure
{
    private const WORKERS = 8;
    private const LIMIT = 60;
    private const WINDOW = 5;
    private const DOOR = 'h2';

    public static function what(): string
    {
        return 'a panel that answers 429: its limit is not known before, 8 workers ask as fast as they can';
    }

    public function run(Bench $bench): void
    {
        $panel = $bench->panel(['--rate-limit', (string) self::LIMIT, '--rate-window', (string) self::WINDOW]);
        $settings = ['calagopus.rate_limit' => '0', 'calagopus.rate_window' => (string) self::WINDOW];
        $fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($panel->front, $settings));
        $windows = $bench->times(4, 2);
        $end = microtime(true) + self::WINDOW * $windows;
        $panel->simulator->control('POST', 'rate', ['limit' => self::LIMIT, 'window_s' => self::WINDOW]);
        $mark = $panel->front->requests->mark();
        $job = ['timeout' => 1.0] + $panel->job('find', self::DOOR, 0);
        $answers = $fpm->pages->run((static function () use ($job) {
            while (true) {
                yield $job;
            }
        })(), self::WORKERS, static fn (): bool => microtime(true) < $end);
        $lines = $panel->front->requests->since($mark);
        $refused = count(array_filter($lines, static fn (array $line): bool => $line[5] === '429'));
        $answered = count(array_filter($answers, static fn (array $answer): bool => $answer['ok']));
        $fpm->stop();
        $panel->close();
        $bench->report->add('429 answers, at most one a worker', $refused, 'answers', '<= ' . self::WORKERS, sprintf(
            '%d requests in %d windows of %d s',
            count($lines),
            $windows,
            self::WINDOW
        ));
        $bench->report->add('pages that were answered, of what the limit allows', 100 * $answered / (self::LIMIT * $windows), '%');
    }
}
