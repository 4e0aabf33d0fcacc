<?php

/** A server that moves to another node: from the admin tab or because the customer chose a place; accepted first, followed until it ended, and said. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$live = Living::decided(...);
$tab = Living::tab(...);
$move = Living::move(...);
$cron = static fn (Stage $stage) => Living::cron($stage, 'moves');
$end = static fn (Stage $stage, int $id, string $result) => $stage->panel->control('POST', 'transfer', ['server' => $stage->onlyServer($id)['uuid'], 'result' => $result]);
$state = Living::moveState(...);
$activity = static fn (Stage $stage): string => implode("\n", $stage->host->logs->activities());
$log = static fn (): string => (string) Capsule::table('tblmodulelog')->where('action', 'ChangePackage')->orderByDesc('id')->value('arrdata');
/** The customer chooses node 2. */
$choose = static function (Stage $stage, int $id): string {
    $product = (int) $stage->host->service($id)->packageid;
    $node = $stage->host->make->configurableOption($product, 'Node UUID', 1, [Seed::NODE_2 . '|Node 2']);
    $memory = $stage->host->make->configurableOption($product, 'Memory (MB)', 1, ['2048|2 GB']);
    return $stage->host->changePackage($id, [$node['option'] => [$node['choices'][0], 0], $memory['option'] => [$memory['choices'][0], 0]])->message;
};

