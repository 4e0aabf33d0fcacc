<?php

/** Which ports a server that moves gets on the other node, and that everything which names them follows once it has arrived. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** A server with extra ports. @param array<int, mixed> $options @param array<string, string> $policies */
$live = static fn (Check $check, Stage $stage, array $options = [], array $policies = [], int $extra = 1): int =>
    Living::decided($check, $stage, $policies, $options, static function (int $id, int $product) use ($stage, $extra): void {
        if ($extra > 0) {
            $option = $stage->host->make->configurableOption($product, 'Extra Ports', 4, ['x']);
            $stage->host->make->choose($id, $option['option'], $option['choices'][0], $extra);
        }
    });
$tab = Living::tab(...);
$move = Living::move(...);
$cron = static fn (Stage $stage) => Living::cron($stage, 'moves');
$arrive = static function (Stage $stage, int $id) use ($cron): void {
    $stage->panel->control('POST', 'transfer', ['server' => $stage->onlyServer($id)['uuid'], 'result' => 'done']);
    $cron($stage);
};
$state = Living::moveState(...);
/** The first, then the others by number. @return list<int> */
$ports = static function (Stage $stage, int $id): array {
    $numbers = array_map(static fn (string $port): int => (int) substr((string) strrchr($port, ':'), 1), (array) ($stage->onlyServer($id)['allocation_ports'] ?? []));
    $others = array_slice($numbers, 1);
    sort($others);
    return [...array_slice($numbers, 0, 1), ...$others];
};
$named = [18 => 'S{port}-', 19 => 'QUERY_PORT={port2}'];
$query = static fn (Stage $stage) => $stage->panel->control('POST', 'variable', ['env_variable' => 'QUERY_PORT', 'default_value' => '', 'rules' => ['nullable', 'integer'], 'user_editable' => true]);

