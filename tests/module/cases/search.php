<?php

/** WHMCS's search finds a service by an address of its server, its UUID, or the first eight digits of that; no panel is asked. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Search;

$live = static function (Check $check, Stage $stage): int {
    $id = $stage->order([], ['firstname' => '<b>Ada</b>']);
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
    $check->is('success', $stage->host->create($id)->message, 'create');
    return $id;
};
/** As WHMCS would gather what its hooks answer. */
$search = static function (Stage $stage, string $term): array {
    $stage->host->newRequest('search.php');
    $found = $stage->host->hooks->run('IntelligentSearch', ['searchTerm' => $term, 'numResults' => 10]);
    return array_merge([], ...array_values(array_filter($found, 'is_array')));
};

return [
    'by address, by UUID and by its first digits' => static function (Check $check, Stage $stage) use ($live, $search): void {
        $id = $live($check, $stage);
        $server = $stage->onlyServer($id);
        $port = explode(':', $server['allocation_ports'][0])[1];
        $mark = $stage->panel->mark();
        foreach (["198.51.100.1:$port", $server['uuid'], strtoupper($server['uuid']), substr($server['uuid'], 0, 8), " 198.51.100.1:$port "] as $term) {
            $found = $search($stage, $term);
            $check->is(["clientsservices.php?userid={$stage->host->service($id)->userid}&id=$id"], array_column($found, 'href'), $term);
            $check->lacks('<b>', json_encode($found), "$term: markup");
        }
        foreach (['198.51.100.1', '198.51.100.1:1', substr($server['uuid'], 0, 7), 'Ada', '', '%', '________', '198.51.100.%:' . $port] as $term) {
            $check->is([], $search($stage, $term), "\"$term\" finds nothing of ours");
        }
        $check->is([], $stage->panel->log($mark), 'no panel was asked');
    },
    'further ports are found once the tab or Sync saw them, and none after Terminate' => static function (Check $check, Stage $stage) use ($live, $search): void {
        $id = $live($check, $stage);
        $server = $stage->onlyServer($id);
        $stage->panel->install($server['uuid']);
        $free = $stage->panel->api('GET', "/api/admin/nodes/{$server['node']}/allocations/available?page=1&per_page=100")['json']['allocations']['data'][0];
        $stage->panel->api('POST', "/api/admin/servers/{$server['uuid']}/allocations", ['allocation_uuid' => $free['uuid']]);
        $term = "{$free['ip']}:{$free['port']}";
        $check->is([], $search($stage, $term), 'not yet');
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'sync']);
        $check->is(1, count($search($stage, $term)), 'after Sync');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is([], $search($stage, $term), 'after Terminate');
    },
    'an addon is found as one, a service of another module never, and no table is no error' => static function (Check $check, Stage $stage) use ($live, $search): void {
        $check->is([], Search::results(['searchTerm' => '198.51.100.1:25565']), 'before any table');
        $check->is([], Search::results(null), 'nothing at all');
        $id = $live($check, $stage);
        $uuid = (string) $stage->onlyServer($id)['uuid'];
        $product = (int) $stage->host->service($id)->packageid;
        Capsule::table('tblproducts')->where('id', $product)->update(['servertype' => 'other']);
        $check->is([], $search($stage, $uuid), 'another module\'s');
    },
];
