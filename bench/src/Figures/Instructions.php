<?php

/** Instructions of a find over plain HTTP, by callgrind, beside one reused bare libcurl handle with json-c that reads the same fields. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Panel;
use Calagopus\Bench\Series;

final class Instructions implements Figure
{
    public static function what(): string
    {
        return 'instructions of a find over plain HTTP, the difference of N and 2N calls under callgrind';
    }

    public function run(Bench $bench): void
    {
        $panel = $bench->panel();
        $simulator = $panel->simulator;
        $url = "$simulator->url/api/admin/servers/{$panel->server['uuid']}";
        $bare = static fn (int $count): array => [$bench->work->tools . '/bare_find', $url, (string) $count];
        $ours = static fn (int $count): array => [...self::php($bench, $panel), dirname(__DIR__, 2) . '/find.php', $simulator->host, (string) $simulator->port,
            $panel->server['uuid'], $panel->server['external_id'], (string) $count];
        $calls = $bench->times(100, 30);
        $ratios = $limits = $figures = [];
        for ($run = 0; $run < $bench->times(3, 1); $run++) {
            $limits[] = self::perCall($bench, $panel, $bare, $calls);
            $figures[] = self::perCall($bench, $panel, $ours, $calls);
            $ratios[] = end($figures) / end($limits);
        }
        $panel->close();
        $bench->report->add('bare libcurl and json-c', new Series($limits), 'instructions');
        $bench->report->add('Panel::find() in PHP', new Series($figures), 'instructions');
        $bench->report->add('the ratio', new Series($ratios), 'times', '<= 1.5');
    }

    /** Without a php.ini, so that nothing but the extension is there. @return list<string> */
    private static function php(Bench $bench, Panel $panel): array
    {
        $command = $bench->php($panel->front);
        array_splice($command, 1, 0, ['-n']);
        return $command;
    }

    /** @param \Closure(int): list<string> $command */
    private static function perCall(Bench $bench, Panel $panel, \Closure $command, int $calls): float
    {
        $once = self::count($bench, $panel, $command($calls));
        $twice = self::count($bench, $panel, $command(2 * $calls));
        return ($twice - $once) / $calls;
    }

    /** @param list<string> $command */
    private static function count(Bench $bench, Panel $panel, array $command): int
    {
        $log = $bench->work->path('callgrind-log');
        $valgrind = ['valgrind', '--tool=callgrind', '--callgrind-out-file=' . $bench->work->path('callgrind-out'), "--log-file=$log"];
        (new Child([...$valgrind, ...$command], ['BARE_KEY' => $panel->simulator->key]))->finish();
        if (preg_match('/Collected : (\d+)/', (string) file_get_contents($log), $parts) !== 1) {
            throw new \RuntimeException('callgrind told no count');
        }
        return (int) $parts[1];
    }
}
