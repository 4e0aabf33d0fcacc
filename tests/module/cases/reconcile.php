<?php

/** Reconcile: each difference between WHMCS and its panel is named with its repair, nothing is repaired, and a page that fails makes nobody missing. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;

/** bin/reconcile on this installation, which has an init.php as WHMCS has. @return array{int, string, string} status, what it printed, and on standard error */
$command = static function (Stage $stage, string ...$options): array {
    file_put_contents($stage->host->root . '/init.php', '<?php require ' . var_export(dirname(__DIR__, 2) . '/whmcs/bootstrap.php', true)
        . '; Calagopus\Tests\Whmcs\WhmcsHost::attach();');
    $php = implode(' ', array_map(escapeshellarg(...), [PHP_BINARY, ...Stage::flags(), '-d', 'calagopus.catalog_ttl=0']));
    $environment = ['PHP' => str_replace("'", '', $php), 'PATH' => (string) getenv('PATH')] + $stage->host->environment();
    $line = [dirname(__DIR__, 3) . '/bin/reconcile', '--whmcs', $stage->host->root, ...$options];
    $process = proc_open($line, [1 => ['pipe', 'w'], 2 => ['file', $errors = tempnam(sys_get_temp_dir(), 'reconcile'), 'w']], $pipes, null, $environment);
    $out = (string) stream_get_contents($pipes[1]);
    $status = proc_close($process);
    $said = (string) file_get_contents($errors);
    unlink($errors);
    return [$status, $out, $said];
};
/** @return list<array<string, string>> */
$rows = static fn (string $json): array => json_decode($json, true)['rows'] ?? [];
$kinds = static fn (array $rows, int|string $service): array => array_values(array_column(array_filter($rows, static fn (array $row): bool => $row['service'] === (string) $service), 'kind'));

