<?php

/** The room of 20 nodes with 500 servers each, as the stock of products wants it, by a command-line process. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Panel;
use Calagopus\Bench\Series;

final class Stock implements Figure
{
    private const SERVERS = 10000;
    private const NODES = 20;
    private const DOOR = 'h2';
    private const DELAY = 20;

    /** A panel's usual limit. */
    private const LIMITS = ['calagopus.rate_limit' => '360', 'calagopus.rate_window' => '30'];

    public static function what(): string
    {
        return 'stock: the room of 20 nodes with 500 servers each for two products, from the command line';
    }

    public function run(Bench $bench): void
    {
        $panel = $bench->panel();
        $panel->simulator->control('POST', 'seed', ['servers' => self::SERVERS, 'nodes' => self::NODES]);
        $runs = [];
        for ($run = 0; $run < $bench->times(5, 1); $run++) {
            $runs[] = $this->once($bench, $panel);
        }
        $panel->close();
        $of = static fn (string $name): Series => new Series(array_column($runs, $name));
        $bench->report->add('nodes whose room is known', $of('nodes'), 'nodes', '>= ' . self::NODES);
        $bench->report->add('requests', $of('requests'), 'requests', '<= 150');
        $bench->report->add('added memory', $of('added_mib'), 'MiB', '<= 64');
        $bench->report->add('time at ' . self::DELAY . ' ms of added round trip', $of('seconds'), 's', null);
    }

    /** @return array<string, mixed> */
    private function once(Bench $bench, Panel $panel): array
    {
        $settings = self::LIMITS + ['calagopus.state_path' => $bench->work->state()];
        $child = new Child([...$bench->php($panel->front, $settings), dirname(__DIR__, 2) . '/stock.php', '127.0.0.1',
            (string) $panel->front->port(self::DOOR, self::DELAY)], ['BARE_KEY' => $panel->simulator->key]);
        return json_decode($child->finish(), true, 4, JSON_THROW_ON_ERROR);
    }
}
