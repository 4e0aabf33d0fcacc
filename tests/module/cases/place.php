<?php

/** Where a server is asked to be, and who asks: what the customer ordered anew is refused or moves the server, all else is a note. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$live = Living::decided(...);
/** As staff do on the panel. */
$moved = static function (Stage $stage, int $id, string $node): void {
    $uuid = $stage->onlyServer($id)['uuid'];
    $port = $stage->panel->api('GET', "/api/admin/nodes/$node/allocations/available?page=1&per_page=1")['json']['allocations']['data'][0]['uuid'];
    $stage->panel->api('POST', "/api/admin/servers/$uuid/transfer", ['node_uuid' => $node, 'allocation_uuid' => $port, 'allocation_uuids' => [], 'backups' => [],
        'delete_source_backups' => false, 'archive_format' => 'tar_gz', 'compression_level' => null, 'multiplex_channels' => 0]);
    $stage->panel->control('POST', 'transfer', ['server' => $uuid, 'result' => 'done']);
    if ($stage->onlyServer($id)['node'] !== $node) {
        throw new LogicException('the panel moved nothing');
    }
};
$log = static fn (): string => (string) Capsule::table('tblmodulelog')->where('action', 'ChangePackage')->orderByDesc('id')->value('arrdata');
$asked = static fn (Stage $stage, int $mark): int => count($stage->panel->requests('POST', '/transfer$', $mark));
$end = static function (Stage $stage, int $id, string $result): void {
    $stage->panel->control('POST', 'transfer', ['server' => $stage->onlyServer($id)['uuid'], 'result' => $result]);
    Living::cron($stage, 'moves');
};
/** Options for a node and for memory, chosen by their places. @return Closure(int, int, int): string */
$options = static function (Stage $stage, int $id): Closure {
    $product = (int) $stage->host->service($id)->packageid;
    $node = $stage->host->make->configurableOption($product, 'Node UUID', 1, [Seed::NODE_1 . '|Node 1', Seed::NODE_2 . '|Node 2']);
    $memory = $stage->host->make->configurableOption($product, 'Memory (MB)', 1, ['1024|1 GB', '2048|2 GB', '3072|3 GB']);
    return static fn (int $place, int $size): string => $stage->host->changePackage($id, [
        $node['option'] => [$node['choices'][$place], 0], $memory['option'] => [$memory['choices'][$size], 0],
    ])->message;
};