return [
    'each difference is a row with its repair, and nothing is changed' => static function (Check $check, Stage $stage) use ($command, $rows, $kinds): void {
        $server = $stage->server();
        $make = static function (string $result = 'done') use ($stage, $server): int {
            $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $stage->product(), 'server' => $server]);
            $stage->host->create($id);
            $stage->panel->install((string) $stage->record($id)->server_uuid, $result);
            return $id;
        };
        $set = static fn (int $id, array $columns) => Capsule::table('tblhosting')->where('id', $id)->update($columns);
        $uuid = static fn (int $id): string => (string) $stage->record($id)->server_uuid;
        $same = $make();
        $set($over = $make(), ['domainstatus' => 'Cancelled']);
        $set($here = $make(), ['domainstatus' => 'Suspended']);
        $stage->host->suspend($there = $make());
        $set($there, ['domainstatus' => 'Active']);
        $set($pending = $make(), ['domainstatus' => 'Pending']);
        $gone = $make();
        $stage->panel->api('DELETE', '/api/admin/servers/' . $uuid($gone), ['force' => true, 'delete_backups' => true]);
        $set($moved = $make(), ['userid' => $stage->host->make->client()]);
        $failed = $make('failed');
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $asked = $make())
            ->update(['intent_origin' => $stage->panel->url, 'intent_at' => 1, 'intent_deadline' => 2]);
        $twice = $make();
        $stage->panel->control('POST', 'server', ['external_id' => (string) $twice]);
        $copy = $make();
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $copy)->update(['installation' => 'https://other.example.com']);
        $set($elsewhere = $make(), ['server' => $stage->server(['hostname' => 'other.example.com', 'disabled' => 1])]);
        $stage->panel->control('POST', 'server', ['external_id' => '4711', 'name' => "evil\n<b>name"]);
        Orphans::note($left = '4712', '3', $stage->panel->url, $stage->panel->control('POST', 'server', ['external_id' => '4712'])['uuid'], '');
        $stage->panel->control('POST', 'server', ['external_id' => null]);
        $stage->host->renew($same);
        $state = static fn (): string => (string) json_encode([$stage->panel->state()['servers'], Capsule::table('mod_calagopus_services')->get()->all()]);
        $before = $state();
        $mark = $stage->panel->mark();
        [$status, $out, $said] = $command($stage, '--json');
        $check->is(1, $status, "status; it said $said");
        $found = $rows($out);
        $expected = [
            $same => [], $over => ['over-and-still-there'], $here => ['suspended-here-alone'], $there => ['suspended-there-alone'],
            $pending => ['pending-with-server'], $gone => ['service-without-server'], $moved => ['foreign-owner'], $failed => ['install-failed'],
            $twice => ['duplicate'], $copy => ['other-installation'], $asked => ['outcome-unknown'], $elsewhere => ['other-server-entry'], 4711 => ['server-without-service'], $left => ['orphan'],
        ];
        foreach ($expected as $service => $kind) {
            $check->is($kind, $kinds($found, $service), "service $service");
        }
        $check->is(count($expected) - 1, count($found), 'rows');
        $check->is(1, json_decode($out, true)['without_id'], 'servers without an id');
        foreach ($found as $row) {
            $check->that(strlen($row['what']) > 20 && strlen($row['repair']) > 10 && !str_contains($row['what'] . $row['repair'], 'reconcile.'), "{$row['kind']}: it is told");
            $check->that(preg_match('/:[a-z]/', $row['what'] . $row['repair']) !== 1, "{$row['kind']}: no word is missing in \"{$row['what']}\"");
        }
        $check->that($before === $state(), 'nothing was changed');
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET'), 'requests that change');
        $check->is(0, Capsule::table('mod_calagopus_marks')->count(), 'the mark of the renewal is gone');
        [$status, $out] = $command($stage, '--language', 'german');
        $check->is(1, $status, 'as text');
        $check->has("over-and-still-there: Dienst $over ist Cancelled", $out, 'as text, in German');
        $check->lacks('<b>', $out, 'no markup, no line of somebody else\'s');
        [$status, $brazilian] = $command($stage, '--language', 'portuguese-br');
        $check->is(1, $status, 'a language whose name has a hyphen');
        $check->lacks("Service $over is", $brazilian, 'not in English');
        $check->lacks($stage->panel->key, $out . $said, 'the key');
    },
    'a server that bears a service\'s id does not hide that the recorded one is gone, whoever has it, and one that lost its id is named as that' => static function (Check $check, Stage $stage) use ($command, $rows, $kinds): void {
        $make = static function () use ($stage): int {
            $stage->host->create($id = $stage->order());
            $stage->panel->install((string) $stage->record($id)->server_uuid);
            return $id;
        };
        $delete = static fn (int $id) => $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->record($id)->server_uuid, ['force' => true, 'delete_backups' => true]);
        [$others, $own, $cleared, $renamed, $same] = [$make(), $make(), $make(), $make(), $make()];
        $owner = array_column($stage->panel->state()['servers'], 'owner', 'uuid')[$stage->record($own)->server_uuid];
        $delete($others);
        $delete($own);
        $stranger = $stage->panel->control('POST', 'server', ['external_id' => (string) $others])['uuid'];
        $stage->panel->control('POST', 'server', ['external_id' => (string) $own, 'owner' => $owner]);
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->record($cleared)->server_uuid, ['external_id' => null]);
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->record($renamed)->server_uuid, ['external_id' => '4711']);
        [$status, $out] = $command($stage, '--json');
        $check->is([1, []], [$status, json_decode($out, true)['problems'] ?? null], 'all could be read');
        $found = $rows($out);
        $check->is(['duplicate', 'service-without-server'], $kinds($found, $others), 'a server of somebody else');
        $check->is(['duplicate', 'service-without-server'], $kinds($found, $own), 'another of the client');
        $check->is(['server-without-its-id'], $kinds($found, $cleared), 'an id that was cleared');
        $check->is([['server-without-its-id'], ['server-without-service']], [$kinds($found, $renamed), $kinds($found, 4711)], 'an id that became another');
        $check->is([], $kinds($found, $same), 'one that is as it should be');
        $gone = array_column(array_filter($found, static fn (array $row): bool => $row['kind'] === 'service-without-server'), 'server', 'service');
        $check->is([$stage->record($others)->server_uuid, $stage->record($own)->server_uuid], [$gone[$others] ?? '', $gone[$own] ?? ''], 'the recorded ones');
        $lost = array_column($found, 'what', 'service');
        $check->has('4711', $lost[$renamed], 'the id that it bears');
        $check->lacks($stranger, $gone[$others] ?? $stranger, 'not the stranger');
    },
    'a server that another WHMCS marked is told as that one\'s, unless it is the recorded one' => static function (Check $check, Stage $stage) use ($command, $rows, $kinds): void {
        $stage->configure(['former_installations' => ['https://former.example.com']]);
        $make = static function () use ($stage): int {
            $stage->host->create($id = $stage->order());
            $stage->panel->install((string) $stage->record($id)->server_uuid);
            return $id;
        };
        $marked = static fn (int|string $id, string $installation) => $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'description' => "Service $id of $installation"])['uuid'];
        $recorded = $make();
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->record($recorded)->server_uuid, ['description' => "Service $recorded of https://other.example.com"]);
        $twice = $make();
        $marked($twice, 'https://other.example.com');
        $new = $stage->order();
        Capsule::table('tblhosting')->where('id', $new)->update(['domainstatus' => 'Active']);
        $marked($new, 'https://other.example.com');
        $waiting = $stage->order();
        $marked($waiting, 'https://other.example.com');
        $marked(4711, 'https://other.example.com/whmcs');
        $marked(4712, 'https://former.example.com/');
        Orphans::note('4713', '3', $stage->panel->url, $marked(4713, 'https://other.example.com'), '');
        [$status, $out] = $command($stage, '--json');
        $check->is([1, []], [$status, json_decode($out, true)['problems'] ?? null], 'all could be read');
        $found = $rows($out);
        $expected = [
            $recorded => [], $twice => ['other-installation'], $new => ['other-installation', 'service-without-server'], $waiting => ['other-installation'],
            4711 => ['other-installation'], 4712 => ['server-without-service'], 4713 => ['orphan'],
        ];
        foreach ($expected as $service => $kind) {
            $check->is($kind, $kinds($found, $service), "service $service");
        }
        $row = array_values(array_filter($found, static fn (array $row): bool => $row['service'] === '4711'))[0];
        $check->has('https://other.example.com/whmcs', $row['what'], 'whose it is');
        $check->has('Look whose it is', $row['repair'], 'the repair');
        $check->lacks('elete', $row['repair'], 'the repair');
    },
    'a server without a port, and one that installs for long, are named' => static function (Check $check, Stage $stage) use ($command, $rows, $kinds): void {
        $id = $stage->order();
        $stage->host->create($id);
        $stage->panel->install((string) $stage->record($id)->server_uuid);
        $server = $stage->panel->api('GET', '/api/admin/servers?page=1&per_page=100')['json']['servers']['data'][0];
        $long = ['status' => 'installing', 'created' => '2020-01-02T03:04:05.000000Z'];
        foreach (['no-port' => ['allocation' => null], 'installing-for-long' => $long] as $kind => $fields) {
            $stage->panel->clearFaults();
            $bent = ['kind' => 'field', 'path' => 'servers.data.0', 'value' => $fields + $server];
            $stage->panel->fault($bent, ['method' => 'GET', 'path' => '^/api/admin/servers\?', 'times' => 0]);
            $check->is([$kind], $kinds($rows($command($stage, '--json')[1]), $id), $kind);
        }
    },
    'a node on which new servers are made and that has few free allocations is named; a node that nothing is sold on never is' => static function (Check $check, Stage $stage) use ($command, $rows): void {
        $stage->server();
        $stage->configure(['few_allocations' => 151]);
        $full = '2eeb432f-58b5-4748-a2e0-67b85a108c43';
        $named = static function () use ($command, $stage, $rows): array {
            $found = array_filter($rows($command($stage, '--json')[1]), static fn (array $row): bool => $row['kind'] === 'node-with-few-allocations');
            return array_column($found, 'what', 'server');
        };
        $here = $stage->product([3 => Seed::NODE_1]);
        $found = $named();
        $check->is([Seed::NODE_1], array_keys($found), 'the node of a product alone');
        $check->matches('/"node-1".*: 150 /', $found[Seed::NODE_1] ?? '', 'what is told');
        $check->has('few_allocations in config.php: 151', $found[Seed::NODE_1] ?? '', 'the setting');
        Capsule::table('tblproducts')->where('id', $here)->update(['retired' => 1]);
        $check->is([], $named(), 'a product that is sold no more');
        $region = $stage->product([3 => '', 4 => strtoupper(Seed::FRANKFURT) . ', ' . Seed::NODE_1]);
        $check->is([Seed::NODE_1, Seed::NODE_2], array_keys($named()), 'a location: each of its nodes, those alone');
        $stage->panel->fault(['kind' => 'field', 'path' => 'nodes.data.0.deployment_enabled', 'value' => false], ['path' => '^/api/admin/nodes\?', 'times' => 0]);
        $check->is([Seed::NODE_2], array_keys($named()), 'one that no deployment chooses');
        $stage->panel->clearFaults();
        $stage->host->make->configurableOption($region, 'Node', 1, ["$full|Full", 'no UUID|Broken']);
        $found = $named();
        $check->is([Seed::NODE_1, Seed::NODE_2, $full], array_keys($found), 'what customers may choose');
        $check->matches('/: 0 /', $found[$full] ?? '', 'none at all');
        Capsule::table('tblproducts')->delete();
        $check->is([], $named(), 'nothing is sold');
        $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $check->is([Seed::NODE_1], array_keys($named()), 'an addon product');
        Capsule::table('tblmodule_configuration')->where('setting_name', 'configoption3')->update(['value' => 'typed wrong']);
        $check->is([], $named(), 'what is no node');
    },
    'the room of nodes costs one request and two a node, nothing where it is switched off, and what is not known is not few' => static function (Check $check, Stage $stage) use ($command): void {
        $stage->panel->reset('scale:100:20');
        $server = $stage->server();
        $product = $stage->product([3 => '', 4 => Seed::FRANKFURT]);
        for ($id = 1; $id <= 100; $id++) {
            Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active']);
        }
        $asked = static fn (int $mark): int => count($stage->panel->requests('GET', '^/api/admin/nodes', $mark));
        $run = static function (array $settings) use ($stage, $command): array {
            $stage->configure($settings);
            [$status, $out] = $command($stage, '--json');
            return [$status, array_values(array_unique(array_column(json_decode($out, true)['rows'], 'kind'))), implode(' ', json_decode($out, true)['problems'])];
        };
        $mark = $stage->panel->mark();
        $check->is([0, [], ''], $run([]), 'enough: 50 and more on each');
        $check->is(1 + 2 * 22, $asked($mark), 'requests of 22 nodes, which with 100 pages of servers are 145');
        $check->is([1, ['node-with-few-allocations'], ''], $run(['few_allocations' => 52]), 'twenty of them have 51');
        foreach (['/allocations/available', '/admin/nodes\?'] as $path) {
            $stage->panel->fault(['kind' => 'status', 'status' => 422], ['method' => 'GET', 'path' => $path, 'times' => 0]);
            [$status, $found, $problems] = $run(['few_allocations' => 52]);
            $check->is([2, []], [$status, $found], $path);
            $check->has('422', $problems, "$path: why");
            $stage->panel->clearFaults();
        }
        $mark = $stage->panel->mark();
        $check->is([0, [], ''], $run(['few_allocations' => 0]), 'switched off');
        $check->is(0, $asked($mark), 'switched off: requests');
        foreach ([-1, 'ten', 1.5, true] as $wrong) {
            $check->has('"few_allocations" is a whole number', $run(['few_allocations' => $wrong])[2], json_encode($wrong));
        }
    },
    'where nothing differs the status is 0' => static function (Check $check, Stage $stage) use ($command): void {
        $id = $stage->order();
        $stage->host->create($id);
        $stage->panel->install((string) $stage->record($id)->server_uuid);
        [$status, $out] = $command($stage);
        $check->is([0, '1 servers, 0 rows'], [$status, trim($out)], 'answer');
    },
    'whichever page cannot be had, no service is said to have no server, and the status is 2' => static function (Check $check, Stage $stage) use ($command, $rows): void {
        $stage->panel->reset('scale:230:2');
        [$server, $product] = [$stage->server(), $stage->product()];
        for ($id = 1; $id <= 230; $id++) {
            Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active']);
        }
        for ($page = 1; $page <= 3; $page++) {
            $stage->panel->clearFaults();
            $stage->panel->fault(['kind' => 'status', 'status' => 422], ['method' => 'GET', 'path' => '^/api/admin/servers\?', 'nth' => $page, 'times' => 0]);
            $mark = $stage->panel->mark();
            [$status, $out, $said] = $command($stage, '--json');
            $check->is(2, $status, "page $page: status; it said $said");
            $check->that(count($stage->panel->log($mark)) >= $page, "page $page: it was asked for");
            $check->is([], array_filter($rows($out), static fn (array $row): bool => $row['kind'] === 'service-without-server'), "page $page: rows");
            $check->that((json_decode($out, true)['problems'] ?? []) !== [], "page $page: problems");
        }
        $stage->panel->clearFaults();
        $mark = $stage->panel->mark();
        $check->is([0, 230], [$command($stage, '--json', '--server', (string) $server)[0], count($stage->panel->state()['servers'])], 'without a fault');
        $check->is(3 + 3, count($stage->panel->log($mark)), 'requests for 230 servers, and for the room of the one node on which they are sold');
    },
    'what cannot be done is said: no WHMCS there, no such server' => static function (Check $check, Stage $stage) use ($command): void {
        foreach (['klingon', 'german2', 'overrides'] as $language) {
            [$status, , $said] = $command($stage, '--language', $language);
            $check->is(2, $status, "language $language: status");
            $check->has('language', $said, "language $language: said");
            $check->lacks('no such server', $said, "language $language: nothing was compared");
        }
        [$status, , $said] = $command($stage, '--server', '99');
        $check->is(2, $status, 'no such server');
        $check->has('WHMCS has no such server', $said, 'no such server');
        exec(escapeshellarg(dirname(__DIR__, 3) . '/bin/reconcile') . ' --whmcs /nowhere 2>&1', $lines, $status);
        $check->is(2, $status, 'no WHMCS');
        $check->has('/nowhere/init.php is not there', implode("\n", $lines), 'no WHMCS');
        exec(escapeshellarg(dirname(__DIR__, 3) . '/bin/reconcile') . ' --help', $help, $status);
        $check->is(0, $status, 'help');
        $check->has('--json', implode("\n", $help), 'help');
    },
];