return [
    'staff move a server, and cron and tab follow it until it has arrived' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $cron, $end, $state, $activity): void {
        $id = $live($check, $stage);
        $move($stage, $id, 'Node-2');
        $fields = $tab($stage, $id);
        $check->has('The panel accepted the move from node node-1 to node-2', $fields['Result'] ?? '', 'accepted');
        $check->has('moves from node node-1 to node-2', $fields['Move'] ?? '', 'the tab follows it');
        $check->is('under-way', $state($id), 'noted');
        $cron($stage);
        $check->is('under-way', $state($id), 'it goes on');
        $check->lacks('arrived on', $activity($stage), 'nothing is claimed');
        $end($stage, $id, 'done');
        $cron($stage);
        $check->is('arrived', $state($id), 'arrived');
        $check->has("Service $id: its server arrived on node node-2 and is reached at n2.example.com:", $activity($stage), 'the activity log');
        $check->is('198.51.100.2', $stage->record($id)->address, 'the record follows');
        $check->is('198.51.100.2', $stage->host->service($id)->dedicatedip, 'so does the dedicated IP');
        $check->has('arrived on node node-2', $tab($stage, $id)['Move'] ?? '', 'the tab');
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([], $stage->panel->log($mark), 'nobody looks any more');
    },
    'the pages of a server that begins to move look at the server itself, also where the outcome is not known' => static function (Check $check, Stage $stage) use ($live, $move, $state): void {
        foreach (['accepted' => null, 'an answer that was lost' => ['kind' => 'lost']] as $what => $fault) {
            $id = $live($check, $stage);
            $store = new PageStore();
            $check->lacks('moved to another node', $stage->host->clientArea($id)->output, "$what: the page");
            $store->verified((string) $id, '{}');
            $check->is('active', $store->seen((string) $id)?->state, "$what: before");
            $fault === null || $stage->panel->fault($fault, ['method' => 'POST', 'path' => '/transfer$']);
            $move($stage, $id, 'node-2');
            $stage->panel->clearFaults();
            $check->is(['under-way', '', null], [$state($id), $store->seen((string) $id)?->state, $store->lastVerified((string) $id)], "$what: nothing of it is taken for known");
        }
    },
    'another move while one is under way is refused, and the one under way is followed all the same' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $cron, $end, $state): void {
        $id = $live($check, $stage);
        $move($stage, $id, 'node-2');
        $move($stage, $id, 'node-full');
        $check->has('moved to another node already', $tab($stage, $id)['Result'] ?? '', 'refused');
        $check->is('under-way', $state($id), 'the first one is followed');
        $end($stage, $id, 'done');
        $cron($stage);
        $check->is(['arrived', '198.51.100.2'], [$state($id), $stage->record($id)->address], 'to its end');
    },
    'a move whose end the tab sees first, or at which the panel is away, is recorded all the same' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $cron, $end, $state): void {
        $id = $live($check, $stage);
        $move($stage, $id, 'node-2');
        $end($stage, $id, 'done');
        $check->has('arrived on node node-2', $tab($stage, $id)['Move'] ?? '', 'the tab sees it');
        $cron($stage);
        $check->is('198.51.100.2', $stage->record($id)->address, 'the record follows');
        $move($stage, $id, 'node-1');
        $end($stage, $id, 'done');
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/client/', 'times' => 0]);
        $cron($stage);
        $stage->panel->clearFaults();
        $cron($stage);
        $check->is(['arrived', '198.51.100.1'], [$state($id), $stage->record($id)->address], 'the record follows later');
    },
    'an installation whose address changed its scheme follows its moves' => static function (Check $check, Stage $stage) use ($live, $move, $cron, $end, $state): void {
        $id = $live($check, $stage);
        $move($stage, $id, 'node-2');
        $end($stage, $id, 'done');
        $url = (string) Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => str_starts_with($url, 'https:') ? 'http' . substr($url, 5) : 'https' . substr($url, 4)]);
        $cron($stage);
        $check->is('arrived', $state($id), 'arrived');
    },
    'a move that failed is said in words, once' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $cron, $end, $state, $activity): void {
        $id = $live($check, $stage);
        $move($stage, $id, Seed::NODE_2);
        $end($stage, $id, 'failed');
        $check->has('did not move from node node-1 to node-2', $tab($stage, $id)['Move'] ?? '', 'the tab sees it first');
        $cron($stage);
        $check->is('failed', $state($id), 'failed');
        $check->is(1, substr_count($activity($stage), 'did not move to node node-2'), 'said once');
        $check->is('198.51.100.1', $stage->record($id)->address, 'the record stays');
    },
    'a refused move leaves nothing to follow, and says why' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $state): void {
        $id = $live($check, $stage);
        foreach (['' => 'No node was typed', 'nowhere' => 'has no node "nowhere"; it has ', 'node-1' => 'is on node node-1 already', 'node-full' => 'free there'] as $node => $says) {
            $move($stage, $id, (string) $node);
            $check->has($says, $tab($stage, $id)['Result'] ?? '', "to \"$node\"");
            $check->is(null, $state($id), "to \"$node\": nothing is followed");
        }
        $move($stage, $id, 'node-full');
        $full = $tab($stage, $id)['Result'] ?? '';
        $check->has('Or choose another node', $full, 'a full node: what fits a move');
        $check->lacks('Create', $full, 'a full node: what fits no move');
        $stage->panel->node(null, 'fail');
        $move($stage, $id, 'node-2');
        $check->has('The server is where it was', $tab($stage, $id)['Result'] ?? '', 'the node fails');
        $check->is(null, $state($id), 'the node fails: nothing is followed');
    },
    'a move to the node where the server is already is refused in words, and the panel is not asked to move' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $state): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        foreach (['node-1', ' NODE-1 ', strtoupper(Seed::NODE_1), "\u{a0}node-1"] as $node) {
            $mark = $stage->panel->mark();
            $move($stage, $id, $node);
            $check->is(1, count(preg_grep("~/$uuid~", array_column($stage->panel->log($mark), 'path'))), "to \"$node\": the server is looked at once, and nothing else is asked of it");
            $result = $tab($stage, $id)['Result'] ?? '';
            $check->has('The server is on node node-1 already; nothing was moved.', $result, "to \"$node\"");
            $check->lacks('done.', $result, "to \"$node\": nothing is claimed");
            $check->is(null, $state($id), "to \"$node\": nothing is followed");
        }
    },
    'a panel that is away is looked at again with growing pauses, and a server that is gone no more' => static function (Check $check, Stage $stage) use ($live, $move, $cron, $state, $activity): void {
        $id = $live($check, $stage);
        $move($stage, $id, 'node-2');
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $cron($stage);
        $next = (int) Capsule::table('mod_calagopus_moves')->value('next_at') - time();
        $check->that($next > 100 && $next <= 121, "the next look is in $next seconds");
        $check->is('under-way', $state($id), 'it is followed still');
        $stage->panel->clearFaults();
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->api('DELETE', "/api/admin/servers/$uuid", ['force' => true, 'delete_backups' => true]);
        Calagopus\Tests\Panel\Simulator::until(static function () use ($cron, $stage, $state, $id): bool {
            $cron($stage);
            return $state($id) === null;
        }, 15.0);
        $check->is(null, $state($id), 'gone');
        $check->has('is not on the panel any more', $activity($stage), 'said');
    },
    'the customer\'s choice of a place moves the server where the product says so, and a repeated change does not move it twice' =>
        static function (Check $check, Stage $stage) use ($live, $choose, $log, $state, $end, $cron, $activity): void {
            $id = $live($check, $stage, ['place' => 'transfer']);
            $check->is('success', $choose($stage, $id), 'change');
            $check->has('Memory from 1024 to 2048', $log(), 'what was changed');
            $check->has('The panel accepted the move from node node-1 to node-2', $log(), 'the move');
            $check->is('under-way', $state($id), 'followed');
            $mark = $stage->panel->mark();
            $check->is('success', $stage->host->changePackage($id, [])->message, 'again');
            $check->has('moves to node node-2 already', $log(), 'it is said');
            $check->is(0, count($stage->panel->requests('POST', '/transfer$', $mark)), 'no second move');
            $end($stage, $id, 'done');
            $cron($stage);
            $check->is('arrived', $state($id), 'arrived');
        },
    'a move that the panel does not accept is no success, and everything else is changed' => static function (Check $check, Stage $stage) use ($live, $choose, $state): void {
        $id = $live($check, $stage, ['place' => 'transfer']);
        $stage->panel->node(null, 'fail', null, ['transfer']);
        $check->has('The server is where it was', $choose($stage, $id), 'the answer');
        $check->is([2048, Seed::NODE_1], [$stage->onlyServer($id)['memory'], $stage->onlyServer($id)['node']], 'the server');
        $check->is(null, $state($id), 'nothing is followed');
    },
    'a location that the customer chose is any node of it that has the ports' => static function (Check $check, Stage $stage) use ($live, $log, $state): void {
        $id = $live($check, $stage, ['place' => 'transfer']);
        $product = (int) $stage->host->service($id)->packageid;
        $uuid = $stage->onlyServer($id)['uuid'];
        $nodes = $stage->panel->api('GET', '/api/admin/nodes?page=1&per_page=100')['json']['nodes']['data'];
        $full = array_values(array_filter($nodes, static fn (array $node): bool => $node['name'] === 'node-full'))[0];
        $place = $stage->host->make->configurableOption($product, 'Location UUIDs', 1, [$full['location']['uuid'] . '|Empty', Seed::FRANKFURT . '|Frankfurt']);
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => '']);
        $answer = $stage->host->changePackage($id, [$place['option'] => [$place['choices'][0], 0]])->message;
        $check->has('free there', $answer, 'its only node is full');
        $check->has('Then repeat the action.', $answer, 'what to do then');
        $check->lacks('Create', $answer, 'nothing is created here');
        $check->lacks('The panel accepted the move', $log(), 'nothing is claimed');
        $stage->panel->api('POST', "/api/admin/servers/$uuid/transfer", ['node_uuid' => $full['uuid'], 'allocation_uuid' => null, 'allocation_uuids' => [], 'backups' => [],
            'delete_source_backups' => false, 'archive_format' => 'tar_gz', 'compression_level' => null, 'multiplex_channels' => 0]);
        $stage->panel->control('POST', 'transfer', ['server' => $uuid, 'result' => 'done']);
        $check->is('success', $stage->host->changePackage($id, [$place['option'] => [$place['choices'][1], 0]])->message, 'back to Frankfurt');
        $check->matches('/The panel accepted the move from node node-full to node-[12]\./', $log(), 'to a node of it');
        $check->is('under-way', $state($id), 'followed');
        $mark = $stage->panel->mark();
        for ($again = 1; $again <= 10; $again++) {
            $check->is('success', $stage->host->changePackage($id, [])->message, "again, while it moves: $again");
        }
        $check->is(0, count($stage->panel->requests('POST', '/transfer$', $mark)), 'it goes to one node of it');
    },
    'another egg is refused before anything is changed, or installed without deleting files, as the product says' => static function (Check $check, Stage $stage) use ($live, $log): void {
        $velocity = array_column($stage->panel->api('GET', '/api/admin/nests/' . Stage::NEST . '/eggs')['json']['eggs']['data'], 'uuid', 'name')['Velocity'];
        $id = $live($check, $stage);
        $product = $stage->product([2 => $velocity, 5 => '2048']);
        Policies::decide("product-$product", ['egg' => 'refuse']);
        $mark = $stage->panel->mark();
        $check->has('another egg', $stage->host->changePackage($id, $product)->message, 'refused');
        $check->is(0, count(array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET')), 'requests that change');
        Policies::decide("product-$product", ['egg' => 'reinstall']);
        $check->is('success', $stage->host->changePackage($id, $product)->message, 'changed');
        $sent = $stage->panel->requests('POST', '/settings/install$', $mark);
        $check->is(['{"truncate_directory":false}'], array_column($sent, 'body'), 'installed once, files kept');
        $check->has('The installation of the egg "Velocity" was begun', $log(), 'said');
        $check->lacks('Run Installation Again', $log(), 'nothing is left to do');
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        $check->is('success', $stage->host->changePackage($id, $product)->message, 'again');
        $check->is(1, count($stage->panel->requests('POST', '/settings/install$', $mark)), 'not installed twice');
        $check->has('Nothing of the server differed', $log(), 'and nothing is claimed');
    },
    'a disk below what is used is refused with the figures, or noted as the product says' => static function (Check $check, Stage $stage) use ($live, $log): void {
        $id = $live($check, $stage);
        $product = $stage->product([7 => '1']);
        $answer = $stage->host->changePackage($id, $product)->message;
        $check->matches('/uses \d+ MiB/', $answer, 'refused with the figures');
        $check->is(10240, $stage->onlyServer($id)['disk'], 'the disk');
        Policies::decide("product-$product", ['disk' => 'note']);
        $check->is('success', $stage->host->changePackage($id, $product)->message, 'noted');
        $check->is(1, $stage->onlyServer($id)['disk'], 'the disk now');
        $check->matches('/uses \d+ MiB, and has a disk of 1 MiB/', $log(), 'the note');
    },
    'every option is compared, changed and said in both directions' => static function (Check $check, Stage $stage) use ($live, $log): void {
        $id = $live($check, $stage);
        $configuration = $stage->panel->api('GET', '/api/admin/backup-configurations?page=1&per_page=100')['json']['backup_configurations']['data'][0]['uuid'];
        $other = [
            5 => '2048', 6 => '512', 7 => '20480', 8 => '200', 9 => '64', 10 => '500', 11 => '3', 12 => '2', 13 => '4', 14 => '5', 16 => 'ghcr.io/example/java:17',
            17 => 'java -jar other.jar', 18 => 'MC-', 19 => 'SERVER_JARFILE=other.jar', 22 => $configuration, 23 => 'on', 24 => 'on',
        ];
        $check->is('success', $stage->host->changePackage($id, $stage->product($other))->message, 'there');
        $said = $log();
        $held = $stage->onlyServer($id);
        $columns = ['memory' => 2048, 'swap' => 512, 'disk' => 20480, 'cpu' => 200, 'memory_overhead' => 64, 'io_weight' => 500, 'allocations' => 3, 'databases' => 2, 'backups' => 4,
            'schedules' => 5, 'image' => 'ghcr.io/example/java:17', 'startup' => 'java -jar other.jar', 'name' => "MC-$id", 'backup_configuration' => $configuration, 'hugepages' => 1, 'kvm' => 1];
        foreach ($columns as $column => $value) {
            $check->is((string) $value, (string) ($held[$column] ?? ''), $column);
        }
        $check->is('other.jar', $held['variables']['SERVER_JARFILE'] ?? null, 'the variable');
        $parts = [
            'Memory from 1024 to 2048', 'Swap from 0 to 512', 'Disk from 10240 to 20480', 'CPU Limit from 100 to 200', 'Memory Overhead from 0 to 64', 'IO Weight from default to 500',
            'Allocation Limit from 1 to 3', 'Database Limit from 0 to 2', 'Backup Limit from 0 to 4', 'Schedule Limit from 0 to 5', 'Docker Image from ghcr.io/example/java:21 to ghcr.io/example/java:17',
            'Startup Command set anew', "Server Name Prefix from Server-$id to MC-$id", 'Egg Variables SERVER_JARFILE set anew', "Backup Configuration UUID from none to $configuration",
            'Hugepages Passthrough from no to yes', 'KVM Passthrough from no to yes',
        ];
        foreach ($parts as $part) {
            $check->has($part, $said, 'the log');
        }
        $check->is('success', $stage->host->changePackage($id, $stage->product())->message, 'and back');
        $held = $stage->onlyServer($id);
        $back = ['memory' => '1024', 'swap' => '0', 'disk' => '10240', 'cpu' => '100', 'memory_overhead' => '0', 'io_weight' => '', 'allocations' => '1', 'databases' => '0', 'backups' => '0',
            'schedules' => '0', 'image' => 'ghcr.io/example/java:21', 'name' => "Server-$id", 'backup_configuration' => '', 'hugepages' => '0', 'kvm' => '0'];
        foreach ($back as $column => $value) {
            $check->is($value, (string) ($held[$column] ?? ''), "$column again");
        }
    },
];