return [
    'a server moves to ports of the range that was decided, which follow each other, or is told that there are none' =>
        static function (Check $check, Stage $stage) use ($live, $tab, $move, $arrive, $ports, $state): void {
            $id = $live($check, $stage, [], ['port_range' => '25600-25605', 'ports' => 'consecutive']);
            $product = (int) $stage->host->service($id)->packageid;
            foreach (['40000-40010', '25603-25603, 25605'] as $range) {
                Policies::decide("product-$product", ['port_range' => $range]);
                $move($stage, $id, 'node-2');
                $answer = $tab($stage, $id)['Result'] ?? '';
                $check->has('needs 2 ports of those that were named that follow each other by number', $answer, "$range: what is lacking");
                $check->has('Nothing was moved.', $answer, "$range: what was done");
                $check->is(null, $state($id), "$range: nothing is followed");
            }
            Policies::decide("product-$product", ['port_range' => '25603-25604']);
            $move($stage, $id, 'node-2');
            $arrive($stage, $id);
            $check->is([Seed::NODE_2, [25603, 25604]], [$stage->onlyServer($id)['node'], $ports($stage, $id)], 'there');
        },
    'an address of its own stays one, or the server stays where it is' => static function (Check $check, Stage $stage) use ($live, $tab, $move, $arrive, $state): void {
        $id = $live($check, $stage, [], ['dedicated_ip' => 'yes']);
        $other = $live($check, $stage, [3 => Seed::NODE_2]);
        $move($stage, $id, 'node-2');
        $check->has('of an address that no other server uses', $tab($stage, $id)['Result'] ?? '', 'the other server is there');
        $check->is([null, Seed::NODE_1], [$state($id), $stage->onlyServer($id)['node']], 'nothing moves');
        $check->is('success', $stage->host->terminate($other)->message, 'it goes');
        $move($stage, $id, 'node-2');
        $arrive($stage, $id);
        $check->is(Seed::NODE_2, $stage->onlyServer($id)['node'], 'now it moves');
    },
    'a node that takes no servers is refused to the customer who chose it, and not to staff' => static function (Check $check, Stage $stage) use ($live, $move, $state): void {
        $id = $live($check, $stage, [], ['place' => 'transfer'], 0);
        $nodes = array_column($stage->panel->api('GET', '/api/admin/nodes?page=1&per_page=100')['json']['nodes']['data'], 'name');
        $stage->panel->fault(
            ['kind' => 'field', 'path' => 'nodes.data.' . array_search('node-2', $nodes, true) . '.deployment_enabled', 'value' => false],
            ['path' => '^/api/admin/nodes\?', 'times' => 0]
        );
        $option = $stage->host->make->configurableOption((int) $stage->host->service($id)->packageid, 'Node UUID', 1, [Seed::NODE_2 . '|Node 2']);
        $answer = $stage->host->changePackage($id, [$option['option'] => [$option['choices'][0], 0]])->message;
        $check->has('takes no servers there now (node-2)', $answer, 'the customer');
        $check->is([null, Seed::NODE_1], [$state($id), $stage->onlyServer($id)['node']], 'nothing moves');
        $move($stage, $id, 'node-2');
        $check->is('under-way', $state($id), 'staff');
    },
    'what names the server\'s ports and its address follows once it has arrived, and nothing else changes' =>
        static function (Check $check, Stage $stage) use ($live, $move, $arrive, $ports, $named, $query): void {
            $query($stage);
            $id = $live($check, $stage, $named, ['domain' => 'address']);
            $stage->host->mail->template('Told', '{$calagopus_addresses}|{$calagopus_server_name}');
            $before = $ports($stage, $id);
            $check->is(["S$before[0]-$id", (string) $before[1]], [$stage->onlyServer($id)['name'], $stage->onlyServer($id)['variables']['QUERY_PORT']], 'at first');
            $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['limits' => [
                'cpu' => 100, 'memory' => 4096, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240,
            ]]);
            $move($stage, $id, 'node-2');
            $arrive($stage, $id);
            $now = $ports($stage, $id);
            $held = $stage->onlyServer($id);
            $check->is([Seed::NODE_2, "S$now[0]-$id", (string) $now[1], 4096], [$held['node'], $held['name'], $held['variables']['QUERY_PORT'], $held['memory']], 'the server');
            $check->is("n2.example.com:$now[0]", (string) $stage->host->service($id)->domain, 'the domain');
            $mark = $stage->panel->mark();
            $stage->host->mail->send('Told', $id);
            $told = explode('|', (string) (array_slice($stage->host->mail->sent(), -1)[0]['message'] ?? ''));
            $check->is([implode(', ', array_map(static fn (int $port): string => "n2.example.com:$port", $now)), "S$now[0]-$id"], $told, 'an e-mail');
            $check->is(0, count($stage->panel->log($mark)), 'which asks nobody');
            $mark = $stage->panel->mark();
            $check->is('success', $stage->host->changePackage($id, [])->message, 'a change of nothing');
            $changed = array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET' && str_contains((string) $one['body'], 'QUERY_PORT'));
            $check->is(0, count($changed), 'has no port to set');
        },
    'where that fails it is done at a later look, and what the panel refuses for good is said once' =>
        static function (Check $check, Stage $stage) use ($live, $move, $arrive, $cron, $ports, $named, $query): void {
            $query($stage);
            $id = $live($check, $stage, $named);
            $move($stage, $id, 'node-2');
            $stage->panel->fault(['kind' => 'status', 'status' => 503], ['method' => 'PUT', 'path' => '/variables$', 'times' => 0]);
            $arrive($stage, $id);
            $check->is([0], Capsule::table('mod_calagopus_moves')->pluck('recorded')->map(intval(...))->all(), 'it is not over');
            $stage->panel->clearFaults();
            $cron($stage);
            $check->is((string) $ports($stage, $id)[1], $stage->onlyServer($id)['variables']['QUERY_PORT'], 'the variable');
            $move($stage, $id, 'node-1');
            $stage->panel->fault(['kind' => 'status', 'status' => 400], ['method' => 'PUT', 'path' => '/variables$', 'times' => 0]);
            $arrive($stage, $id);
            $cron($stage);
            $check->is(1, substr_count(implode("\n", $stage->host->logs->activities()), 'what names its ports could not be filled in anew'), 'said once');
            $check->is([1], Capsule::table('mod_calagopus_moves')->pluck('recorded')->map(intval(...))->all(), 'it is over');
        },
];
