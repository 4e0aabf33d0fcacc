<?php

/** A customer who writes another customer's UUID wherever one can be written reaches nothing of it. */

declare(strict_types=1);

use Calagopus\Ref;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use WHMCS\Database\Capsule;

/** The victim's server, and a thief's service whose custom field names it. @return array{int, array<string, mixed>, int} */
$rob = static function (Stage $stage, string $spelling = '%s'): array {
    $victim = $stage->live('calagopus', ['email' => 'victim@example.com']);
    $server = $stage->panel->serversOf((string) $victim)[0];
    $thief = $stage->order('calagopus', ['email' => 'thief@example.com']);
    $field = $stage->host->make->customField('product', (int) $stage->host->service($thief)->packageid, 'Server UUID');
    $stage->host->make->customFieldValue($field, $thief, sprintf($spelling, $server['uuid']));
    return [$victim, $server, $thief];
};

/** The columns of a server that anything could have changed. */
$state = static fn (Stage $stage, string $uuid): array => array_diff_key(
    array_column($stage->panel->state()['servers'], null, 'uuid')[$uuid] ?? ['gone' => true],
    ['updated' => 0, 'created' => 0]
);

/** The customer presses Kill on the page of a service; nothing may come of it, unless it may. */
$press = static function (Stage $stage, int $id, bool $mayChange = false): string {
    $form = ['token' => $stage->host->tokens->generate('plain'), 'id' => (string) $id, 'modop' => 'custom', 'a' => 'ClientKill'];
    $mark = $stage->panel->mark();
    $said = (string) $stage->host->clientArea($id, 'twenty-one', [], $form)->custom?->message;
    $changes = array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET');
    if (!$mayChange && $changes !== []) {
        throw new LogicException('the panel was asked: ' . implode(', ', array_column($changes, 'path')));
    }
    return $said;
};

