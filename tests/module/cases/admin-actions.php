<?php

/** What staff have done from the admin tab: each action, under the lock, logged, told once; and what must not happen by a form that is not whole. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$live = static function (Check $check, Stage $stage, array $options = []): int {
    $id = $stage->order($options);
    $check->is('success', $stage->host->create($id)->message, 'create');
    $stage->panel->install($stage->onlyServer($id)['uuid']);
    return $id;
};
$tab = static fn (Stage $stage, int $id): array => array_map(static fn (string $html): string => html_entity_decode($html, ENT_QUOTES), $stage->host->adminServicesTab($id));
$press = static fn (Stage $stage, int $id, string $action, array $fields = []) => $stage->host->saveAdminServicesTab(
    $id,
    $fields + ['calagopus_action' => $action, 'calagopus_service' => (string) $id]
);
$activity = static fn (Stage $stage): string => implode("\n", $stage->host->logs->activities());
$changes = static fn (Stage $stage, int $mark): array => array_values(array_filter(
    $stage->panel->log($mark),
    static fn (array $request): bool => $request['method'] !== 'GET'
));

return [
    'the tab shows usage, all addresses and in what the server differs, and applies the product' => static function (Check $check, Stage $stage) use ($live, $tab, $press): void {
        $id = $live($check, $stage);
        $fields = $tab($stage, $id);
        $check->has('Memory', $fields['Usage'] ?? '', 'usage');
        $check->has('198.51.100.1:', $fields['Address'] ?? '', 'address');
        $check->is(null, $fields['Differs from the Product'] ?? null, 'nothing differs');
        $check->has('calagopus_action', $fields['Action'] ?? '', 'actions');
        $check->lacks('value="delete"', $fields['Action'] ?? '', 'nothing is to be deleted');
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['suspended' => false, 'limits' => [
            'cpu' => 100, 'memory' => 4096, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240,
        ]]);
        $check->is('Memory: 1024 by the product, 4096 on the panel', $tab($stage, $id)['Differs from the Product'] ?? null, 'what differs');
        $press($stage, $id, 'apply');
        $check->is(1024, $stage->onlyServer($id)['memory'], 'applied');
        $fields = $tab($stage, $id);
        $check->has('Memory from 4096 to 1024', $fields['Result'] ?? '', 'what it did');
        $check->is(null, $tab($stage, $id)['Result'] ?? null, 'is told once');
    },
    'Sync records what the panel has, and changes nothing there' => static function (Check $check, Stage $stage) use ($live, $tab, $press, $changes): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update(['server_uuid' => null, 'address' => '203.0.113.9']);
        Capsule::table('tblhosting')->where('id', $id)->update(['dedicatedip' => '203.0.113.9']);
        $mark = $stage->panel->mark();
        $press($stage, $id, 'sync');
        $check->is([], $changes($stage, $mark), 'requests that change');
        $check->is([$uuid, '198.51.100.1'], [$stage->record($id)->server_uuid, $stage->record($id)->address], 'record');
        $check->is('198.51.100.1', $stage->host->service($id)->dedicatedip, 'the dedicated IP follows where it was ours');
        $check->has("Recorded: $uuid", $tab($stage, $id)['Result'] ?? '', 'result');
        Capsule::table('tblhosting')->where('id', $id)->update(['dedicatedip' => '192.0.2.7']);
        $press($stage, $id, 'sync');
        $check->is('192.0.2.7', $stage->host->service($id)->dedicatedip, 'what somebody typed stays');
    },
    'power, e-mail and installation are asked of the panel' => static function (Check $check, Stage $stage) use ($live, $press, $tab): void {
        $id = $live($check, $stage);
        foreach (['start' => '/power$', 'email' => '/email/reset-password$', 'reinstall' => '/settings/install$'] as $action => $path) {
            $mark = $stage->panel->mark();
            $press($stage, $id, $action);
            $check->has('done.', $tab($stage, $id)['Result'] ?? '', $action);
            $check->is(1, count($stage->panel->requests('POST', $path, $mark)), "$action: requests");
        }
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        $mark = $stage->panel->mark();
        $press($stage, $id, 'reinstall-empty');
        $sent = $stage->panel->requests('POST', '/settings/install$', $mark);
        $check->is('{"truncate_directory":true}', $sent[0]['body'] ?? null, 'files are deleted');
    },
    'a server is given to the client who has the service now' => static function (Check $check, Stage $stage) use ($live, $press, $tab, $activity, $changes): void {
        $id = $live($check, $stage);
        $former = $stage->onlyServer($id)['owner'];
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $stage->host->make->client(['email' => 'heir@example.com'])]);
        $press($stage, $id, 'give');
        $check->has('done.', $tab($stage, $id)['Result'] ?? '', 'result');
        $check->that($stage->onlyServer($id)['owner'] !== $former, 'another owner');
        $check->has("Service $id: \"give\" was asked for in the admin tab and done.", $activity($stage), 'the activity log');
        $mark = $stage->panel->mark();
        $press($stage, $id, 'give');
        $result = $tab($stage, $id)['Result'] ?? '';
        $check->has('is this client\'s already; nothing was given.', $result, 'given again');
        $check->lacks('was given to', $result, 'given again: nothing is claimed');
        $check->is([], $changes($stage, $mark), 'given again: requests that change');
    },
    'a server is never given to an administrator\'s account' => static function (Check $check, Stage $stage) use ($live, $press, $tab): void {
        $id = $live($check, $stage);
        $former = $stage->onlyServer($id)['owner'];
        $stage->panel->control('POST', 'user', ['email' => 'boss@example.com', 'admin' => 1]);
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $stage->host->make->client(['email' => 'boss@example.com'])]);
        $press($stage, $id, 'give');
        $check->has('administrator', $tab($stage, $id)['Result'] ?? '', 'refused in words');
        $check->is($former, $stage->onlyServer($id)['owner'], 'the owner');
    },
    'an unlinked server stays on the panel, and can be linked anew' => static function (Check $check, Stage $stage) use ($live, $press, $tab): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        $press($stage, $id, 'unlink');
        $check->is(null, $stage->onlyServer($id), 'no server bears the id');
        $check->is([null, ''], [$stage->record($id)->server_uuid, $stage->host->service($id)->dedicatedip], 'record');
        $check->is(1, count($stage->panel->state()['servers']), 'it is there still');
        $fields = $tab($stage, $id);
        $check->has($uuid, $fields['Result'] ?? '', 'the result names it');
        $check->has('calagopus_link_uuid', $fields['Link Server'] ?? '', 'linking is offered');
        $stage->host->saveAdminServicesTab($id, ['calagopus_forget' => '1']);
        $result = $tab($stage, $id)['Result'] ?? '';
        $check->has('no server on record', $result, 'an old form forgets nothing');
        $check->lacks('done.', $result, 'an old form: nothing is claimed');
        $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $uuid]);
        $check->is($uuid, $stage->onlyServer($id)['uuid'] ?? null, 'linked anew');
    },
    'what moves or deletes wants the id of this very service, and the form its token' => static function (Check $check, Stage $stage) use ($live, $press, $tab, $changes): void {
        $id = $live($check, $stage);
        $other = $live($check, $stage);
        $mark = $stage->panel->mark();
        foreach (['give', 'transfer', 'reinstall', 'reinstall-empty', 'unlink', 'delete'] as $action) {
            foreach (['' => 'none', "$other" => 'another service\'s', "0$id" => 'another spelling'] as $typed => $what) {
                $press($stage, $id, $action, ['calagopus_service' => (string) $typed, 'calagopus_node' => $action === 'transfer' ? 'node-2' : '']);
                $check->has("id, $id, typed", $tab($stage, $id)['Result'] ?? '', "$action with $what");
            }
            $press($stage, $id, $action, ['token' => '', 'calagopus_node' => 'node-2']);
            $check->has('token', $tab($stage, $id)['Result'] ?? '', "$action without a token");
            $press($stage, $id, $action, ['token' => 'wrong', 'calagopus_node' => 'node-2']);
            $check->has('token', $tab($stage, $id)['Result'] ?? '', "$action with a wrong token");
        }
        $press($stage, $id, 'apply', ['token' => '']);
        $check->has('token', $tab($stage, $id)['Result'] ?? '', 'apply without a token');
        $check->is([], $changes($stage, $mark), 'requests that change');
    },
    'applying a product wants the id where its policies would install or move, and only there' => static function (Check $check, Stage $stage) use ($live, $press, $tab, $changes): void {
        $velocity = array_column($stage->panel->api('GET', '/api/admin/nests/' . Stage::NEST . '/eggs')['json']['eggs']['data'], 'uuid', 'name')['Velocity'];
        $id = $live($check, $stage);
        $product = (int) $stage->host->service($id)->packageid;
        $apply = static function (string $typed) use ($stage, $id, $press, $tab): string {
            $press($stage, $id, 'apply', ['calagopus_service' => $typed]);
            return $tab($stage, $id)['Result'] ?? '';
        };
        $other = $live($check, $stage);
        Policies::decide("product-$product", ['egg' => 'reinstall', 'place' => 'transfer']);
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption5' => '2048']);
        $check->has('done.', $apply(''), 'neither would act');
        $check->is(2048, $stage->onlyServer($id)['memory'], 'memory');
        $mark = $stage->panel->mark();
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption2' => $velocity]);
        $node = $stage->host->make->configurableOption($product, 'Node UUID', 1, [Seed::NODE_2 . '|Node 2']);
        foreach (['', (string) $other] as $typed) {
            $check->has("would begin the installation of its egg, and that wants the service's id, $id", $apply($typed), "another egg, \"$typed\" typed");
        }
        $stage->host->make->choose($id, $node['option'], $node['choices'][0]);
        $check->has("installation of its egg and move the server, and that wants the service's id, $id", $apply(''), 'another place too');
        $check->is([], $changes($stage, $mark), 'requests that change');
        Policies::decide("product-$product", ['place' => 'refuse']);
        $check->lacks('move the server', $apply(''), 'a place that is refused');
        Policies::decide("product-$product", ['place' => 'transfer', 'egg' => 'note']);
        $check->has('would move the server, and', $apply(''), 'an egg that is a note');
        $check->has('done.', $apply((string) $id), 'with the id');
        $check->is(1, count($stage->panel->requests('POST', '/transfer$', $mark)), 'moves');
    },
    'absent, blank and unknown actions are nothing, and a link can do none' => static function (Check $check, Stage $stage) use ($live, $tab, $changes): void {
        $id = $live($check, $stage);
        $mark = $stage->panel->mark();
        foreach ([[], ['calagopus_action' => ''], ['calagopus_action' => 'terminate'], ['calagopus_action' => ['stop']]] as $fields) {
            $stage->host->saveAdminServicesTab($id, $fields + ['calagopus_service' => (string) $id]);
            $check->is(null, $tab($stage, $id)['Result'] ?? null, 'no result of ' . json_encode($fields));
        }
        $stage->host->newRequest('clientsservices.php', ['calagopus_action' => 'unlink', 'calagopus_service' => (string) $id]);
        $stage->host->callModule('calagopus', 'AdminServicesTabFieldsSave', $stage->host->paramsFor($id));
        $check->is([], $changes($stage, $mark), 'requests that change');
    },
    'what does not go together is refused in words, and nothing of it is done' => static function (Check $check, Stage $stage) use ($live, $press, $tab, $changes): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        $link = ['calagopus_link_uuid' => $uuid];
        $forget = ['calagopus_forget' => '1'];
        $mark = $stage->panel->mark();
        $both = [
            'stop with a link' => ['stop', $link], 'sync with forgetting' => ['sync', $forget], 'a link with forgetting' => ['', $link + $forget],
            'an unknown action with a link' => ['terminate', $link], 'unlink with a link' => ['unlink', $link],
        ];
        foreach ($both as $what => [$action, $fields]) {
            $press($stage, $id, $action, $fields);
            $check->has('More than one thing was asked for', $tab($stage, $id)['Result'] ?? '', $what);
            $check->is($uuid, $stage->record($id)->server_uuid, "$what: the record");
        }
        foreach (['stop' => 'that action does not move it', '' => 'no action was chosen'] as $action => $says) {
            $press($stage, $id, (string) $action, ['calagopus_node' => 'node-2']);
            $check->has($says, $tab($stage, $id)['Result'] ?? '', "a node with \"$action\"");
        }
        $check->is([], $changes($stage, $mark), 'requests that change');
    },
    'what fails is told in words, and as HTML is harmless' => static function (Check $check, Stage $stage) use ($live, $press): void {
        $id = $live($check, $stage);
        $press($stage, $id, 'transfer', ['calagopus_node' => '<script>alert(1)</script>']);
        $html = implode("\n", $stage->host->adminServicesTab($id));
        $check->has('has no node', $html, 'refused');
        $check->lacks('<script>', $html, 'markup');
    },
];
