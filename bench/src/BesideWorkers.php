<?php

/** Something that WHMCS's cron does with 10,000 services, from a command-line process beside PHP-FPM workers: what it costs, and what customers notice. */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Bench\Figures\Connections;
use WHMCS\Database\Capsule;

final class BesideWorkers
{
    private const SERVERS = 10000;
    private const NODES = 20;
    private const DOOR = 'h2';

    /** Of the seeded nodes: products are sold there, so that each node's room is looked at. */
    public const LOCATION = '09c482b3-ed47-4302-9532-fd1f211b4f87';

    /** Customers' answers come from a file: the simulator is one process, and a customer behind its long answers would measure that. */
    private const CUSTOMERS = 'fixed-h2';
    private const DELAY = 20;
    private const WORKERS = 4;

    /** Pages of one measurement, and between two of them. */
    private const PAGES = 150;
    private const PAUSE_US = 50000;

    public function __construct(private readonly Bench $bench)
    {
    }

    /** @param list<string> $what of what bench/cron.php knows @param \Closure(Whmcs): void|null $prepare what is sold besides */
    public function measure(array $what, ?\Closure $prepare = null): void
    {
        $panel = $this->bench->panel();
        $panel->simulator->control('POST', 'seed', ['servers' => self::SERVERS, 'nodes' => self::NODES]);
        $whmcs = new Whmcs($this->bench->work, Bench::ownModule(), $panel->simulator->key);
        $server = $this->sell($whmcs, $panel);
        $prepare === null || $prepare($whmcs);
        $fpm = new Fpm($this->bench->work, self::WORKERS, $this->bench->settings($panel->front));
        $this->pages($fpm, $panel, static fn (int $pages): bool => $pages < self::WORKERS * 2);
        foreach ($what as $job) {
            $runs = [];
            for ($run = 0; $run < $this->bench->times(5, 1); $run++) {
                $runs[] = $this->once($panel, $fpm, $whmcs, $job, $server);
            }
            $this->report($job, $runs);
        }
        $fpm->stop();
        $panel->close();
    }

    /** A quiet stretch first, then as many pages while the process works, begun anew until there are so many. @return array<string, float> */
    private function once(Panel $panel, Fpm $fpm, Whmcs $whmcs, string $what, int $server): array
    {
        $quiet = $this->pages($fpm, $panel, static fn (int $pages): bool => $pages < self::PAGES);
        $results = $busy = [];
        do {
            $mark = $panel->front->requests->mark();
            $child = new Child([...$this->bench->php($panel->front), dirname(__DIR__) . '/cron.php', $what, (string) $server], $whmcs->host->environment());
            array_push($busy, ...$this->pages($fpm, $panel, static fn (): bool => $child->isRunning()));
            $results[] = json_decode($child->finish(), true, 4, JSON_THROW_ON_ERROR) + ['requests' => $this->requests($panel, $mark)];
        } while (count($busy) < self::PAGES);
        $most = static fn (string $name): float => (float) max(array_column($results, $name));
        return ['services' => (float) min(array_column($results, 'services')), 'requests' => $most('requests'), 'added_mib' => $most('added_mib'), 'seconds' => $most('seconds'),
            'quiet' => $p99 = (new Series($quiet))->percentile(99), 'busy' => (new Series($busy))->percentile(99), 'ratio' => (new Series($busy))->percentile(99) / $p99];
    }

    /** Customers look at a server, one after the other, as long as they are wanted. @param \Closure(int): bool $goesOn @return list<float> milliseconds */
    private function pages(Fpm $fpm, Panel $panel, \Closure $goesOn): array
    {
        $answers = [];
        do {
            array_push($answers, ...$fpm->pages->run([$panel->job('find', self::CUSTOMERS, self::DELAY)], 1));
            usleep(self::PAUSE_US);
        } while ($goesOn(count($answers)));
        Connections::demandAll($answers);
        return array_map(floatval(...), array_column($answers, 'ms'));
    }

    /** Those that no customer's page made. */
    private function requests(Panel $panel, int $mark): int
    {
        $page = "/api/admin/servers/{$panel->server['uuid']}";
        return count(array_filter($panel->front->requests->since($mark), static fn (array $line): bool => !str_starts_with($line[7], $page)));
    }

    /** @param list<array<string, float>> $runs */
    private function report(string $what, array $runs): void
    {
        $of = static fn (string $name): Series => new Series(array_column($runs, $name));
        $this->bench->report->add("$what: services", $of('services'), 'services', '>= ' . self::SERVERS);
        $this->bench->report->add("$what: requests", $of('requests'), 'requests', '<= 150');
        $this->bench->report->add("$what: added memory", $of('added_mib'), 'MiB', '<= 64');
        $this->bench->report->add("$what: time at " . self::DELAY . ' ms of added round trip', $of('seconds'), 's');
        $this->bench->report->add(
            "$what: customers' p99, beside a quiet stretch of the same run",
            $of('ratio'),
            'times',
            '<= 2',
            sprintf('%.1f ms beside %.1f ms', $of('busy')->median(), $of('quiet')->median())
        );
    }

    /** A service, with its client, record and custom field, for each server of the panel. */
    private function sell(Whmcs $whmcs, Panel $panel): int
    {
        $server = $whmcs->server($panel->front->port(self::DOOR, self::DELAY));
        $product = $whmcs->products[0];
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => '', 'configoption4' => self::LOCATION]);
        $field = (int) Capsule::table('tblcustomfields')->where('relid', $product)->where('fieldname', 'Server UUID')->value('id');
        $origin = 'https://127.0.0.1:' . $panel->front->port(self::DOOR, self::DELAY);
        (new Child([...$this->bench->php($panel->front), dirname(__DIR__) . '/cron.php', 'tables', (string) $server], $whmcs->host->environment()))->finish();
        $state = $panel->simulator->state();
        $clients = array_column($state['users'], 'external_id', 'uuid');
        foreach (array_chunk($state['servers'], 500) as $servers) {
            $rows = ['tblhosting' => [], 'tblcustomfieldsvalues' => [], 'mod_calagopus_services' => []];
            foreach ($servers as $one) {
                $id = (int) $one['external_id'];
                $client = (int) ($clients[$one['owner']] ?? 0);
                if ($id > 0 && (string) $id === $one['external_id'] && $client > 0) {
                    $rows['tblhosting'][$id] = ['id' => $id, 'userid' => $client, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active', 'regdate' => '2026-01-02'];
                    $rows['tblcustomfieldsvalues'][$id] = ['fieldid' => $field, 'relid' => $id, 'value' => $one['uuid']];
                    $rows['mod_calagopus_services'][$id] = ['service_key' => (string) $id, 'client_id' => (string) $client, 'origin' => $origin, 'server_uuid' => $one['uuid'],
                        'installation' => ''];
                }
            }
            foreach ($rows as $table => $values) {
                $values === [] || Capsule::table($table)->insertOrIgnore(array_values($values));
            }
        }
        return $server;
    }
}
