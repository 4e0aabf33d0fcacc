<?php

/** Which ports a server gets: ranges, consecutive ones, an address of its own, extra ones, and the variables that are to hold their numbers. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** A service of a product for which something was decided. @param array<int, mixed> $options @param array<string, string> $policies @return array{int, int} */
$order = static function (Stage $stage, array $options = [], array $policies = []): array {
    $product = $stage->product($options);
    require_once Stage::folder() . '/lib/autoload.php';
    Policies::decide("product-$product", $policies);
    return [$stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]), $product];
};
$deploy = [3 => '', 4 => Seed::FRANKFURT];

/** Lets the customer choose a number of something. */
$buy = static function (Stage $stage, int $id, int $product, string $name, int $count): int {
    $option = $stage->host->make->configurableOption($product, $name, 4, ['x']);
    $stage->host->make->choose($id, $option['option'], $option['choices'][0], $count);
    return $option['option'];
};

/** The server's ports, the first, then the others by number. @return list<int> */
$ports = static function (Stage $stage, int $id): array {
    $numbers = array_map(static fn (string $port): int => (int) substr((string) strrchr($port, ':'), 1), (array) ($stage->onlyServer($id)['allocation_ports'] ?? []));
    $others = array_slice($numbers, 1);
    sort($others);
    return [...array_slice($numbers, 0, 1), ...$others];
};

