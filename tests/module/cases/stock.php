<?php

/** WHMCS's stock of a product follows the room on its panel; what is not known changes nothing. */

declare(strict_types=1);

use Calagopus\Tests\Faults\Dead;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** A product whose stock WHMCS controls, sold on the panel's servers. @param array<int, mixed> $options @param array<string, string> $policies */
$sell = static function (Stage $stage, array $options = [], array $policies = [], string $control = '1'): int {
    $stage->host->callModule('calagopus', 'MetaData');
    $product = $stage->product($options);
    Policies::decide("product-$product", $policies + ['stock' => 'yes']);
    Capsule::table('tblproducts')->where('id', $product)->update(['stockcontrol' => $control, 'qty' => 7]);
    return $product;
};
$left = static fn (int $product): int => (int) Capsule::table('tblproducts')->where('id', $product)->value('qty');
/** WHMCS's cron, a quarter of an hour later. */
$cron = static function (Stage $stage): void {
    Capsule::schema()->hasTable('mod_calagopus_settings') && Capsule::table('mod_calagopus_settings')->where('name', 'stock-due')->delete();
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
/** What the panel was asked of its nodes since. */
$asked = static fn (Stage $stage, int $mark): int => count($stage->panel->requests('GET', '^/api/admin/nodes', $mark));
/** Makes WHMCS read the module's hooks.php. */
$start = static function (Stage $stage): void {
    $stage->host->saveProduct($stage->product(), ['packageconfigoption' => Stage::OPTIONS]);
    $stage->server();
    $stage->host->newRequest('index.php');
};
$deploy = [3 => '', 4 => Seed::FRANKFURT];
$fault = ['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'];

require_once dirname(__DIR__, 2) . '/faults/src/Dead.php';

return [
    'after the cron it is what memory, disk and ports leave, on the product\'s node or in its locations' => static function (Check $check, Stage $stage) use ($sell, $left, $cron, $start, $deploy): void {
        $start($stage);
        $products = [
            'ports' => [$sell($stage), 150],
            'memory' => [$sell($stage, [5 => '50000', 9 => '2000']), 5],
            'disk' => [$sell($stage, [7 => '1000000']), 4],
            'both nodes' => [$sell($stage, $deploy + [5 => '50000']), 10],
            'no limits' => [$sell($stage, [5 => '0', 7 => '0']), 150],
            'a range' => [$sell($stage, [], ['port_range' => '25600-25609']), 10],
            'pairs' => [$sell($stage, [19 => 'QUERY_PORT={port2}'], ['port_range' => '25600-25609', 'ports' => 'consecutive']), 5],
            'addresses' => [$sell($stage, $deploy, ['dedicated_ip' => 'yes']), 2],
            'a full node' => [$sell($stage, [3 => '2eeb432f-58b5-4748-a2e0-67b85a108c43']), 0],
            'room that is given twice' => [$sell($stage, [5 => '900000'], ['over_allocation' => 'allow']), 150],
            'too much' => [$sell($stage, [5 => '900000']), 0],
        ];
        $cron($stage);
        foreach ($products as $what => [$product, $expected]) {
            $check->is($expected, $left($product), $what);
        }
        $check->has('has no room for another', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'only where WHMCS controls it and it was decided, and not more often than every quarter of an hour' => static function (Check $check, Stage $stage) use ($sell, $left, $cron, $start, $asked): void {
        $start($stage);
        // Reconcile looks at nodes too.
        $stage->configure(['reconcile_hours' => 0]);
        $off = $sell($stage, [], [], '');
        $undecided = $sell($stage, [], ['stock' => 'no']);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([7, 7], [$left($off), $left($undecided)], 'left alone');
        $check->is(0, $asked($stage, $mark), 'nothing asked');
        $on = $sell($stage, [], [], 'on');
        $second = $sell($stage);
        $cron($stage);
        $check->is([150, 150], [$left($on), $left($second)], 'looked at');
        $check->is(3, $asked($stage, $mark), 'two products of one place share an answer');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(3, $asked($stage, $mark), 'the next cron comes too early');
    },
    'what is not known leaves the number, and is said once' => static function (Check $check, Stage $stage) use ($sell, $left, $cron, $start, $deploy, $fault): void {
        $start($stage);
        $product = $sell($stage, $deploy);
        foreach (['/capacity$', '/allocations/available', '/admin/nodes\?'] as $path) {
            $stage->panel->fault($fault, ['method' => 'GET', 'path' => $path, 'times' => 0]);
            $cron($stage);
            $stage->panel->clearFaults();
            $check->is(7, $left($product), $path);
        }
        $said = array_filter($stage->host->logs->activities(), static fn (string $entry): bool => str_contains($entry, 'was left as it is'));
        $check->is(1, count($said), 'said');
        $cron($stage);
        $check->is(300, $left($product), 'once it is known again');
    },
    'a server that was made or removed counts at once on a named node, and an order that waits takes its place' => static function (Check $check, Stage $stage) use ($sell, $left, $start, $cron, $deploy): void {
        $start($stage);
        $product = $sell($stage);
        $order = static fn (): int => $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
        $id = $order();
        $order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is(148, $left($product), 'one is made, one waits');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is(149, $left($product), 'one waits');
        $elsewhere = $sell($stage, $deploy);
        $cron($stage);
        $other = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $elsewhere, 'server' => $stage->server()]);
        $mark = $stage->panel->mark();
        $stage->host->create($other);
        $check->is([], $stage->panel->requests('GET', '/capacity', $mark), 'many nodes are not asked at once');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(298, $left($elsewhere), 'the next cron looks, and sees what waits of the first too');
    },
    'orders of other products that wait take their place on the same nodes' => static function (Check $check, Stage $stage) use ($sell, $left, $start, $cron, $deploy): void {
        $start($stage);
        $wait = static fn (int $product, int $count = 1): array => array_map(
            static fn (): int => $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]),
            range(1, $count)
        );
        $room = static fn (string $memory, array $more = [], array $policies = []): int => $sell($stage, $more + [5 => $memory], $policies);
        $first = $room('52000');
        $second = $room('52000');
        $small = $room('26000');
        $there = $room('52000', $deploy);
        $elsewhere = $room('52000', [3 => Seed::NODE_2]);
        $wait($first, 4);
        $cron($stage);
        $check->is([1, 1, 2, 6, 5], array_map($left, [$first, $second, $small, $there, $elsewhere]), 'four of the first wait');
        $wait($small);
        $cron($stage);
        $check->is([0, 0, 1, 5, 5], array_map($left, [$first, $second, $small, $there, $elsewhere]), 'a small one too');
        $both = $wait($there, 5);
        $cron($stage);
        $check->is([0, 0, 1, 0, 0], array_map($left, [$first, $second, $small, $there, $elsewhere]), 'five wait for either node');
        Capsule::table('tblhosting')->whereIn('id', array_slice($both, 1))->update(['domainstatus' => 'Cancelled']);
        Capsule::table('tblhosting')->where('packageid', $first)->update(['domainstatus' => 'Cancelled']);
        $cron($stage);
        $check->is([4, 4, 9, 8, 4], array_map($left, [$first, $second, $small, $there, $elsewhere]), 'one of either node is made where there is more room');
        $few = $sell($stage, [], ['port_range' => '25600-25603']);
        $others = $sell($stage, [], ['port_range' => '25610-25614']);
        Capsule::table('tblhosting')->update(['domainstatus' => 'Cancelled']);
        $wait($few, 2);
        $cron($stage);
        $check->is([2, 5], [$left($few), $left($others)], 'ports of another range are nobody\'s');
        $two = $sell($stage, [19 => 'QUERY_PORT={port2}'], ['port_range' => '25600-25604']);
        $pairs = $sell($stage, [19 => 'QUERY_PORT={port2}'], ['port_range' => '25600-25605', 'ports' => 'consecutive']);
        $cron($stage);
        $check->is([1, 1], [$left($two), $left($pairs)], 'two single ports leave one pair of five, and of six that follow each other perhaps one');
    },
    'product addons that wait take their place, and one that cannot be made takes none' => static function (Check $check, Stage $stage) use ($sell, $left, $start, $cron): void {
        $start($stage);
        $product = $sell($stage, [5 => '52000']);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => [5 => '52000'] + Stage::OPTIONS]);
        $parent = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $stage->host->make->product(['module' => 'another'])]);
        $stage->host->make->addon(['service' => $parent, 'offer' => $offer]);
        $broken = $stage->product([5 => 'plenty']);
        $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $broken, 'server' => $stage->server()]);
        $cron($stage);
        $check->is(4, $left($product), 'one waits');
    },
    'a server that was made takes its memory at once, and what may be made elsewhere is left to the cron' => static function (Check $check, Stage $stage) use ($sell, $left, $start, $cron, $deploy): void {
        $start($stage);
        $product = $sell($stage, [5 => '52000']);
        $order = static fn (int $of): int => $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $of, 'server' => $stage->server()]);
        $cron($stage);
        $check->is('success', $stage->host->create($order($product))->message, 'create');
        $check->is(4, $left($product), 'at once');
        $order($sell($stage, $deploy + [5 => '52000']));
        $mark = $stage->panel->mark();
        $check->is('success', $stage->host->create($order($product))->message, 'create another');
        $check->is(1, count($stage->panel->requests('GET', '/capacity$', $mark)), 'the node is asked');
        $check->is(4, $left($product), 'not known at once');
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(3, $left($product), 'the next cron looks, and the other one is made on the other node');
    },
    'a place that the panel does not have is not none' => static function (Check $check, Stage $stage) use ($sell, $left, $start, $cron): void {
        $start($stage);
        $nowhere = '00000000-0000-4000-8000-00000000000a';
        $location = $sell($stage, [3 => '', 4 => $nowhere]);
        $node = $sell($stage, [3 => $nowhere]);
        $cron($stage);
        $check->is([7, 7], [$left($location), $left($node)], 'left');
        $said = array_filter($stage->host->logs->activities(), static fn (string $entry): bool => str_contains($entry, 'has neither the node nor the locations'));
        $check->is(2, count($said), 'said');
        $check->lacks('no room for another', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'a panel that is slow holds nobody\'s request: it is left to the cron after a few seconds' => static function (Check $check, Stage $stage) use ($sell, $left, $start): void {
        $start($stage);
        $product = $sell($stage);
        $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
        foreach (['create' => 149, 'terminate' => 150] as $command => $expected) {
            $before = $left($product);
            $stage->panel->fault(['kind' => 'hang'], ['method' => 'GET', 'path' => '^/api/admin/nodes/[^/]+/capacity$', 'times' => 0]);
            $begin = microtime(true);
            $check->is('success', $stage->host->$command($id)->message, $command);
            $took = microtime(true) - $begin;
            $check->that($took < 6, "$command: it took " . round($took, 1) . ' s');
            $check->is($before, $left($product), "$command: not known yet");
            $stage->panel->clearFaults();
            $stage->host->newRequest('cron.php');
            $stage->host->hooks->run('AfterCronJob', []);
            $check->is($expected, $left($product), "$command: the next cron looks");
        }
        $check->lacks('was left as it is', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'the cron waits for a connection as long as php.ini says, where config.php says nothing, and not as long as a panel has for its answer' => static function (Check $check, Stage $stage) use ($sell, $left, $start): void {
        $start($stage);
        $dead = new Dead();
        Capsule::table('tblservers')->update(['hostname' => '127.0.0.1', 'port' => (string) $dead->stalling()]);
        $product = $sell($stage);
        $stage->configure(['connect_timeout' => null]);
        $begin = microtime(true);
        $cron = $stage->host->startChild(dirname(__DIR__) . '/child.php', ['cron', '0'], [...Stage::flags(), '-d', 'calagopus.connect_timeout=0.5'])->wait();
        $took = microtime(true) - $begin;
        $check->is(['', 0], [$cron['err'], $cron['exit']], 'the cron');
        $check->that($took < 8, 'it took ' . round($took, 1) . ' s');
        $check->has('was left as it is', implode(' ', $stage->host->logs->activities()), 'activity log');
        $check->is(7, $left($product), 'nothing is known');
    },
    'a product that is sold on several panels is left to the cron' => static function (Check $check, Stage $stage) use ($sell, $left, $start): void {
        $start($stage);
        $product = $sell($stage);
        $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
        $second = Simulator::start();
        $stage->server(['hostname' => $second->host, 'port' => (string) $second->port, 'password' => $second->key]);
        $mark = $stage->panel->mark();
        $stage->host->create($id);
        $check->is([0, 0], [count($stage->panel->requests('GET', '/capacity', $mark)), count($second->log())], 'not at once');
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(299, $left($product), 'the next cron looks');
    },
];