return [
    'another product of another place, which the customer ordered, is refused, or the server moves, as the product says' =>
        static function (Check $check, Stage $stage) use ($live, $log, $asked): void {
            $id = $live($check, $stage);
            $other = $stage->product([3 => Seed::NODE_2, 5 => '2048']);
            $mark = $stage->panel->mark();
            $answer = $stage->host->changePackage($id, $other)->message;
            $check->has(Seed::NODE_2, $answer, 'refused, with the place');
            $check->has('"Another place"', $answer, 'the policy');
            $check->has('"Move"', $answer, 'what staff can do');
            $check->is([2048, Seed::NODE_1], [$stage->onlyServer($id)['memory'], $stage->onlyServer($id)['node']], 'the server');
            $check->has('"Another place"', $stage->host->changePackage($id, [])->message, 'again');
            $check->is(0, $asked($stage, $mark), 'moves that were asked for');
            Policies::decide("product-$other", ['place' => 'transfer']);
            $check->is('success', $stage->host->changePackage($id, [])->message, 'moved');
            $check->has('The panel accepted the move from node node-1 to node-2', $log(), 'the log');
        },
    'a location of a product that was ordered counts too, and where the server is in it nothing is to be done' => static function (Check $check, Stage $stage) use ($live, $log): void {
        $id = $live($check, $stage);
        $check->is('success', $stage->host->changePackage($id, $stage->product([3 => '', 4 => Seed::FRANKFURT]))->message, 'its own location');
        $check->lacks('stays there', $log(), 'nothing is said');
        $nodes = $stage->panel->api('GET', '/api/admin/nodes?page=1&per_page=100')['json']['nodes']['data'];
        $full = array_values(array_filter($nodes, static fn (array $node): bool => $node['name'] === 'node-full'))[0];
        $check->has('"Another place"', $stage->host->changePackage($id, $stage->product([3 => '', 4 => $full['location']['uuid']]))->message, 'another one');
    },
    'a product\'s place that the host changed is a note, for its services and for those that come to another such product' =>
        static function (Check $check, Stage $stage) use ($live, $log): void {
            $id = $live($check, $stage, ['place' => 'transfer']);
            $product = (int) $stage->host->service($id)->packageid;
            Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => Seed::NODE_2]);
            $check->is('success', $stage->host->changePackage($id, $stage->product([3 => Seed::NODE_2, 5 => '2048']))->message, 'to another one');
            $check->has('stays there', $log(), 'it is said');
            $check->lacks('accepted the move', $log(), 'nothing moves');
            Capsule::table('tblproducts')->where('id', (int) $stage->host->service($id)->packageid)->update(['configoption3' => Seed::NODE_1]);
            $check->is('success', $stage->host->changePackage($id, $stage->product([3 => Seed::NODE_2, 5 => '3072']))->message, 'as was asked for last');
            $check->has('stays there', $log(), 'that too');
            $check->is([3072, Seed::NODE_1], [$stage->onlyServer($id)['memory'], $stage->onlyServer($id)['node']], 'the server');
        },
    'a choice that did not change is a note once staff moved the server, and one that did change counts' => static function (Check $check, Stage $stage) use ($live, $moved, $options, $log, $asked): void {
        foreach (['refuse', 'transfer'] as $policy) {
            $id = $live($check, $stage, ['place' => $policy]);
            $choose = $options($stage, $id);
            $check->is('success', $choose(0, 0), "$policy: chosen");
            $moved($stage, $id, Seed::NODE_2);
            $mark = $stage->panel->mark();
            $check->is('success', $choose(0, 1), "$policy: more memory");
            $check->has('stays there', $log(), "$policy: it is said");
            $check->is([2048, Seed::NODE_2, 0], [$stage->onlyServer($id)['memory'], $stage->onlyServer($id)['node'], $asked($stage, $mark)], "$policy: the server stays");
            $check->is('success', $choose(1, 1), "$policy: where it is");
            $answer = $choose(0, 2);
            $check->is($policy === 'transfer', $answer === 'success', "$policy: back, which is a choice: $answer");
            $check->is((int) ($policy === 'transfer'), $asked($stage, $mark), "$policy: moves");
        }
    },
    'an order that adopts a server, or staff that move one to the chosen place, settle where it is' => static function (Check $check, Stage $stage) use ($live, $moved, $options, $log): void {
        $id = $live($check, $stage);
        $choose = $options($stage, $id);
        $check->has('"Another place"', $choose(1, 0), 'refused');
        $moved($stage, $id, Seed::NODE_2);
        $check->is('success', $choose(1, 1), 'moved by staff');
        $moved($stage, $id, Seed::NODE_1);
        $check->is('success', $choose(1, 2), 'and back by staff');
        $check->has('stays there', $log(), 'it is said');
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->delete();
        $check->is('success', $stage->host->create($id)->message, 'adopted');
        $check->is('success', $choose(1, 0), 'less memory');
    },
    'a Create that finds the server settles no choice that is still refused' => static function (Check $check, Stage $stage) use ($live, $options): void {
        $id = $live($check, $stage);
        $choose = $options($stage, $id);
        $check->is('success', $choose(0, 0), 'chosen');
        $check->has('"Another place"', $choose(1, 0), 'another one: refused');
        $check->is('success', $stage->host->create($id)->message, 'found');
        $check->has('"Another place"', $choose(1, 1), 'refused still');
    },
    'a server that staff move while its options cannot be read stays there once they can' => static function (Check $check, Stage $stage) use ($live, $options, $asked, $end): void {
        $id = $live($check, $stage, ['place' => 'transfer']);
        $choose = $options($stage, $id);
        $check->is('success', $choose(0, 0), 'chosen');
        $product = (int) $stage->host->service($id)->packageid;
        $disk = $stage->host->make->configurableOption($product, 'Disk (MB)', 1, ['lots']);
        $stage->host->make->choose($id, $disk['option'], $disk['choices'][0], 0);
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'transfer', 'calagopus_service' => (string) $id, 'calagopus_node' => 'node-2']);
        $check->has('the options cannot be read', implode(' ', $stage->host->adminServicesTab($id)), 'it is said');
        $end($stage, $id, 'done');
        $check->is(Seed::NODE_2, $stage->onlyServer($id)['node'], 'moved by staff');
        Capsule::table('tblhostingconfigoptions')->where('configid', $disk['option'])->delete();
        Capsule::table('tblproductconfigoptions')->where('id', $disk['option'])->delete();
        $mark = $stage->panel->mark();
        $check->is('success', $choose(0, 1), 'more memory');
        $check->is([0, Seed::NODE_2], [$asked($stage, $mark), $stage->onlyServer($id)['node']], 'it stays');
    },
    'a server that staff link is where it is to be, whatever was chosen before' => static function (Check $check, Stage $stage) use ($live, $options, $log): void {
        $id = $live($check, $stage);
        $choose = $options($stage, $id);
        $check->has('"Another place"', $choose(1, 0), 'refused');
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'unlink', 'calagopus_service' => (string) $id]);
        $check->is(null, $stage->onlyServer($id), 'unlinked');
        $stage->host->adminServicesTab($id);
        $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $uuid]);
        $check->is('success', $choose(1, 1), 'more memory');
        $check->has('stays there', $log(), 'it is said');
    },
    'a move that the customer chose is over once the server arrived, and asked for again where it failed' => static function (Check $check, Stage $stage) use ($live, $moved, $options, $asked, $end): void {
        $id = $live($check, $stage, ['place' => 'transfer']);
        $choose = $options($stage, $id);
        $mark = $stage->panel->mark();
        $check->is('success', $choose(1, 0), 'chosen');
        $end($stage, $id, 'failed');
        $check->is('success', $choose(1, 0), 'again');
        $check->is(2, $asked($stage, $mark), 'moves');
        $end($stage, $id, 'done');
        $moved($stage, $id, Seed::NODE_1);
        $mark = $stage->panel->mark();
        $check->is('success', $choose(1, 1), 'more memory');
        $check->is([0, Seed::NODE_1], [$asked($stage, $mark), $stage->onlyServer($id)['node']], 'staff emptied the node since');
    },
    'a customer who chooses back while the server moves is not told that it is done, and gets it once the server arrived' =>
        static function (Check $check, Stage $stage) use ($live, $options, $asked, $end): void {
            $id = $live($check, $stage, ['place' => 'transfer']);
            $choose = $options($stage, $id);
            $check->is('success', $choose(0, 0), 'chosen');
            $check->is('success', $choose(1, 0), 'another one');
            $check->has('Wait until it has arrived, then repeat Change Package.', $choose(0, 1), 'back, while it moves');
            $check->is(2048, $stage->onlyServer($id)['memory'], 'everything else');
            $end($stage, $id, 'done');
            $mark = $stage->panel->mark();
            $check->is('success', $choose(0, 1), 'back');
            $check->is(1, $asked($stage, $mark), 'it moves back');
        },
    'a customer who chooses back before the cron saw the server arrive gets it too' => static function (Check $check, Stage $stage) use ($live, $options, $asked, $end): void {
        foreach (['nobody', 'the tab'] as $who) {
            $id = $live($check, $stage, ['place' => 'transfer']);
            $choose = $options($stage, $id);
            $check->is('success', $choose(0, 0), "$who: chosen");
            $check->is('success', $choose(1, 0), "$who: another one");
            $stage->panel->control('POST', 'transfer', ['server' => $stage->onlyServer($id)['uuid'], 'result' => 'done']);
            $who === 'the tab' && $stage->host->adminServicesTab($id);
            $option = (int) Capsule::table('tblproductconfigoptions')->where('optionname', 'like', 'Node UUID%')->max('id');
            $stage->host->make->choose($id, $option, (int) Capsule::table('tblproductconfigoptionssub')->where('configid', $option)->min('id'), 0);
            $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'apply']);
            $check->has('Apply would move the server', $stage->host->adminServicesTab($id)['Result'] ?? '', "$who: Apply wants the id");
            $mark = $stage->panel->mark();
            $check->is('success', $choose(0, 1), "$who: back");
            $check->is(1, $asked($stage, $mark), "$who: it moves back");
            $end($stage, $id, 'done');
            $check->is(Seed::NODE_1, $stage->onlyServer($id)['node'], "$who: it is there");
            $check->is('success', $choose(0, 2), "$who: and stays");
            $check->is(1, $asked($stage, $mark), "$who: moves");
        }
    },
    'an upgrade to another place is stopped before it is paid where it would be refused' => static function (Check $check, Stage $stage) use ($live, $options): void {
        $id = $live($check, $stage);
        $upgrade = static fn (int $product): string => implode(' ', array_merge(...array_values(array_map(
            static fn (mixed $answer): array => (array) $answer,
            array_filter($stage->host->hooks->run('ShoppingCartValidateUpgrade', ['id' => $id, 'pid' => $product]))
        )) ?: [[]]));
        $other = $stage->product([3 => Seed::NODE_2]);
        $check->has('another place', $upgrade($other), 'refused');
        $check->is('', $upgrade($stage->product([3 => '', 4 => Seed::FRANKFURT])), 'the server\'s own location');
        Policies::decide("product-$other", ['place' => 'transfer']);
        $check->is('', $upgrade($other), 'where the server moves');
        Policies::decide("product-$other", ['place' => 'refuse']);
        $product = (int) $stage->host->service($id)->packageid;
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => Seed::NODE_2]);
        $check->is('', $upgrade($other), 'where the host moved on');
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => Seed::NODE_1]);
        $check->is('success', $options($stage, $id)(0, 0), 'the customer chose a node');
        $check->is('', $upgrade($other), 'that choice may count for the other product too');
    },
];
