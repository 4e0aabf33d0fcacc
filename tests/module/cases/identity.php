<?php

/** Whose server is meant: an addon has one of its own, and nothing done to it touches its parent's. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;

$addonOf = static function (Stage $stage, int $service): int {
    $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
    return $stage->host->make->addon(['service' => $service, 'offer' => $offer]);
};

return [
    'what a service or an addon is known by is read as it was made, and nothing else is' => static function (Check $check): void {
        require_once Stage::folder() . '/lib/autoload.php';
        $read = static fn (string $key): array => [ServiceKey::service($key), ServiceKey::addon($key)];
        $check->is([[17, null], [null, 5]], [$read(ServiceKey::make(17, false)), $read(ServiceKey::make(5, true))], 'as it was made');
        foreach (['', '0', '017', '-1', '1.5', ' 1', "1\n", '1234567890123456789', 'addon-', 'addon-0', 'addon-05', 'addon-x', 'Addon-5', 'addon-5-6', 'x'] as $none) {
            $check->is([null, null], $read($none), "\"$none\"");
        }
        $keys = ['3', 'addon-4', 'x', '17', 'addon-0', 'addon-9'];
        $check->is([[3, 17], [4, 9]], [ServiceKey::ids($keys, false), ServiceKey::ids($keys, true)], 'of each kind');
    },
    'terminating an addon leaves its parent\'s server' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->order();
        $addon = $addonOf($stage, $service);
        $check->is('success', $stage->host->create($service)->message, 'parent');
        $check->is('success', $stage->host->create(Target::addon($addon))->message, 'addon');
        $parent = $stage->onlyServer($service)['uuid'];
        $check->is(true, ($stage->onlyServer("addon-$addon")['uuid'] ?? $parent) !== $parent, 'two servers');
        $check->is('success', $stage->host->suspend(Target::addon($addon))->message, 'suspend the addon');
        $check->is([false, true], [$stage->onlyServer($service)['suspended'], $stage->onlyServer("addon-$addon")['suspended']], 'suspended');
        $check->is('success', $stage->host->terminate(Target::addon($addon))->message, 'terminate the addon');
        $check->is(null, $stage->onlyServer("addon-$addon"), 'the addon\'s is gone');
        $check->is($parent, $stage->onlyServer($service)['uuid'] ?? null, 'the parent\'s is there');
        $check->is($parent, $stage->record($service)->server_uuid, 'and recorded');
    },
    'a service that was moved to another client before servers went along ties that client to nobody\'s account, and its next order goes through' => static function (Check $check, Stage $stage): void {
        $service = $stage->order();
        $check->is('success', $stage->host->create($service)->message, 'create');
        $old = (string) $stage->host->service($service)->userid;
        $new = $stage->host->make->client(['email' => 'new-owner@example.com']);
        WHMCS\Database\Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $new]);
        WHMCS\Database\Capsule::table('mod_calagopus_services')->where('service_key', (string) $service)->update(['client_id' => (string) $new]);
        $check->is('success', $stage->host->create($service)->message, 'Create after the move');
        $check->has("of client $old, but the service is client $new's", $stage->host->logs->everything(), 'it is said');
        $check->is([(string) $new, null], [$stage->record($service)->client_id, $stage->record($service)->owner_uuid], 'the record');
        $params = ['server' => (int) $stage->host->service($service)->server, 'product' => (int) $stage->host->service($service)->packageid];
        $next = $stage->host->make->service(['client' => $new] + $params);
        $check->is('success', $stage->host->create($next)->message, 'the new client\'s next order');
        $check->is((string) $new, $stage->onlyServer($next)['owner_external_id'] ?? $stage->panel->api('GET', '/api/admin/servers/external/' . $next)['json']['server']['owner']['external_id'], 'in its own account');
        WHMCS\Database\Capsule::table('mod_calagopus_services')->where('service_key', (string) $service)->update(['owner_uuid' => $stage->panel->api('GET', '/api/admin/users/external/' . $old)['json']['user']['uuid'], 'updated_at' => '2099-01-01 00:00:00']);
        $third = $stage->host->make->service(['client' => $new] + $params);
        $check->is('success', $stage->host->create($third)->message, 'with a record of an earlier version');
    },
    'each command that finds the server of a service that was moved before servers went along says whose account it is in, also where the server is on record' => static function (Check $check, Stage $stage): void {
        $service = $stage->order();
        $stage->host->create($service);
        $new = $stage->host->make->client(['email' => 'new-owner@example.com']);
        WHMCS\Database\Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $new]);
        WHMCS\Database\Capsule::table('mod_calagopus_services')->where('service_key', (string) $service)->update(['client_id' => (string) $new]);
        $product = (int) $stage->host->service($service)->packageid;
        $said = 0;
        foreach (['create' => [], 'suspend' => [], 'unsuspend' => [], 'changePackage' => [$product]] as $command => $more) {
            $check->is('success', $stage->host->$command($service, ...$more)->message, $command);
            $check->is(++$said, substr_count($stage->host->logs->everything(), "but the service is client $new's"), "$command says it once");
        }
    },
    'terminating an addon that never had a server leaves its parent\'s' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->order();
        $addon = $addonOf($stage, $service);
        $stage->host->create($service);
        $stage->host->terminate(Target::addon($addon));
        $check->that($stage->onlyServer($service) !== null, 'the parent\'s is there');
    },
    'an addon without its model is told by its id, and never taken for its parent' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->order();
        $addon = $addonOf($stage, $service);
        $stage->host->create($service);
        $stage->host->create(Target::addon($addon));
        $params = ['model' => null] + $stage->host->paramsFor(Target::addon($addon));
        $check->is('success', $stage->host->callModule('calagopus', 'TerminateAccount', $params), 'terminate');
        $check->is(null, $stage->onlyServer("addon-$addon"), 'the addon\'s is gone');
        $check->that($stage->onlyServer($service) !== null, 'the parent\'s is there');
    },
    'an addon\'s id that is none is refused, and its parent left alone' => static function (Check $check, Stage $stage): void {
        $service = $stage->order();
        $stage->host->create($service);
        $params = ['model' => null] + $stage->host->paramsFor($service);
        foreach (['5x', [5], -5, 1.5, true, 'addon-5'] as $id) {
            $check->has('addonId', $stage->host->callModule('calagopus', 'TerminateAccount', ['addonId' => $id] + $params), json_encode($id));
        }
        $check->that($stage->onlyServer($service) !== null, 'the parent\'s is there');
        foreach ([null, '', 0, '0', false] as $none) {
            $check->is('success', $stage->host->callModule('calagopus', 'SuspendAccount', ['addonId' => $none] + $params), json_encode($none) . ' is no addon');
        }
    },
    'a model that is neither, or another service\'s, is refused' => static function (Check $check, Stage $stage): void {
        $service = $stage->order();
        $other = $stage->order();
        $stage->host->create($service);
        $stage->host->create($other);
        $params = $stage->host->paramsFor($service);
        foreach ([new stdClass(), 'service', $stage->host->service($other), 5] as $model) {
            $answer = $stage->host->callModule('calagopus', 'TerminateAccount', ['model' => $model] + $params);
            $check->has('nothing was done', $answer, get_debug_type($model));
        }
        $check->that($stage->onlyServer($service) !== null && $stage->onlyServer($other) !== null, 'both are there');
    },
    'the typed UUID of somebody else\'s server opens nothing' => static function (Check $check, Stage $stage): void {
        $victim = $stage->order();
        $stage->host->create($victim);
        $uuid = $stage->onlyServer($victim)['uuid'];
        $thief = $stage->order();
        $field = $stage->host->make->customField('product', (int) $stage->host->service($thief)->packageid, 'Server UUID');
        $stage->host->make->customFieldValue($field, $thief, $uuid);
        $check->lacks("Server-$victim", $stage->host->clientArea($thief)->output, 'page');
        $check->that($stage->host->suspend($thief)->success === false, 'suspend');
        $check->that($stage->host->changePackage($thief, $stage->product([5 => '2048']))->success === false, 'change');
        $stage->host->terminate($thief);
        $check->is([$uuid, false], [$stage->onlyServer($victim)['uuid'] ?? null, $stage->onlyServer($victim)['suspended']], 'untouched');
    },
    'an unmarked server of another installation, with the same small ids, is left alone' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([], ['email' => 'bob@example.com']);
        $client = (string) $stage->host->service($id)->userid;
        $alice = $stage->panel->control('POST', 'user', ['external_id' => $client, 'email' => 'alice@example.com'])['uuid'];
        $uuid = $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'owner' => $alice, 'name' => 'Theirs'])['uuid'];
        $mark = $stage->panel->mark();
        foreach (['create', 'suspend', 'unsuspend', 'terminate'] as $action) {
            $answer = $stage->host->$action($id)->message;
            $check->has('left alone', $answer, $action);
            $check->lacks('@', $answer, "$action: an address");
        }
        $check->has('left alone', $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid)->message, 'change');
        $check->lacks('Theirs', $stage->host->clientArea($id)->output, 'client area');
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), 'changes');
        $check->is($uuid, $stage->onlyServer($id)['uuid'] ?? null, 'it is there');
    },
    'a client without an e-mail address proves nothing by it: an unmarked server of the same small ids is left alone' => static function (Check $check, Stage $stage): void {
        $blank = static fn (int $client): int => Capsule::table('tblclients')->where('id', $client)->update(['email' => '']);
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $blank((int) $stage->host->service($id)->userid);
        foreach (['suspend', 'unsuspend', 'terminate'] as $action) {
            $check->is('success', $stage->host->$action($id)->message, "$action: a recorded server needs no other proof");
        }

        $id = $stage->order([], ['email' => 'bob@example.com']);
        $client = (string) $stage->host->service($id)->userid;
        $alice = $stage->panel->control('POST', 'user', ['external_id' => $client, 'email' => 'alice@example.com'])['uuid'];
        $uuid = $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'owner' => $alice, 'name' => 'Theirs'])['uuid'];
        $blank((int) $client);
        $mark = $stage->panel->mark();
        foreach (['suspend', 'unsuspend', 'terminate'] as $action) {
            $check->has('left alone', $stage->host->$action($id)->message, $action);
        }
        $check->lacks('Theirs', $stage->host->clientArea($id)->output, 'client area');
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), 'changes');
        $check->is($uuid, $stage->onlyServer($id)['uuid'] ?? null, 'it is there');
    },
    'a server with the service\'s id that belongs to another client is left alone' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stranger = $stage->panel->control('POST', 'user', ['external_id' => '987'])['uuid'];
        $uuid = $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'owner' => $stranger, 'name' => 'Theirs'])['uuid'];
        foreach (['create', 'suspend', 'unsuspend', 'terminate'] as $action) {
            $check->has('It was left alone', $stage->host->$action($id)->message, $action);
        }
        $check->has('left alone', $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid)->message, 'change');
        $check->lacks('Theirs', $stage->host->clientArea($id)->output, 'client area');
        $check->is($uuid, $stage->onlyServer($id)['uuid'] ?? null, 'it is there');
        $check->is([], $stage->panel->requests('PATCH', ''), 'changes');
    },
    'a client never gets an administrator\'s account, nor one of another client' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'user', ['email' => 'boss@example.com', 'username' => 'boss', 'admin' => true]);
        $id = $stage->order([], ['email' => 'boss@example.com']);
        $check->is(false, $stage->host->create($id)->success, 'administrator');
        $stage->panel->control('POST', 'user', ['email' => 'other@example.com', 'username' => 'other', 'external_id' => '999']);
        $id = $stage->order([], ['email' => 'other@example.com']);
        $check->is(false, $stage->host->create($id)->success, 'another client');
        $check->is([], $stage->panel->state()['servers'], 'servers');
    },
];
