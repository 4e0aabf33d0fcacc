<?php

/** A thousand customers' pages that stay open, on 20 nodes: what they cost the panel, and how often they ask WHMCS. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Panel;
use Calagopus\Bench\Series;
use Calagopus\Bench\Whmcs;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Seen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Store;

final class Open implements Figure
{
    private const PAGES = 1000;
    private const NODES = 20;
    private const PROCESSES = 4;
    private const DOOR = 'h2';

    /** The panel's usual limit, and the part of it that open pages may take. */
    private const LIMIT = 360;
    private const WINDOW = 30;
    private const SHARE = 0.25;

    public static function what(): string
    {
        return '1,000 open pages on 20 nodes: a quarter of the panel\'s limit at the most';
    }

    public function run(Bench $bench): void
    {
        $seconds = self::WINDOW * $bench->times(4, 2);
        $panel = $bench->panel();
        $panel->simulator->control('POST', 'seed', ['servers' => self::PAGES, 'nodes' => self::NODES]);
        $whmcs = new Whmcs($bench->work, Bench::ownModule(), $panel->simulator->key);
        $services = $this->services($panel, $whmcs);
        $settings = ['calagopus.rate_limit' => (string) self::LIMIT, 'calagopus.rate_window' => (string) self::WINDOW, 'calagopus.summary_ttl' => '5', 'calagopus.state_path' => $bench->work->state()];
        $mark = $panel->front->requests->mark();
        $children = [];
        foreach (array_chunk($services, intdiv(self::PAGES, self::PROCESSES)) as $number => $some) {
            $file = $bench->work->write("open-$number.json", json_encode(['services' => $some, 'seconds' => $seconds], JSON_THROW_ON_ERROR));
            $children[] = new Child([...$bench->php($panel->front, $settings), dirname(__DIR__, 2) . '/open.php', $file], $whmcs->host->environment());
        }
        $done = array_map(static fn (Child $child): array => json_decode($child->finish(), true, 4, JSON_THROW_ON_ERROR), $children);
        $requests = count($panel->front->requests->since($mark));
        $whmcs->host->shutdown();
        $panel->close();
        $this->report($bench, $done, $requests, $seconds);
    }

    /** Each with the server of its number, whose page was opened at some time within what a look is good for. @return list<int> */
    private function services(Panel $panel, Whmcs $whmcs): array
    {
        $entry = $whmcs->server($panel->front->port(self::DOOR, 0));
        $origin = 'https://127.0.0.1:' . $panel->front->port(self::DOOR, 0);
        $whmcs->host->modules->load('calagopus');
        $store = new Store();
        new PageStore();
        $installation = Installation::address();
        $services = [];
        $scale = array_values(array_filter($panel->simulator->state()['servers'], static fn (array $server): bool => str_starts_with((string) $server['name'], 'Server-')));
        foreach (array_slice($scale, -self::PAGES) as $number => $server) {
            $id = (int) $server['external_id'];
            $whmcs->host->make->client(['id' => $id, 'email' => "scale$id@example.net"]);
            $services[] = $whmcs->host->make->service(['id' => $id, 'client' => $id, 'product' => $whmcs->products[0], 'server' => $entry, 'status' => 'Active']);
            Capsule::table(Store::TABLE)->insert(['service_key' => (string) $id, 'client_id' => (string) $id, 'origin' => $origin, 'server_uuid' => $server['uuid'], 'installation' => $installation]);
            $at = time() - (int) (Seen::SECONDS * $number / self::PAGES);
            $seen = new Seen($server['uuid'], $origin, (string) $id, $server['node'], (string) $server['name'], '', "scale$id", 1024, 10240, 100, 'active', true, $at);
            Capsule::table(PageStore::TABLE)->insert(['service_key' => (string) $id, 'seen' => $seen->json()]);
        }
        unset($store);
        return $services;
    }

    /** @param list<array{looks: int, told: int, ms: list<float>}> $done */
    private function report(Bench $bench, array $done, int $requests, int $seconds): void
    {
        $looks = array_sum(array_column($done, 'looks'));
        $ms = new Series(array_merge(...array_column($done, 'ms')));
        $bench->report->add('looks that brought figures', 100 * array_sum(array_column($done, 'told')) / max(1, $looks), '%', '>= 100', "$looks looks");
        $bench->report->add('of the panel\'s limit', 100 * $requests / (self::LIMIT * $seconds / self::WINDOW), '%', '<= ' . 100 * self::SHARE, "$requests requests in $seconds s");
        $bench->report->add(
            'requests to WHMCS',
            $looks / $seconds,
            'a second',
            null,
            null,
            ['a look' => sprintf('p50 %.2f ms, p99 %.2f ms of WHMCS\'s stand-in', $ms->median(), $ms->percentile(99))]
        );
    }
}