return [
    'another customer\'s UUID in the custom field is no way to that server' => static function (Check $check, Stage $stage) use ($rob, $state): void {
        [, $server, $thief] = $rob($stage);
        $before = $state($stage, $server['uuid']);
        $mark = $stage->panel->mark();
        foreach (['suspend', 'unsuspend', 'terminate'] as $action) {
            $stage->host->$action($thief);
            Capsule::table('tblhosting')->where('id', $thief)->update(['domainstatus' => 'Active']);
        }
        $stage->host->changePackage($thief, $stage->product('calagopus', [5 => '64']));
        $output = $stage->host->clientArea($thief)->output;
        $tab = implode(' ', $stage->host->adminServicesTab($thief));
        $check->lacks($server['name'], $output . $tab, 'what the thief sees');
        $check->lacks($server['uuid'], $output, 'the thief\'s page');
        $check->is($before, $state($stage, $server['uuid']), 'the victim\'s server');
        $writes = array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET');
        $check->is([], array_values($writes), 'what the panel was asked to change');
        $check->is('success', $stage->host->create($thief)->message, 'the thief gets a server of their own');
        $check->is($before, $state($stage, $server['uuid']), 'the victim\'s server after Create');
        $check->that($stage->panel->serversOf((string) $thief)[0]['uuid'] !== $server['uuid'], 'it is another one');
    },
    'nor with spaces, capitals, or a path around it' => static function (Check $check, Stage $stage) use ($rob, $state): void {
        foreach ([" %s\n", '../servers/%s', '%s/../../users', '%s?x=1', '{%s}'] as $spelling) {
            $stage->panel->reset();
            [, $server, $thief] = $rob($stage, $spelling);
            $before = $state($stage, $server['uuid']);
            $mark = $stage->panel->mark();
            foreach (['suspend', 'terminate'] as $action) {
                $stage->host->$action($thief);
            }
            $check->is($before, $state($stage, $server['uuid']), $spelling);
            foreach ($stage->panel->log($mark) as $request) {
                $check->matches('~^/api/admin/servers/(external/\d+|[0-9a-f-]{36})$~', $request['path'], "$spelling: path");
                $check->is('GET', $request['method'], "$spelling: method");
            }
        }
    },
    'linking by hand refuses a server of another client, and one that has an id' => static function (Check $check, Stage $stage) use ($state): void {
        $victim = $stage->live('calagopus', ['email' => 'victim@example.com']);
        $server = $stage->panel->serversOf((string) $victim)[0];
        $thief = $stage->order('calagopus', ['email' => 'thief@example.com']);
        $before = $state($stage, $server['uuid']);
        $stage->host->saveAdminServicesTab($thief, ['calagopus_link_uuid' => $server['uuid']]);
        $check->is($before, $state($stage, $server['uuid']), 'it has an id already');
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => null]);
        $before = $state($stage, $server['uuid']);
        $stage->host->saveAdminServicesTab($thief, ['calagopus_link_uuid' => $server['uuid']]);
        $check->is($before, $state($stage, $server['uuid']), 'it belongs to another client');
        $check->has('text-danger', implode(' ', $stage->host->adminServicesTab($thief)), 'the refusal is shown');
    },
    'an id that a customer got onto another server does not make it theirs' => static function (Check $check, Stage $stage) use ($state): void {
        $victim = $stage->live('calagopus', ['email' => 'victim@example.com']);
        $server = $stage->panel->serversOf((string) $victim)[0];
        $thief = $stage->order('calagopus', ['email' => 'thief@example.com']);
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => (string) $thief]);
        $before = $state($stage, $server['uuid']);
        foreach (['create', 'suspend', 'terminate'] as $action) {
            $check->is(false, $stage->host->$action($thief)->success, $action);
        }
        $check->lacks($server['name'], $stage->host->clientArea($thief)->output, 'the thief\'s page');
        $check->is($before, $state($stage, $server['uuid']), 'the victim\'s server');
    },
    'an addon is never its parent\'s server, whatever its field says' => static function (Check $check, Stage $stage) use ($state): void {
        $parent = $stage->live('calagopus');
        $server = $stage->panel->serversOf((string) $parent)[0];
        $before = $state($stage, $server['uuid']);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus']);
        $field = $stage->host->make->customField('addon', $offer, 'Server UUID');
        $addon = $stage->host->make->addon(['service' => $parent, 'offer' => $offer]);
        $stage->host->make->customFieldValue($field, $addon, $server['uuid']);
        $target = Calagopus\Tests\Whmcs\Target::addon($addon);
        foreach (['suspend', 'terminate'] as $action) {
            $stage->host->$action($target);
        }
        $check->is($before, $state($stage, $server['uuid']), 'the parent\'s server');
    },
    'a description that the customer wrote counts for nothing once the server is on record' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        foreach (["Service $id of https://elsewhere.example.net", 'Service 999 of https://billing.example.com', ''] as $text) {
            $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['description' => $text]);
            $check->is('success', $stage->host->suspend($id)->message, "suspend: $text");
            $check->is('success', $stage->host->unsuspend($id)->message, "unsuspend: $text");
        }
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    },
    'the customer\'s buttons reach no other server, whatever the field says' => static function (Check $check, Stage $stage) use ($rob, $state, $press): void {
        [$victim, $server, $thief] = $rob($stage);
        Capsule::table('tblhosting')->where('id', $thief)->update(['domainstatus' => 'Active']);
        $before = $state($stage, $server['uuid']);
        $check->has('was not found', $press($stage, $thief), 'another customer\'s UUID');
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => (string) $thief]);
        $check->has('was not found', $press($stage, $thief), 'a server that got the service\'s id');
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => (string) $victim]);
        $check->is($before, $state($stage, $server['uuid']), 'the victim\'s server');
        foreach (['Start', 'Kill', 'Reinstall'] as $function) {
            $mark = $stage->panel->mark();
            $check->is(false, $stage->host->customButton($thief, $function, 'admin')->success, "$function by staff");
            $check->is([], array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET'), "$function by staff: changes");
        }
    },
    'the customer\'s buttons do nothing on a service that is not active, not theirs, or another installation\'s' => static function (Check $check, Stage $stage) use ($press): void {
        $id = $stage->live('calagopus');
        foreach (['Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud', 'Completed', ''] as $status) {
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $check->has('is not active', $press($stage, $id), "status $status");
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $_SESSION['uid'] = $stage->host->make->client();
        $stage->host->newRequest('clientarea.php', [], ['token' => $stage->host->tokens->generate('plain')]);
        $mark = $stage->panel->mark();
        $said = $stage->host->callModule('calagopus', 'ClientKill', $stage->host->paramsFor($id));
        $check->has('may not manage', $said, 'another client is logged in');
        $check->is([], $stage->panel->log($mark), 'another client: requests');
        WHMCS\Config\Setting::setValue('SystemURL', 'https://staging.example.net/');
        $check->has('was not found', $press($stage, $id), 'another installation');
        Capsule::table('mod_calagopus_services')->delete();
        $check->has('was not found', $press($stage, $id), 'another installation without a record');
        WHMCS\Config\Setting::setValue('SystemURL', 'https://billing.example.com/');
        $check->is('success', $press($stage, $id, true), 'its own');
    },
    'a former owner sees nothing of a server that was given away, and presses nothing; staff and the billing go on' => static function (Check $check, Stage $stage) use ($press): void {
        $id = $stage->live('calagopus');
        $check->is('success', $press($stage, $id, true), 'the owner');
        $other = $stage->live('calagopus', ['email' => 'other@example.com']);
        $server = $stage->panel->serversOf((string) $id)[0];
        $check->has($server['name'], $stage->host->clientArea($id)->output, 'the owner sees it');
        $newOwner = $stage->panel->api('GET', '/api/admin/servers/' . $stage->panel->serversOf((string) $other)[0]['uuid'])['json']['server']['owner']['uuid'];
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['owner_uuid' => $newOwner]);
        // What was shown is kept for seconds; a change that the module makes lets it go.
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend');
        $page = $stage->host->clientArea($id)->output;
        foreach ([$server['name'], $server['uuid'], 'ClientKill'] as $what) {
            $check->lacks($what, $page, 'the former owner\'s page');
        }
        $check->has('is in another account now', $page, 'the former owner is told');
        $check->has('was not found', $press($stage, $id), 'the former owner presses Kill');
        $check->has($server['name'], implode(' ', $stage->host->adminServicesTab($id)), 'the admin tab');
        $check->is('success', $stage->host->customButton($id, 'Stop', 'admin')->message, 'staff press Stop');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    },
    'power and reinstallation act on one\'s own server alone' => static function (Check $check, Stage $stage): void {
        $victim = $stage->live('calagopus', ['email' => 'victim@example.com']);
        $uuid = $stage->panel->serversOf((string) $victim)[0]['uuid'];
        $mark = $stage->panel->mark();
        $thief = new Ref('4711', $uuid, null, '4711');
        foreach (
            [
            static fn () => $stage->direct()->power($thief, Calagopus\PowerAction::Kill), static fn () => $stage->direct()->reinstall($thief, true),
            static fn () => $stage->direct()->live($thief), static fn () => $stage->direct()->change($thief, Stage::spec()),
            ] as $number => $call
        ) {
            try {
                $call();
                $check->problem("call $number went through");
            } catch (Calagopus\Exception $refusal) {
                $check->that(in_array($refusal->reason->value, ['server-not-found', 'foreign-server'], true), "call $number: {$refusal->reason->value}");
            }
        }
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET'), 'requests that change');
    },
];
