<?php

/** Background work from the command line that would use all of the panel's limit and more, while customers look at their servers. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Fpm;
use Calagopus\Bench\Series;

final class Budget implements Figure
{
    private const DOOR = 'h2';
    private const RESERVE = 0.25;
    private const WORKERS = 4;
    private const PROCESSES = 4;

    /** What the background offers, in limits. */
    private const TIMES = 2;

    public static function what(): string
    {
        return 'background work that offers more than twice the limit, beside customers: nobody sees a 429';
    }

    public function run(Bench $bench): void
    {
        [$limit, $window] = [$bench->times(360, 120), $bench->times(30, 10)];
        $panel = $bench->panel(['--rate-limit', (string) $limit, '--rate-window', (string) $window]);
        $settings = ['calagopus.rate_limit' => (string) $limit, 'calagopus.rate_window' => (string) $window, 'calagopus.rate_reserve' => (string) self::RESERVE];
        $fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($panel->front, $settings));
        // What was asked while all this was made is not the budget's.
        $panel->simulator->control('POST', 'rate', ['limit' => $limit, 'window_s' => $window]);
        $mark = $panel->front->requests->mark();
        $seconds = $window * 3;
        $children = [];
        for ($number = 0; $number < self::PROCESSES; $number++) {
            $children[] = new Child([...$bench->php($panel->front, $settings), dirname(__DIR__, 2) . '/background.php', '127.0.0.1',
                (string) $panel->front->port(self::DOOR, 0), $panel->server['uuid'], $panel->server['external_id'], (string) $seconds,
                (string) (self::TIMES * $limit / $window / self::PROCESSES)], ['BARE_KEY' => $panel->simulator->key]);
        }
        $answers = $this->customers($fpm, $panel->job('find', self::DOOR, 0), $seconds, $limit / $window * self::RESERVE * 0.8);
        $background = array_map(static fn (Child $child): array => json_decode($child->finish(), true, 4, JSON_THROW_ON_ERROR), $children);
        $lines = $panel->front->requests->since($mark);
        $fpm->stop();
        $panel->close();
        $this->report($bench, $lines, $answers, $background, $limit * (1 - self::RESERVE) * $seconds / $window);
    }

    /** Looks at a server so many times a second. @return list<array<string, mixed>> */
    private function customers(Fpm $fpm, array $job, int $seconds, float $rate): array
    {
        $answers = [];
        $began = microtime(true);
        for ($number = 0; microtime(true) - $began < $seconds; $number++) {
            $due = $began + $number / $rate;
            usleep(max(0, (int) (($due - microtime(true)) * 1e6)));
            array_push($answers, ...$fpm->pages->run([$job], 1));
        }
        return $answers;
    }

    /** @param list<list<string>> $lines @param list<array<string, mixed>> $answers @param list<array<string, int>> $background */
    private function report(Bench $bench, array $lines, array $answers, array $background, float $share): void
    {
        $refused = count(array_filter($lines, static fn (array $line): bool => $line[5] === '429'));
        $good = count(array_filter($answers, static fn (array $answer): bool => $answer['ok']));
        $ms = new Series(array_column($answers, 'ms'));
        $requests = array_sum(array_column($background, 'requests'));
        $bench->report->add('429 answers', $refused, 'answers', '<= 0', count($lines) . ' requests in all');
        $bench->report->add(
            'customers who were answered',
            100 * $good / count($answers),
            '%',
            '>= 100',
            count($answers) . ' of them',
            ['customers' => sprintf('p50 %.2f ms, p99 %.2f ms', $ms->median(), $ms->percentile(99))]
        );
        $bench->report->add(
            'of limit less reserve, used in all',
            100 * count($lines) / $share,
            '%',
            '>= 90',
            sprintf('%d requests by the background, which offered %d', $requests, array_sum(array_column($background, 'offered')))
        );
    }
}
