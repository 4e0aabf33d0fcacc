<?php

/** UsageUpdate: a thousand services read from their panel in few requests, what came kept where a node is down, and nobody's figures mixed up. */

declare(strict_types=1);

use Calagopus\ServerUsage;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Traffic;

const MEBIBYTE = 1024 * 1024;

/** Services 1 … that are active and whose servers the seed holds, written as WHMCS has those of a former module: nothing is recorded. */
$sell = static function (Stage $stage, int $count): int {
    $server = $stage->server();
    $product = $stage->product();
    for ($id = 1; $id <= $count; $id++) {
        $rows[] = ['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => $id % 3 === 0 ? 'Suspended' : 'Active'];
    }
    foreach (array_chunk($rows ?? [], 100) as $chunk) {
        Capsule::table('tblhosting')->insert($chunk);
    }
    return $server;
};

$figures = static fn (int $id): array => array_map(intval(...), (array) Capsule::table('tblhosting')->where('id', $id)
    ->first(['diskusage', 'disklimit', 'bwusage', 'bwlimit']));

$filled = static fn (): int => Capsule::table('tblhosting')->where('diskusage', '>', 0)->count();

/** What the panel says, by service. @return array<int, array<string, mixed>> */
$told = static function (Stage $stage): array {
    $figures = [];
    foreach ($stage->panel->api('GET', '/api/admin/nodes?per_page=100')['json']['nodes']['data'] as $node) {
        $figures += $stage->panel->api('GET', "/api/admin/nodes/{$node['uuid']}/servers/resources")['json']['resources'];
    }
    $services = [];
    foreach ($stage->panel->state()['servers'] as $server) {
        $services[(int) $server['external_id']] = $figures[$server['uuid']] ?? [];
    }
    return $services;
};

$logged = static fn (Stage $stage): string => (string) ($stage->host->logs->moduleEntries('UsageUpdate')[0]->arrdata ?? '');

$thousand = static function (Check $check, Stage $stage) use ($sell, $figures, $filled, $told, $logged): void {
    $stage->panel->reset('scale:1000:4');
    $server = $sell($stage, 1000);
    $mark = $stage->panel->mark();
    $check->is(null, $stage->host->usageUpdate($server), 'answer');
    $check->is(23, count($stage->panel->log($mark)), 'requests: 7 nodes and a page for each hundred servers');
    $check->is(1000, $filled(), 'services with figures');
    $told = $told($stage);
    foreach ([1, 2, 500, 1000] as $id) {
        $check->is(intdiv($told[$id]['disk_bytes'], MEBIBYTE), $figures($id)['diskusage'], "disk of $id");
        $check->is(10240, $figures($id)['disklimit'], "limit of $id");
        $check->is(0, $figures($id)['bwlimit'], "limit of traffic of $id");
    }
    $check->is(1000, Capsule::table('tblhosting')->where('lastupdate', '>=', date('Y-m-d', time() - 3600))->count(), 'date of the update');
    $check->has('1000 services: 1000 updated', $logged($stage), 'module log');
    $check->is([], $stage->host->logs->activities(), 'activity log');
};

/** A server of service 1 whose counter stands at so many bytes, and that was started so many seconds ago. */
$counted = static function (Stage $stage, int $bytes, int $uptime): ServerUsage {
    $server = $stage->panel->serversOf('1')[0];
    $usage = [
        'memory_bytes' => 1, 'memory_limit_bytes' => 1, 'disk_bytes' => 1, 'state' => 'running', 'cpu_absolute' => 1.0, 'cpu_limit_absolute' => 100,
        'network' => ['rx_bytes' => intdiv($bytes, 4), 'rx_packets' => 1, 'tx_bytes' => $bytes - intdiv($bytes, 4), 'tx_packets' => 1],
        'uptime' => $uptime * 1000,
    ];
    $answer = ['kind' => 'status', 'status' => 200, 'body' => ['resources' => [$server['uuid'] => $usage]]];
    $stage->panel->clearFaults();
    $stage->panel->fault($answer, ['path' => "/nodes/{$server['node']}/servers/resources$", 'times' => 0]);
    $panel = new Calagopus\Panel($stage->panel->host, $stage->panel->key, $stage->panel->port, false);
    foreach ($panel->usages() as $one) {
        if ($one->externalId === '1') {
            return $one;
        }
    }
    throw new LogicException('the panel told of no server');
};

/** One server of a node tells of figures near the largest integers; WHMCS has older ones of it. */
$absurd = static function (Check $check, Stage $stage) use ($sell, $figures, $filled): void {
    $stage->panel->reset('scale:4:1');
    $server = $sell($stage, 4);
    Capsule::table('tblhosting')->where('id', 2)->update(['bwusage' => 5, 'diskusage' => 7]);
    $usage = static fn (int $network, int $disk): array => [
        'memory_bytes' => 1, 'memory_limit_bytes' => 1, 'disk_bytes' => $disk, 'state' => 'running', 'cpu_absolute' => 1.0, 'cpu_limit_absolute' => 100,
        'network' => ['rx_bytes' => $network, 'rx_packets' => 1, 'tx_bytes' => $network, 'tx_packets' => 1], 'uptime' => 1000,
    ];
    $answer = [];
    foreach ($stage->panel->state()['servers'] as $one) {
        $answer[$one['uuid']] = match ((int) $one['external_id']) {
            2 => $usage(PHP_INT_MAX, PHP_INT_MAX),
            3 => $usage(1 << 60, MEBIBYTE),
            default => $usage(MEBIBYTE, 3 * MEBIBYTE),
        };
    }
    $node = $stage->panel->state()['servers'][0]['node'];
    $stage->panel->fault(['kind' => 'status', 'status' => 200, 'body' => ['resources' => $answer]], ['path' => "/nodes/$node/servers/resources$", 'times' => 0]);
    $stage->host->usageUpdate($server);
    $check->is([[3, 2], [7, 5], [3, 2]], array_map(static fn (int $id): array => [$figures($id)['diskusage'], $figures($id)['bwusage']], [1, 2, 4]), 'disk, traffic');
    $check->is(1, $figures(3)['diskusage'], 'disk of the third');
    $said = implode(' ', $stage->host->logs->activities());
    $check->matches('/Service 2 \(server [0-9a-f-]{36}\): what the panel says of disk, traffic cannot be true/', $said, 'activity log');
    $check->lacks('TypeError', $said, 'activity log');
    $stage->host->usageUpdate($server);
    $check->is([3, 2], [$figures(1)['diskusage'], $figures(1)['bwusage']], 'once more');
};

return [
    'a thousand services' => $thousand,
    'mariadb: a thousand services' => $thousand,
    'absurd counters of one server are said and stop nobody else\'s figures' => $absurd,
    'mariadb: absurd counters of one server are said and stop nobody else\'s figures' => $absurd,
    'a node that is down leaves its services as they were, and is named' => static function (Check $check, Stage $stage) use ($sell, $filled, $logged): void {
        $stage->panel->reset('scale:400:4');
        $server = $sell($stage, 400);
        $held = $stage->panel->state()['servers'];
        $down = $held[0]['node'];
        $on = array_map(static fn (array $one): int => (int) $one['external_id'], array_filter($held, static fn (array $one): bool => $one['node'] === $down));
        $stage->panel->node($down, 'down', null, ['resources']);
        $stage->host->usageUpdate($server);
        $check->is(400 - count($on), $filled(), 'services with figures');
        $check->is(0, Capsule::table('tblhosting')->whereIn('id', $on)->where('diskusage', '>', 0)->count(), 'figures of the node that is down');
        $said = implode(' ', $stage->host->logs->activities());
        $check->has('400 services: 300 updated', $said, 'activity log');
        $check->has('100 not seen', $said, 'activity log');
        $check->matches('/scale-\d+-\d+: /', $said, 'activity log');
        $check->has('300 updated', $logged($stage), 'module log');
    },
    'when the time is over, what came is kept' => static function (Check $check, Stage $stage) use ($sell, $filled): void {
        $stage->panel->reset('scale:1000:10');
        $server = $sell($stage, 1000);
        $stage->configure(['usage_timeout' => 1.0, 'usage_in_flight' => 2]);
        $stage->panel->node(null, 'ok', 150, ['resources']);
        $start = microtime(true);
        $stage->host->usageUpdate($server);
        $check->that(microtime(true) - $start < 5, 'it ends in time');
        $check->that($filled() >= 100 && $filled() < 1000, 'partial results: ' . $filled());
        $check->has('1000 services: ' . $filled() . ' updated', implode(' ', $stage->host->logs->activities()), 'activity log');
        $check->has('The time for all servers together', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'only services of this WHMCS server, of this module, that live' => static function (Check $check, Stage $stage) use ($sell, $figures, $filled): void {
        $stage->panel->reset('scale:6:2');
        $server = $sell($stage, 6);
        Capsule::table('tblhosting')->where('id', 1)->update(['server' => $stage->server()]);
        Capsule::table('tblhosting')->where('id', 2)->update(['domainstatus' => 'Terminated']);
        Capsule::table('tblhosting')->where('id', 3)->update(['packageid' => $stage->host->make->product(['module' => 'sampler'])]);
        Capsule::table('tblhosting')->where('id', 4)->update(['userid' => 99]);
        $stage->host->usageUpdate($server);
        $check->is(2, $filled(), 'services with figures');
        $check->that($figures(5)['diskusage'] > 0 && $figures(6)['diskusage'] > 0, 'the two');
    },
    'a server that merely bears the id of a service gives it no figures' => static function (Check $check, Stage $stage) use ($figures, $logged): void {
        $id = $stage->order();
        $stage->host->create($id);
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $own = $stage->onlyServer($id);
        $stage->panel->install($own['uuid']);
        $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'node' => $own['node'], 'owner' => $own['owner'], 'disk' => 77]);
        $server = (int) $stage->host->service($id)->server;
        $stage->host->usageUpdate($server);
        $check->is(10240, $figures($id)['disklimit'], 'limit');
        $check->has('1 updated, 0 without figures, 1 of somebody else', $logged($stage), 'module log');
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update(['origin' => 'https://old.example.com']);
        Capsule::table('tblhosting')->where('id', $id)->update(['disklimit' => 5]);
        $stage->host->usageUpdate($server);
        $check->is(5, $figures($id)['disklimit'], 'of another panel');
        $stage->configure(['former_panels' => ['https://old.example.com' => "http://{$stage->panel->host}:{$stage->panel->port}"]]);
        $stage->host->usageUpdate($server);
        $check->is(10240, $figures($id)['disklimit'], 'of a panel that moved');
    },
    'an addon\'s server is never its parent\'s' => static function (Check $check, Stage $stage) use ($figures, $logged): void {
        $stage->panel->reset('scale:2:1');
        $server = $stage->server();
        Capsule::table('tblhosting')->insert(['id' => 1, 'userid' => 1, 'packageid' => $stage->product(), 'server' => $server, 'domainstatus' => 'Active']);
        $one = $stage->panel->serversOf('1')[0];
        $stage->panel->control('POST', 'server', ['external_id' => 'addon-1', 'node' => $one['node'], 'owner' => $one['owner'], 'disk' => 77]);
        $stage->host->usageUpdate($server);
        $check->is(10240, $figures(1)['disklimit'], 'limit');
        $check->has('1 servers of addons', $logged($stage), 'module log');
    },
    'traffic is that of the month, from a counter that begins anew with each start' => static function (Check $check, Stage $stage) use ($sell, $counted): void {
        $stage->panel->reset('scale:1:1');
        $stage->host->usageUpdate($sell($stage, 1));
        Capsule::table(Traffic::TABLE)->delete();
        $day = 86400;
        $start = (int) strtotime('2025-03-10 12:00:00');
        $looks = [
            // when, the counter, seconds since the start => bytes of the month
            'first, started this month' => [$start, 1000, 5 * $day, 1000],
            'it grew' => [$start + $day, 1800, 6 * $day, 1800],
            'nothing went through' => [$start + 2 * $day, 1800, 7 * $day, 1800],
            'started anew, the counter is lower' => [$start + 3 * $day, 300, 3600, 2100],
            'started anew, the counter is higher' => [$start + 4 * $day, 5000, 3600, 7100],
            'offline, the counter stands where it stood' => [$start + 4 * $day + 60, 5000, 0, 7100],
            'offline, the counter is a little further: what went through before it stopped' => [$start + 4 * $day + 120, 5030, 0, 7130],
            'offline still' => [$start + 4 * $day + 180, 5030, 0, 7130],
            'offline' => [$start + 5 * $day, 0, 0, 7130],
            'the next month' => [(int) strtotime('2025-04-01 03:00:00'), 40, 3600, 40],
            'and on' => [(int) strtotime('2025-04-02 03:00:00'), 100, $day + 3600, 100],
            'the month after, without a start: nobody knows in which month it grew' => [(int) strtotime('2025-05-01 03:00:00'), 150, 30 * $day, 0],
            'from then on it is known' => [(int) strtotime('2025-05-02 03:00:00'), 210, 31 * $day, 60],
            'a month whose first look comes late, offline' => [(int) strtotime('2025-06-20 03:00:00'), 900, 0, 0],
        ];
        foreach ($looks as $what => [$now, $bytes, $uptime, $expected]) {
            $check->is([1 => $expected], (new Traffic($now))->add([1 => $counted($stage, $bytes, $uptime)]), $what);
        }
        Capsule::table(Traffic::TABLE)->delete();
        $check->is([1 => 0], (new Traffic($start))->add([1 => $counted($stage, 9000, 20 * $day)]), 'started before the month: what of it was this month is not known');
        $check->is([1 => 500], (new Traffic($start + $day))->add([1 => $counted($stage, 9500, 21 * $day)]), 'from then on it is');
        Capsule::table(Traffic::TABLE)->delete();
        $check->is([1 => 0], (new Traffic($start))->add([1 => $counted($stage, 9000, 0)]), 'offline at the first look: when it was started is not known');
        $check->is([1 => 500], (new Traffic($start + $day))->add([1 => $counted($stage, 9500, 0)]), 'and at the second');
        Capsule::table(Traffic::TABLE)->update(['server_uuid' => 'another']);
        $check->is([1 => 500], (new Traffic($start + 2 * $day))->add([1 => $counted($stage, 10000, 22 * $day)]), 'another server of the service, which ran since before the month');
        Capsule::table(Traffic::TABLE)->update(['server_uuid' => 'another']);
        $check->is([1 => 10500], (new Traffic($start + 2 * $day))->add([1 => $counted($stage, 10000, $day)]), 'one that was started in it');
    },
    'the traffic that was counted stands in the service' => static function (Check $check, Stage $stage) use ($sell, $counted, $figures): void {
        $stage->panel->reset('scale:1:1');
        $server = $sell($stage, 1);
        $counted($stage, 10 * MEBIBYTE, 40 * 86400);
        $stage->host->usageUpdate($server);
        $check->is(0, $figures(1)['bwusage'], 'first');
        $counted($stage, 35 * MEBIBYTE + 5, 40 * 86400);
        $stage->host->usageUpdate($server);
        $check->is(25, $figures(1)['bwusage'], 'second');
    },
    'without services the panel is not asked' => static function (Check $check, Stage $stage): void {
        $check->is(null, $stage->host->usageUpdate($stage->server()), 'answer');
        $check->is([], $stage->panel->log(), 'requests');
        $check->is([], $stage->host->logs->activities(), 'activity log');
    },
    'a key that is refused changes nothing and is said' => static function (Check $check, Stage $stage) use ($sell, $filled): void {
        $stage->panel->reset('scale:30:3');
        $sell($stage, 30);
        $server = $stage->server(['password' => str_repeat('x', 48)]);
        Capsule::table('tblhosting')->update(['server' => $server]);
        $mark = $stage->panel->mark();
        $stage->host->usageUpdate($server);
        $check->is(0, $filled(), 'services with figures');
        $check->is(1, count($stage->panel->log($mark)), 'requests');
        $check->has('Calagopus: Usage was not updated for all. 30 services: 0 updated', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'settings that cannot be are refused by name' => static function (Check $check, Stage $stage) use ($sell): void {
        $stage->panel->reset('scale:2:1');
        $server = $sell($stage, 2);
        foreach ([['usage_timeout' => 0], ['usage_timeout' => 3601], ['usage_timeout' => null], ['usage_in_flight' => 9], ['usage_in_flight' => '2']] as $wrong) {
            $stage->configure($wrong);
            $stage->host->usageUpdate($server);
            $said = $stage->host->logs->activities();
            $check->has('config.php: "' . array_key_first($wrong) . '"', implode(' ', $said), json_encode($wrong));
        }
        $check->is([], $stage->panel->log(), 'requests');
    },
];