/** What the module log says of the last call. */
$log = static function (Stage $stage): string {
    $entries = $stage->host->logs->moduleEntries();
    return json_encode(end($entries), JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
};

return [
    'ports come from the range that was decided, on a node and by deployment' => static function (Check $check, Stage $stage) use ($order, $ports, $deploy): void {
        foreach ([[], $deploy] as $options) {
            [$id] = $order($stage, $options, ['port_range' => '40000-40010, 25690-25695']);
            $check->is('success', $stage->host->create($id)->message, 'create');
            $port = $ports($stage, $id)[0];
            $check->that($port >= 25690 && $port <= 25695, "port $port");
            [$id] = $order($stage, $options, ['port_range' => '40000-40010']);
            $answer = $stage->host->create($id);
            $check->has('No available allocations', $answer->message, 'none there');
            $check->is(null, $stage->onlyServer($id), 'made');
        }
    },
    'extra ports are made at once, on a node too, and follow the first where that was decided' => static function (Check $check, Stage $stage) use ($order, $ports, $buy, $log, $deploy): void {
        foreach ([[], $deploy] as $options) {
            foreach (['Extra Ports' => 2, 'Ports' => 3] as $name => $count) {
                [$id, $product] = $order($stage, $options);
                $buy($stage, $id, $product, $name, $count);
                $check->is('success', $stage->host->create($id)->message, "create with $name");
                $check->is(3, count($ports($stage, $id)), $name);
                $check->is(3, (int) $stage->onlyServer($id)['allocations'], 'limit');
                $check->has('Its ports: ', $log($stage), 'log');
            }
            [$id, $product] = $order($stage, $options, ['ports' => 'consecutive', 'port_range' => '25600-25650']);
            $buy($stage, $id, $product, 'Extra Ports', 2);
            $check->is('success', $stage->host->create($id)->message, 'create consecutive ones');
            $have = $ports($stage, $id);
            $check->is([$have[0], $have[0] + 1, $have[0] + 2], $have, 'consecutive');
            $check->that($have[0] >= 25600 && $have[2] <= 25650, 'all of them in the range');
        }
        [$id, $product] = $order($stage);
        $buy($stage, $id, $product, 'Allocation Limit', 4);
        $check->is('success', $stage->host->create($id)->message, 'create with a limit');
        $check->is(1, count($ports($stage, $id)), 'a limit is how many there may be');
    },
    'an address that another server uses is none of its own' => static function (Check $check, Stage $stage) use ($order, $deploy): void {
        foreach ([[], $deploy] as $options) {
            [$id] = $order($stage, $options, ['dedicated_ip' => 'yes']);
            $other = $stage->order();
            $elsewhere = $stage->order([3 => Seed::NODE_2]);
            $stage->host->create($other);
            $stage->host->create($elsewhere);
            $answer = $stage->host->create($id);
            $check->is(false, $answer->success, 'created');
            $check->has('No available allocations', $answer->message, 'said');
            foreach ([$other, $elsewhere] as $one) {
                $stage->host->terminate($one);
            }
            $check->is('success', $stage->host->create($id)->message, 'where nobody uses it');
            $stage->host->terminate($id);
        }
    },
    'variables and the name hold the ports that the server got' => static function (Check $check, Stage $stage) use ($order, $ports, $deploy): void {
        $texts = [18 => '{port}-', 19 => "MINECRAFT_VERSION=1.21\nQUERY_PORT={port2}\nSERVER_JARFILE={ip}-{port}"];
        foreach ([[], $deploy] as $place) {
            [$id, $product] = $order($stage, $place + $texts);
            $check->is('success', $stage->host->create($id)->message, 'create');
            $server = $stage->onlyServer($id);
            [$first, $second] = $ports($stage, $id) + [0, 0];
            $check->is("$first-$id", $server['name'], 'name');
            $ip = explode(':', $server['allocation_ports'][0])[0];
            $check->is([(string) $second, "$ip-$first", '1.21'], [
                $server['variables']['QUERY_PORT'] ?? null, $server['variables']['SERVER_JARFILE'] ?? null, $server['variables']['MINECRAFT_VERSION'] ?? null,
            ], 'variables');
            $stage->panel->install($server['uuid']);
            $mark = $stage->panel->mark();
            $check->is('success', $stage->host->changePackage($id, $product)->message, 'nothing to change');
            $check->is([], $stage->panel->requests('PUT', '/variables$', $mark), 'nothing set anew');
            $check->is("$first-$id", $stage->onlyServer($id)['name'], 'name afterwards');
        }
    },
    'what the customer chose for a variable goes before the product\'s port' => static function (Check $check, Stage $stage) use ($order): void {
        [$id, $product] = $order($stage, [19 => 'QUERY_PORT={port}']);
        $field = $stage->host->make->customField('product', $product, 'QUERY_PORT', ['adminonly' => '']);
        $stage->host->make->customFieldValue($field, $id, '27000');
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is('27000', $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? null, 'his own');
    },
    'what of the ports failed is said, and Create pressed again makes it good on the same server' => static function (Check $check, Stage $stage) use ($order, $ports, $deploy): void {
        foreach ([['GET', '/servers/[^/]+/variables$'], ['PUT', '/variables$'], ['GET', '/servers/[^/]+/allocations']] as [$method, $path]) {
            [$id] = $order($stage, $deploy + [19 => 'SERVER_JARFILE={port2}.jar']);
            $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'], ['method' => $method, 'path' => $path, 'times' => 0]);
            $answer = $stage->host->create($id);
            $stage->panel->clearFaults();
            $check->is(false, $answer->success, "created although $method $path failed");
            $check->has('what belongs to its ports is not done', $answer->message, 'said');
            $check->is('success', $stage->host->create($id)->message, 'pressed again');
            $check->is(($ports($stage, $id)[1] ?? 0) . '.jar', $stage->onlyServer($id)['variables']['SERVER_JARFILE'] ?? null, "made good after $method $path");
        }
    },
    'Change Package gives the ports that were bought since, and never takes one away' => static function (Check $check, Stage $stage) use ($order, $ports, $buy, $log, $deploy): void {
        foreach ([[], $deploy] as $options) {
            [$id, $product] = $order($stage, $options + [19 => 'QUERY_PORT={port2}']);
            $option = $buy($stage, $id, $product, 'Extra Ports', 0);
            $check->is('success', $stage->host->create($id)->message, 'create');
            $before = $ports($stage, $id);
            $check->is(2, count($before), 'the product\'s own two');
            $query = $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? null;
            $stage->panel->install((string) $stage->onlyServer($id)['uuid']);
            $check->is('success', $stage->host->changePackage($id, [$option => [0, 2]])->message, 'more');
            $check->is(4, count($ports($stage, $id)), 'two more');
            $check->is($query, $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? null, 'the second stays the second');
            $check->is('success', $stage->host->changePackage($id, [$option => [0, 2]])->message, 'again');
            $check->is(4, count($ports($stage, $id)), 'no more');
            $check->is('success', $stage->host->changePackage($id, [$option => [0, 0]])->message, 'fewer');
            $check->is(4, count($ports($stage, $id)), 'they stay');
            $check->has('2 fewer extra ports', $log($stage), 'log');
        }
    },
    'what Change Package refuses is refused before ports are given, and another place once they were' => static function (Check $check, Stage $stage) use ($order, $ports, $buy): void {
        $velocity = array_column($stage->panel->api('GET', '/api/admin/nests/' . Stage::NEST . '/eggs')['json']['eggs']['data'], 'uuid', 'name')['Velocity'];
        foreach (['nothing was changed' => [7 => '1'], 'another egg' => [2 => $velocity], 'egg' => [2 => '00000000-0000-4000-8000-000000000000']] as $words => $options) {
            [$id, $product] = $order($stage, [19 => 'QUERY_PORT={port}'], $words === 'another egg' ? ['egg' => 'refuse'] : []);
            $option = $buy($stage, $id, $product, 'Extra Ports', 0);
            $check->is('success', $stage->host->create($id)->message, 'create');
            $stage->panel->install((string) $stage->onlyServer($id)['uuid']);
            $before = $stage->onlyServer($id);
            $stage->host->saveProduct($product, ['packageconfigoption' => $options + [19 => 'QUERY_PORT={port3}'] + Stage::OPTIONS]);
            $mark = $stage->panel->mark();
            $check->has($words, $stage->host->changePackage($id, [$option => [0, 2]])->message, 'refused');
            $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), "$words: nothing was changed");
            $check->is([1, $before], [count($ports($stage, $id)), $stage->onlyServer($id)], "$words: as it was");
        }
        [$id, $product] = $order($stage);
        $option = $buy($stage, $id, $product, 'Extra Ports', 0);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $node = $stage->host->make->configurableOption($product, 'Node UUID', 1, [Seed::NODE_2 . '|Node 2']);
        $check->has('Everything else was changed', $stage->host->changePackage($id, [$option => [0, 2], $node['option'] => [$node['choices'][0], 0]])->message, 'another place');
        $check->is(3, count($ports($stage, $id)), 'everything else: the ports');
    },
    'ports that Change Package cannot give are said, with what was changed, and are given at the next' => static function (Check $check, Stage $stage) use ($order, $ports, $buy): void {
        [$id, $product] = $order($stage, [19 => 'QUERY_PORT={port}']);
        $option = $buy($stage, $id, $product, 'Extra Ports', 0);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $stage->panel->install((string) $stage->onlyServer($id)['uuid']);
        $stage->host->saveProduct($product, ['packageconfigoption' => [5 => '2048', 18 => '{port3}-', 19 => 'QUERY_PORT={port3}'] + Stage::OPTIONS]);
        $query = $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? null;
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'], ['method' => 'POST', 'path' => '/allocations', 'times' => 0]);
        $message = $stage->host->changePackage($id, [$option => [0, 2]])->message;
        $stage->panel->clearFaults();
        $check->has('The server was changed, but its ports are not all', $message, 'said');
        $check->lacks('No server is left', $message, 'it is there');
        $check->is([2048, "Server-$id", $query], [$stage->onlyServer($id)['memory'], $stage->onlyServer($id)['name'], $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? null], 'what was changed');
        $check->is('success', $stage->host->changePackage($id, [$option => [0, 2]])->message, 'again');
        $have = $ports($stage, $id);
        $query = $stage->onlyServer($id)['variables']['QUERY_PORT'] ?? '';
        $check->that(count($have) >= 3 && in_array((int) $query, array_slice($have, 1), true), 'ports and variable');
        $check->is("$query-$id", $stage->onlyServer($id)['name'], 'the name');
    },
    'ports by the egg\'s configuration stay, and extra ones come on top' => static function (Check $check, Stage $stage) use ($order, $ports, $buy, $deploy): void {
        $stage->panel->control('POST', 'egg-configuration', ['deployment' => ['primary' => ['start_port' => 25600, 'end_port' => 25610],
            'additional' => [['mode' => ['type' => 'range', 'start_port' => 25700, 'end_port' => 25710], 'assign_to_variable' => 'QUERY_PORT']]]]);
        [$id, $product] = $order($stage, $deploy);
        $option = $buy($stage, $id, $product, 'Extra Ports', 1);
        foreach (['create', 'create again'] as $what) {
            $stage->host->create($id);
            $check->is(3, count($ports($stage, $id)), $what);
        }
        $query = (int) ($stage->onlyServer($id)['variables']['QUERY_PORT'] ?? 0);
        $check->that($query >= 25700 && $query <= 25710, "the configuration's variable is $query");
        $stage->panel->install((string) $stage->onlyServer($id)['uuid']);
        $check->is('success', $stage->host->changePackage($id, [$option => [0, 2]])->message, 'one more');
        $check->is(4, count($ports($stage, $id)), 'two and two');
    },
    'a port that no server can have is said when the product is saved' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => [19 => 'QUERY_PORT={port500}'] + Stage::OPTIONS]);
        $page = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        $check->has('at most 100', $page, 'page');
    },
    'a required variable without default is named, with the field to fill, before anything is made' => static function (Check $check, Stage $stage): void {
        foreach (['STEAM_TOKEN', 'LICENCE'] as $name) {
            $stage->panel->control('POST', 'variable', ['env_variable' => $name, 'default_value' => '', 'rules' => ['required', 'string'], 'user_editable' => true]);
        }
        $id = $stage->order();
        $mark = $stage->panel->mark();
        $answer = $stage->host->create($id);
        foreach (['Egg Variables', 'STEAM_TOKEN', 'LICENCE'] as $word) {
            $check->has($word, $answer->message, 'all of them at once');
        }
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), 'nothing was made');
        $id = $stage->order([19 => "STEAM_TOKEN=x\nLICENCE={port}"]);
        $check->is('success', $stage->host->create($id)->message, 'given');
    },
];
