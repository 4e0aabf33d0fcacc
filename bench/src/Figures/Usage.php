<?php

/** Usage of 10,000 services on 20 nodes by a command-line process, while PHP-FPM workers serve customers. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Fpm;
use Calagopus\Bench\Panel;
use Calagopus\Bench\Series;

final class Usage implements Figure
{
    private const SERVERS = 10000;
    private const NODES = 20;
    private const DOOR = 'h2';
    private const DELAY = 20;
    private const WORKERS = 4;

    /** A panel's usual limit; the workers and the process share it. */
    private const LIMITS = ['calagopus.rate_limit' => '360', 'calagopus.rate_window' => '30'];
    private const PAUSE_US = 150000;

    public static function what(): string
    {
        return 'usage of 10,000 services on 20 nodes, beside four nearly empty ones, from the command line, while workers serve';
    }

    public function run(Bench $bench): void
    {
        $panel = $bench->panel();
        $panel->simulator->control('POST', 'seed', ['servers' => self::SERVERS, 'nodes' => self::NODES]);
        $runs = $pages = [];
        for ($run = 0; $run < $bench->times(5, 1); $run++) {
            $runs[] = $this->once($bench, $panel, $pages);
        }
        $panel->close();
        $of = static fn (string $name): Series => new Series(array_column($runs, $name));
        $bench->report->add('servers read', $of('servers'), 'servers', '>= ' . self::SERVERS);
        $bench->report->add('requests', $of('requests'), 'requests', '<= 150');
        $bench->report->add('added memory', $of('added_mib'), 'MiB', '<= 64');
        $ms = new Series(array_column($pages, 'ms'));
        $bench->report->add(
            'time at ' . self::DELAY . ' ms of added round trip',
            $of('seconds'),
            's',
            null,
            null,
            ['customers' => sprintf('%d pages meanwhile, all answered: p50 %.2f ms, p99 %.2f ms', $ms->count(), $ms->median(), $ms->percentile(99))]
        );
    }

    /** The limit is counted anew for each run: a state of its own. @param list<array<string, mixed>> $pages @return array<string, mixed> */
    private function once(Bench $bench, Panel $panel, array &$pages): array
    {
        $settings = self::LIMITS + ['calagopus.state_path' => $bench->work->state()];
        $fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($panel->front, $settings));
        $child = new Child([...$bench->php($panel->front, $settings), dirname(__DIR__, 2) . '/usage.php', '127.0.0.1',
            (string) $panel->front->port(self::DOOR, self::DELAY)], ['BARE_KEY' => $panel->simulator->key]);
        $answers = [];
        do {
            array_push($answers, ...$fpm->pages->run([$panel->job('find', self::DOOR, self::DELAY)], 1));
            usleep(self::PAUSE_US);
        } while ($child->isRunning());
        Connections::demandAll($answers);
        array_push($pages, ...$answers);
        $result = json_decode($child->finish(), true, 4, JSON_THROW_ON_ERROR);
        $fpm->stop();
        if ($result['problems'] !== []) {
            throw new \RuntimeException('nodes were left out: ' . implode('; ', $result['problems']));
        }
        return $result;
    }
}
