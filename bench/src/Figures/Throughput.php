<?php

/**
 * Finds a second, latencies and memory of 1, 8 and 64 PHP-FPM workers, beside the same page without a call, and bare libcurl processes.
 *
 * nginx answers from a file, so that the panel is not what is measured. Client, workers and panel share the machine's processors.
 */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bare;
use Calagopus\Bench\Bench;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Fpm;
use Calagopus\Bench\Panel;
use Calagopus\Bench\Series;

final class Throughput implements Figure
{
    private const DOOR = 'fixed-h2';

    public static function what(): string
    {
        return 'finds a second, p50, p99 and memory of 1, 8 and 64 PHP-FPM workers';
    }

    public function run(Bench $bench): void
    {
        $panel = $bench->panel();
        foreach ([1, 8, 64] as $workers) {
            $this->measure($bench, $panel, $workers);
        }
        $panel->close();
    }

    private function measure(Bench $bench, Panel $panel, int $workers): void
    {
        $count = $bench->times(4000, 640);
        $fpm = new Fpm($bench->work, $workers, $bench->settings($panel->front));
        $empty = $fpm->memory();
        $rates = $nothing = $bare = $ms = [];
        $fpm->pages->run(array_fill(0, $workers * 4, $panel->job('find', self::DOOR, 0)), $workers);
        for ($run = 0; $run < $bench->times(5, 2); $run++) {
            $nothing[] = self::rate($fpm->pages->run(array_fill(0, $count, ['what' => 'nothing']), $workers));
            $answers = $fpm->pages->run(array_fill(0, $count, $panel->job('find', self::DOOR, 0)), $workers);
            Connections::demandAll($answers);
            $rates[] = self::rate($answers);
            array_push($ms, ...array_column($answers, 'ms'));
            $bare[] = $count / Bare::find($bench, $panel, self::DOOR, 0, $count, $workers)['seconds'];
        }
        $full = $fpm->memory();
        $fpm->stop();
        $series = new Series($ms);
        $bench->report->add("pages with a find, $workers workers", new Series($rates), 'a second', null, sprintf(
            'without a call %.0f, bare libcurl %.0f a second',
            (new Series($nothing))->median(),
            (new Series($bare))->median()
        ), [
                'the call itself' => sprintf('p50 %.2f ms, p99 %.2f ms, of %d', $series->median(), $series->percentile(99), $series->count()),
                'memory a worker' => sprintf('%.1f MiB at its peak, of which %.1f before the first page', $full->median(), $empty->median()),
            ]);
    }

    /** @param list<array<string, mixed>> $answers */
    private static function rate(array $answers): float
    {
        return count($answers) / max(array_column($answers, 'at'));
    }
}
