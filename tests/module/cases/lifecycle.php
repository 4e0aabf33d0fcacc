<?php

/** The life of a service: what the panel holds, what is recorded, and what is shown at each step. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;

$life = static function (Check $check, Stage $stage): void {
    $id = $stage->order();
    $created = $stage->host->create($id);
    $check->is('success', $created->message, 'create');
    $server = $stage->onlyServer($id);
    $check->is("Server-$id", $server['name'] ?? null, 'name');
    $check->is(true, $server['node_knows'] ?? null, 'the node knows it');
    $record = $stage->record($id);
    $check->is([$server['uuid'], $stage->panel->url, 'https://billing.example.com', null], [
        $record->server_uuid, $record->origin, $record->installation, $record->intent_origin,
    ], 'record');
    $check->is('created', $record->owner_link, 'how the account was linked');

    $check->is('success', $stage->host->suspend($id, 'late')->message, 'suspend');
    $check->is(true, $stage->onlyServer($id)['suspended'], 'suspended');
    $check->is('success', $stage->host->suspend($id, 'late')->message, 'suspend again');
    $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend');
    $check->is(false, $stage->onlyServer($id)['suspended'], 'not suspended');

    $bigger = $stage->product([5 => '4096', 8 => '250']);
    $check->is('success', $stage->host->changePackage($id, $bigger)->message, 'change');
    $check->is([4096, 250], [(int) $stage->onlyServer($id)['memory'], (int) $stage->onlyServer($id)['cpu']], 'limits');

    $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    $check->is(null, $stage->onlyServer($id), 'gone');
    $check->is(null, $stage->record($id)->server_uuid, 'the record is empty');
    $check->is('success', $stage->host->terminate($id)->message, 'terminate again');

    $check->is('success', $stage->host->create($id)->message, 'create anew');
    $check->is(true, ($stage->onlyServer($id)['uuid'] ?? $server['uuid']) !== $server['uuid'], 'another server');
};

return [
    'a service that is not made yet has a page of its own words, whether or not WHMCS passes the status' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $params = array_diff_key($stage->host->paramsFor($id), ['status' => '']);
        $text = static fn (array $params): string => $stage->host->callModule('calagopus', 'ClientArea', $params)['templateVariables']['calagopusProblem'];
        $check->has('not set up yet', $text($params), 'without the parameter');
        $check->has('not set up yet', $text(['status' => 'Active'] + $params), 'the model goes first');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $params = array_diff_key($stage->host->paramsFor($id), ['status' => '']);
        $check->lacks('not set up yet', $text($params), 'an active one');
    },
    'created, suspended, unsuspended, changed, terminated, created anew' => $life,
    'mariadb: created, suspended, unsuspended, changed, terminated, created anew' => $life,
    'created by deployment' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([3 => '', 4 => Calagopus\Tests\Panel\Calagopus\Seed::FRANKFURT]);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->that(($stage->onlyServer($id)['allocation_ports'] ?? []) !== [], 'it has a port');
    },
    'the second service of a client needs few requests and one creation' => static function (Check $check, Stage $stage): void {
        $client = $stage->host->make->client();
        $first = $stage->order([], [], [], ['client' => $client]);
        $check->is('success', $stage->host->create($first)->message, 'first');
        $second = $stage->order([], [], [], ['client' => $client]);
        $mark = $stage->panel->mark();
        $check->is('success', $stage->host->create($second)->message, 'second');
        $check->is(1, $stage->creations($mark), 'creations');
        $check->that(count($stage->panel->log($mark)) <= 6, 'requests: ' . implode(', ', array_column($stage->panel->log($mark), 'path')));
        $check->is('created', $stage->record($second)->owner_link, 'how the account came to be linked is remembered');
    },
    'the client area is one round with a stored UUID, and shows the server' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([8 => '0', 5 => '2048']);
        $stage->host->create($id);
        $mark = $stage->panel->mark();
        $page = $stage->host->clientArea($id);
        $check->is(3, count($stage->panel->log($mark)), 'requests: the server, what it uses, its ports');
        $server = $stage->onlyServer($id);
        foreach (["Server-$id", '198.51.100.1:', '2 GB', '10 GB', 'Unlimited', 'Go to Server Panel', 'rel="noopener', $stage->panel->url] as $part) {
            $check->has($part, $page->output, 'page');
        }
        $check->that($server !== null, 'server');
    },
    'the client area says nothing technical when the panel is down' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Capsule::table('tblservers')->update(['hostname' => '127.0.0.1', 'port' => '1']);
        $output = $stage->host->clientArea($id)->output;
        $check->has('cannot be shown right now', $output, 'page');
        foreach (['127.0.0.1', 'refused', 'curl', 'UUID', 'Exception'] as $part) {
            $check->lacks($part, $output, 'page');
        }
        $check->has('127.0.0.1', $stage->host->logs->everything(), 'the module log says why');
    },
    'the client area speaks German to a German client, and an override wins' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([], ['language' => 'german']);
        $stage->host->create($id);
        $check->has('Zum Server-Panel', $stage->host->clientArea($id)->output, 'German');
        $folder = Stage::folder() . '/lang/overrides';
        mkdir($folder);
        file_put_contents("$folder/german.php", '<?php return ["client.go" => "Hinein & los"];');
        $check->has('Hinein &amp; los', $stage->host->clientArea($id)->output, 'override');
        unlink("$folder/german.php");
        rmdir($folder);
        $_SESSION['Language'] = '../../config';
        $check->has('Go to Server Panel', $stage->host->clientArea($id)->output, 'an unknown language is English');
    },
    'a theme replaces the template' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $folder = $stage->host->root . '/templates/twenty-one/modules/servers/calagopus';
        mkdir($folder, 0700, true);
        file_put_contents("$folder/overview.tpl", 'Mine: {$calagopus.name|escape} at {$calagopus.address|escape}');
        $check->matches("/Mine: Server-$id at 198\\.51\\.100\\.1:\\d+/", $stage->host->clientArea($id)->output, 'page');
    },
    'a service that has no server yet says so kindly' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->has('not set up yet', $stage->host->clientArea($id)->output, 'page');
    },
    'the admin tab shows the server, and its problems in words' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $fields = $stage->host->adminServicesTab($id);
        $check->has('calagopus_link_uuid', $fields['Link Server'] ?? null, 'without a server there is the link form');
        $stage->host->create($id);
        $fields = $stage->host->adminServicesTab($id);
        $server = $stage->onlyServer($id);
        $check->is($server['uuid'], $fields['Server UUID'] ?? null, 'uuid');
        $check->is("Server-$id", $fields['Server Name'] ?? null, 'name');
        $check->has('node-1', $fields['Node'] ?? null, 'node');
        $check->has('Ada', $fields['Owner'] ?? null, 'owner');
        $check->has('href="' . $stage->panel->url, $fields['Panel'] ?? null, 'link');
        Capsule::table('tblservers')->update(['port' => '1']);
        $check->has('text-danger', $stage->host->adminServicesTab($id)['Attention'] ?? null, 'problem');
    },
    'nothing that the panel says becomes markup' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $evil = '<script>alert("x")</script>{$smarty.version}';
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['name' => $evil]);
        $owner = $stage->onlyServer($id)['owner'];
        $stage->panel->api('PATCH', "/api/admin/users/$owner", ['name_first' => '<img src=x onerror=alert(1)>', 'name_last' => '"><b>']);
        $tab = implode("\n", $stage->host->adminServicesTab($id));
        $page = $stage->host->clientArea($id)->output;
        foreach (['<script>', '<img', '<b>'] as $part) {
            $check->lacks($part, $tab, 'tab');
            $check->lacks($part, $page, 'page');
        }
        $check->has('&lt;script&gt;', $tab, 'tab');
        $check->has('{$smarty.version}', $page, 'page');
    },
    'Terminate takes back what Create filled in' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $check->is('198.51.100.1', $stage->host->service($id)->dedicatedip, 'dedicated IP');
        $stage->host->terminate($id);
        $check->is('', $stage->host->service($id)->dedicatedip, 'dedicated IP afterwards');
        $other = $stage->order([], [], [], ['dedicatedip' => '192.0.2.7']);
        $stage->host->create($other);
        $stage->host->terminate($other);
        $check->is('192.0.2.7', $stage->host->service($other)->dedicatedip, 'one that somebody typed stays');
    },
    'the dedicated IP follows where Create makes another server, a command finds another one, or the server is given' => static function (Check $check, Stage $stage): void {
        $ip = static fn (int $id): array => [$stage->host->service($id)->dedicatedip, $stage->record($id)->address];
        $delete = static fn (int $id): array => $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['force' => true, 'delete_backups' => true]);
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is(['198.51.100.1', '198.51.100.1'], $ip($id), 'created');
        $delete($id);
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [3 => Seed::NODE_2] + Stage::OPTIONS]);
        $check->is('success', $stage->host->create($id)->message, 'create again');
        $check->is(['198.51.100.2', '198.51.100.2'], $ip($id), 'created again');
        $owner = $stage->onlyServer($id)['owner'];
        $delete($id);
        $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'owner' => $owner, 'node' => Seed::NODE_1]);
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is(['198.51.100.1', '198.51.100.1'], $ip($id), 'found');
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update(['address' => '203.0.113.9']);
        Capsule::table('tblhosting')->where('id', $id)->update(['dedicatedip' => '203.0.113.9', 'userid' => $stage->host->make->client(['email' => 'heir@example.com'])]);
        $check->is('success', $stage->host->unsuspend($id)->message, 'a command that gives it');
        $check->that($stage->onlyServer($id)['owner'] !== $owner, 'given');
        $check->is(['198.51.100.1', '198.51.100.1'], $ip($id), 'what was recorded last');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is(['', null], $ip($id), 'terminated');
    },
    'a second Create leaves an address that somebody typed, and fills in one that was emptied' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        foreach (['192.0.2.7' => '192.0.2.7', '' => '198.51.100.1'] as $typed => $kept) {
            Capsule::table('tblhosting')->where('id', $id)->update(['dedicatedip' => $typed]);
            $check->is('success', $stage->host->create($id)->message, "create over \"$typed\"");
            $check->is($kept, $stage->host->service($id)->dedicatedip, "over \"$typed\"");
        }
    },
    'ChangePackage leaves a variable that the customer changed' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([19 => "SERVER_JARFILE=a.jar\nMINECRAFT_VERSION=1.20"]);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->has('a.jar', $stage->record($id)->variables, 'applied variables are recorded');
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->api('PUT', "/api/admin/servers/$uuid/variables", ['variables' => [['env_variable' => 'SERVER_JARFILE', 'value' => 'mine.jar']]]);
        $bigger = $stage->product([19 => "SERVER_JARFILE=b.jar\nMINECRAFT_VERSION=1.21"]);
        $check->is('success', $stage->host->changePackage($id, $bigger)->message, 'change');
        $variables = (array) $stage->onlyServer($id)['variables'];
        $check->is(['mine.jar', '1.21'], [$variables['SERVER_JARFILE'] ?? null, $variables['MINECRAFT_VERSION'] ?? null], 'variables');
        $check->has('b.jar', $stage->record($id)->variables, 'the new ones are recorded');
    },
    'a server that was made by the former module is taken over as it is' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Capsule::table('mod_calagopus_services')->delete();
        $check->is('success', $stage->host->suspend($id)->message, 'suspend without a record');
        $check->is($stage->onlyServer($id)['uuid'], $stage->record($id)->server_uuid, 'recorded on the way');
    },
    'an existing server is linked by its UUID' => static function (Check $check, Stage $stage): void {
        $first = $stage->order();
        $stage->host->create($first);
        $server = $stage->onlyServer($first);
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => null]);
        Capsule::table('mod_calagopus_services')->delete();
        $id = $stage->order([], [], [], ['client' => (int) $stage->host->service($first)->userid]);
        $url = $stage->panel->url;
        $mark = $stage->panel->mark();
        foreach (['no uuid', substr($server['uuid'], 0, 8), "{$server['uuid']}0", "{{$server['uuid']}}", "$url/server/" . substr($server['uuid'], 0, 8), "$url/", $url] as $typed) {
            $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $typed]);
            $check->has('not a whole UUID', implode(' ', $stage->host->adminServicesTab($id)), "refused in words: $typed");
        }
        foreach (['https://other.example.com', "$url.example.com", str_replace('http:', 'https:', $url), "$url@other.example.com"] as $panel) {
            $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => "$panel/server/{$server['uuid']}"]);
            $check->has("address of another panel than $url", implode(' ', $stage->host->adminServicesTab($id)), "refused in words: $panel");
        }
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), 'nothing was asked');
        $check->lacks('not a whole UUID', implode(' ', $stage->host->adminServicesTab($id)), 'said once');
        $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => " {$server['uuid']} "]);
        $check->is($server['uuid'], $stage->onlyServer($id)['uuid'] ?? null, 'linked');
        $check->is($server['uuid'], $stage->record($id)->server_uuid ?? null, 'recorded');
        $check->is('success', $stage->host->suspend($id)->message, 'it is the service\'s now');
    },
    'a server is linked however its UUID was typed or copied from the panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $uuid = $stage->onlyServer($id)['uuid'];
        $url = $stage->panel->url;
        foreach ([strtoupper($uuid), "\t$uuid\r\n", "\u{a0}$uuid\u{200b}", "$url/server/$uuid", "$url/admin/servers/$uuid/", strtoupper("$url/SERVER/$uuid") . '?page=1#files', " $url/server/$uuid/files "] as $typed) {
            $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'unlink', 'calagopus_service' => (string) $id]);
            $check->is(null, $stage->record($id)->server_uuid, 'unlinked');
            $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $typed]);
            $check->is($uuid, $stage->record($id)->server_uuid, $typed);
        }
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'unlink', 'calagopus_service' => (string) $id]);
        preg_match('/<input[^>]*calagopus_link_uuid[^>]*>/', implode(' ', $stage->host->adminServicesTab($id)), $input);
        $check->matches('/maxlength="([3-9][0-9]{2})"/', $input[0] ?? '', 'the field does not cut an address');
    },
    'a server that is gone with its panel is forgotten from the admin tab, and made anew' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $other = Calagopus\Tests\Panel\Simulator::start();
        Capsule::table('tblservers')->update(['port' => (string) $other->port]);
        $check->is(false, $stage->host->create($id)->success, 'before');
        $check->has('calagopus_forget', implode(' ', $stage->host->adminServicesTab($id)), 'the tab offers it');
        $mark = $stage->panel->mark();
        $stage->host->saveAdminServicesTab($id, ['calagopus_forget' => '1']);
        $check->is([null, null], [$stage->record($id)->server_uuid, $stage->record($id)->origin], 'record');
        $check->is('', $stage->host->service($id)->dedicatedip, 'dedicated IP');
        $check->is([], $stage->panel->log($mark), 'no panel was asked');
        $check->is('success', $stage->host->create($id)->message, 'after');
        $check->is(1, count($other->serversOf((string) $id)), 'on the new panel');
        $other->stop();
    },
    'Test Connection says what is right and what is wrong' => static function (Check $check, Stage $stage): void {
        $check->is(true, $stage->host->testConnection($stage->server())['success'], 'right key');
        $wrong = $stage->host->testConnection($stage->server(['password' => str_repeat('x', 48)]));
        $check->is(false, $wrong['success'], 'wrong key');
        $check->has('key', $wrong['error'], 'wrong key');
        $none = $stage->host->testConnection($stage->server(['hostname' => '']));
        $check->has('Hostname', $none['error'], 'no host');
        $closed = $stage->host->testConnection($stage->server(['port' => '1']));
        $check->is(false, $closed['success'], 'nobody listens');
        $key = $stage->panel->control('POST', 'key', ['permissions' => ['servers.read']])['key'];
        $weak = $stage->host->testConnection($stage->server(['password' => $key]));
        $check->is(false, $weak['success'], 'weak key');
        $check->has('permission', $weak['error'], 'weak key');
    },
];
