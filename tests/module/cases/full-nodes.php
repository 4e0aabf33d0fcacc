<?php

/** What Create does where no node has the room that is ordered: in locations, and on a node that the product names. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** A service of a product for which something was decided. @param array<int, mixed> $options @param string $answer blank: nobody decided */
$order = static function (Stage $stage, array $options, string $answer): int {
    $product = $stage->product($options);
    require_once Stage::folder() . '/lib/autoload.php';
    $answer === '' || Policies::decide("product-$product", ['over_allocation' => $answer]);
    return $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
};
$deploy = [3 => '', 4 => Seed::FRANKFURT];

/** What the module log says of the last call. */
$log = static function (Stage $stage): string {
    $entries = $stage->host->logs->moduleEntries();
    return json_encode(end($entries), JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
};
/** What the panel was asked about its nodes' room since. */
$asked = static fn (Stage $stage, int $mark): int => count($stage->panel->requests('GET', '/capacity$', $mark));

return [
    'in locations the panel looks, its refusal has the figures, and what was decided is sent' => static function (Check $check, Stage $stage) use ($order, $deploy, $asked): void {
        foreach (['' => false, 'locations' => false, 'refuse' => false, 'allow' => true] as $answer => $isMade) {
            $mark = $stage->panel->mark();
            $id = $order($stage, $deploy + [5 => '900000', 9 => '100'], $answer);
            $result = $stage->host->create($id);
            $check->is($isMade, $result->success, "\"$answer\": created");
            $check->is($isMade ? 0 : 2, $asked($stage, $mark), "\"$answer\": nodes are asked after a refusal alone");
            foreach ($isMade ? [] : ['node-1: 900100 MiB of memory are needed, and 262144 of its 262144 are left', 'node-2: '] as $words) {
                $check->has($words, $result->message, 'said');
            }
            $check->is($isMade ? 1 : 0, count($stage->panel->serversOf((string) $id)), "\"$answer\": servers");
        }
        $id = $order($stage, $deploy + [7 => '5000000'], '');
        $check->has('5000000 MiB of disk are needed', $stage->host->create($id)->message, 'disk');
    },
    'where the nodes do not tell, the panel\'s refusal stands alone' => static function (Check $check, Stage $stage) use ($order, $deploy): void {
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'], ['method' => 'GET', 'path' => '/admin/nodes', 'times' => 0]);
        $id = $order($stage, $deploy + [5 => '900000'], '');
        $message = $stage->host->create($id)->message;
        $check->has('No node in the chosen locations can take the server', $message, 'said');
        $check->lacks('are left', $message, 'figures');
        $nowhere = $order($stage, [3 => '', 4 => '00000000-0000-4000-8000-00000000000a', 5 => '900000'], '');
        $check->lacks('are left', $stage->host->create($nowhere)->message, 'no nodes');
    },
    'a node that is named is asked where that was decided, and a full one is refused with the figures before anything is made' => static function (Check $check, Stage $stage) use ($order, $asked): void {
        $mark = $stage->panel->mark();
        $id = $order($stage, [5 => '900000'], 'refuse');
        $answer = $stage->host->create($id);
        $check->is(false, $answer->success, 'created');
        foreach (['node-1', '900000 MiB of memory are needed, and 262144 of its 262144 are left', 'Nothing was made'] as $words) {
            $check->has($words, $answer->message, 'said');
        }
        $check->is([1, 0], [$asked($stage, $mark), $stage->creations($mark)], 'asked, and made');
        $check->is(null, $stage->record($id)?->intent_origin, 'noted');
        $check->has('5000000 MiB of disk are needed, and 4194304 of its 4194304 are left', $stage->host->create($order($stage, [7 => '5000000'], 'refuse'))->message, 'disk');
        $check->is('success', $stage->host->create($order($stage, [5 => '260000'], 'refuse'))->message, 'one that fits');
        $check->has('and 2144 of its 262144 are left', $stage->host->create($order($stage, [5 => '4000'], 'refuse'))->message, 'the next does not');
        $check->is('success', $stage->host->create($order($stage, [5 => '0', 7 => '0'], 'refuse'))->message, 'without limits');
        $mark = $stage->panel->mark();
        foreach (['', 'locations', 'allow'] as $answer) {
            $check->is('success', $stage->host->create($order($stage, [5 => '900000'], $answer))->message, "\"$answer\"");
        }
        $check->is(0, $asked($stage, $mark), 'asked where that was not decided');
    },
    'a server that is there already is found on the node that it fills' => static function (Check $check, Stage $stage) use ($order): void {
        $id = $order($stage, [5 => '260000'], 'refuse');
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is('success', $stage->host->create($id)->message, 'pressed again');
        WHMCS\Database\Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->delete();
        $stage->host->make->customFieldValue((int) WHMCS\Database\Capsule::table('tblcustomfields')->where('fieldname', 'Server UUID')->value('id'), $id, '');
        $check->is('success', $stage->host->create($id)->message, 'where nothing is recorded of it');
        $check->is(1, count($stage->panel->serversOf((string) $id)), 'servers');
    },
    'what a node does not tell stops nothing, soon, and is noted' => static function (Check $check, Stage $stage) use ($order, $log): void {
        $faults = [['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'],
            ['kind' => 'status', 'status' => 403, 'body' => '{"errors":["missing permission: nodes.read"]}'], ['kind' => 'hang']];
        foreach (['/admin/nodes\?', '/capacity$'] as $path) {
            foreach ($faults as $fault) {
                $id = $order($stage, [5 => '900000'], 'refuse');
                $stage->panel->fault($fault, ['method' => 'GET', 'path' => $path, 'times' => 0]);
                $begin = microtime(true);
                $check->is('success', $stage->host->create($id)->message, "$path {$fault['kind']}");
                $check->that(microtime(true) - $begin < 8, "$path {$fault['kind']}: " . round(microtime(true) - $begin, 1) . ' s');
                $stage->panel->clearFaults();
                $check->has('did not tell whether it has room', $log($stage), "$path {$fault['kind']}: noted");
            }
        }
    },
];
