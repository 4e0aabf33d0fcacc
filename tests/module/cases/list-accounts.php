<?php

/** ListAccounts, by which WHMCS's Server Sync terminates what a list misses: nothing is listed as missing that is not known to be gone. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

/** Services 1 … whose servers the seed holds, with the field and its value, as WHMCS has them. @return array{int, int, array<int, string>} server, field, UUIDs by service */
$sell = static function (Stage $stage, int $count): array {
    $stage->panel->reset("scale:$count:2");
    $server = $stage->server();
    $product = $stage->product();
    $field = $stage->host->make->customField('product', $product, 'Server UUID');
    foreach ($stage->panel->state()['servers'] as $one) {
        $uuids[(int) $one['external_id']] = $one['uuid'];
    }
    for ($id = 1; $id <= $count; $id++) {
        $rows[] = ['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => $id % 3 === 0 ? 'Suspended' : 'Active',
            'domain' => "d$id.example.com", 'username' => "u$id", 'dedicatedip' => '192.0.2.1', 'regdate' => '2026-01-02'];
        $values[] = ['fieldid' => $field, 'relid' => $id, 'value' => $uuids[$id]];
    }
    foreach (['tblhosting' => $rows, 'tblcustomfieldsvalues' => $values] as $table => $all) {
        foreach (array_chunk($all, 50) as $chunk) {
            Capsule::table($table)->insert($chunk);
        }
    }
    return [$server, $field, $uuids];
};

/** @return list<string> UUIDs of services that a sync would take for missing */
$missing = static fn (array $answer, array $uuids): array => $answer['success'] === true
    ? array_values(array_diff($uuids, array_column($answer['accounts'], 'uniqueIdentifier'))) : [];

return [
    'a list has every service\'s server with what WHMCS says of it, so that a sync changes nothing' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server, , $uuids] = $sell($stage, 3);
        $stage->panel->control('POST', 'server', ['external_id' => 'addon-1']);
        $stage->panel->control('POST', 'server', ['external_id' => '77']);
        $stage->panel->control('POST', 'server', ['external_id' => null]);
        $mark = $stage->panel->mark();
        $answer = $stage->host->listAccounts($server);
        $check->is(true, $answer['success'], 'success');
        $check->is(3, count($answer['accounts'] ?? []), 'addons\', strangers\' and nobody\'s servers are left out');
        foreach ($answer['accounts'] ?? [] as $account) {
            $id = (int) array_search($account['uniqueIdentifier'], $uuids, true);
            $check->is(
                ["u$id", "d$id.example.com", Stage::OPTIONS[2], '192.0.2.1', '2026-01-02 00:00:00', 'Active'],
                [$account['username'], $account['domain'], $account['product'], $account['primaryip'], $account['created'], $account['status']],
                "service $id"
            );
        }
        $check->is(1, count($stage->panel->log($mark)), 'requests');
        $meta = $stage->host->callModule('calagopus', 'MetaData');
        $check->is(
            ['Server UUID', 'customfield.Server UUID', 'configoption2'],
            [$meta['ListAccountsUniqueIdentifierDisplayName'], $meta['ListAccountsUniqueIdentifierField'], $meta['ListAccountsProductField']],
            'MetaData'
        );
    },
    'whichever page cannot be had, no service is missing' => static function (Check $check, Stage $stage) use ($sell, $missing): void {
        [$server, , $uuids] = $sell($stage, 430);
        $check->is([], $missing($stage->host->listAccounts($server), $uuids), 'without a fault');
        $faults = [['kind' => 'status', 'status' => 500], ['kind' => 'status', 'status' => 200, 'content_type' => 'text/html', 'body' => '<h1>gone fishing</h1>'], ['kind' => 'close']];
        for ($page = 1; $page <= 5; $page++) {
            foreach ($faults as $fault) {
                $stage->panel->clearFaults();
                $stage->panel->fault($fault, ['method' => 'GET', 'path' => '^/api/admin/servers\?', 'nth' => $page, 'times' => 0]);
                $mark = $stage->panel->mark();
                $answer = $stage->host->listAccounts($server);
                $check->that(count($stage->panel->log($mark)) >= $page, "page $page, {$fault['kind']}: it was asked for");
                $check->is([], $missing($answer, $uuids), "page $page, {$fault['kind']}");
                $check->is(false, $answer['success'], "page $page, {$fault['kind']}: nothing is listed");
                $check->that(($answer['error'] ?? '') !== '' && !isset($answer['accounts']), "page $page, {$fault['kind']}: the error");
            }
        }
    },
    'a server that no page had is asked for, and only what the panel has no more is missing' => static function (Check $check, Stage $stage) use ($sell, $missing): void {
        [$server, , $uuids] = $sell($stage, 4);
        $stage->panel->api('DELETE', "/api/admin/servers/$uuids[4]", ['force' => true, 'delete_backups' => true]);
        $check->is([$uuids[4]], $missing($stage->host->listAccounts($server), $uuids), 'one is gone');
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['method' => 'GET', 'path' => '^/api/admin/servers/', 'times' => 0]);
        $answer = $stage->host->listAccounts($server);
        $check->is(false, $answer['success'], 'where that cannot be asked nothing is listed');
        $check->is([], $missing($answer, $uuids), 'missing');
    },
    'another panel at the address, or a key that sees nothing, is not believed' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server] = $sell($stage, 30);
        $stage->panel->reset('basic');
        $answer = $stage->host->listAccounts($server);
        $check->is(false, $answer['success'], 'success');
        $check->has('30 services, which is too many', $answer['error'] ?? null, 'error');
    },
    'without the field, or where a service\'s is blank, repeated or another one, nothing is listed' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server, $field, $uuids] = $sell($stage, 3);
        $error = static fn (): string => (string) ($stage->host->listAccounts($server)['error'] ?? 'it was listed');
        $set = static fn (string $value) => Capsule::table('tblcustomfieldsvalues')->where(['fieldid' => $field, 'relid' => 2])->update(['value' => $value]);
        $mark = $stage->panel->mark();
        foreach (['', 'x', substr($uuids[2], 0, 8)] as $value) {
            $set($value);
            $check->has('service 2 has no Server UUID', $error(), "\"$value\"");
        }
        $set($uuids[1]);
        $check->has('service 2 has the same Server UUID as service 1', $error(), 'repeated');
        $set($uuids[2]);
        Capsule::table('mod_calagopus_services')->insert(['service_key' => '2', 'server_uuid' => $uuids[3], 'origin' => $stage->panel->url]);
        $check->has('service 2 has another Server UUID than the server', $error(), 'another one');
        Capsule::table('mod_calagopus_services')->update(['server_uuid' => $uuids[2], 'origin' => 'https://old.example.com']);
        $check->has('service 2 has its server on https://old.example.com', $error(), 'another panel');
        Capsule::table('mod_calagopus_services')->delete();
        $stage->host->make->serverGroup('Panels', [$server]);
        $other = $stage->host->make->product(['module' => 'calagopus', 'options' => Stage::OPTIONS, 'name' => 'A & B', 'servergroup' => 1]);
        $check->has("\"A & B\" (product $other)", $error(), 'a product without the field');
        $check->is([], $stage->panel->log($mark), 'requests');
    },
    'a Pending or terminated service is none of the list\'s, and needs no field' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server, $field] = $sell($stage, 3);
        Capsule::table('tblhosting')->where('id', 1)->update(['domainstatus' => 'Pending']);
        Capsule::table('tblhosting')->where('id', 2)->update(['domainstatus' => 'Terminated']);
        Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->whereIn('relid', [1, 2])->delete();
        $check->is(1, count($stage->host->listAccounts($server)['accounts'] ?? []), 'accounts');
    },
    'of a small host too, a panel that has none of the servers is not believed' => static function (Check $check, Stage $stage) use ($sell): void {
        foreach ([1, 4] as $count) {
            [$server] = $sell($stage, $count);
            $stage->panel->reset('basic');
            $answer = $stage->host->listAccounts($server);
            $check->is(false, $answer['success'], "$count services");
            $check->has('none of the servers', $answer['error'] ?? null, "$count services");
            Capsule::table('tblhosting')->delete();
        }
    },
    'a service of the server whose product is another module\'s, or gone, is not reported missing' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server] = $sell($stage, 3);
        $product = (int) Capsule::table('tblhosting')->value('packageid');
        foreach ([$stage->host->make->product(['module' => 'opterius', 'name' => 'Web']), 9999] as $other) {
            Capsule::table('tblhosting')->where('id', 2)->update(['packageid' => $other]);
            $answer = $stage->host->listAccounts($server);
            $check->is(false, $answer['success'], "product $other");
            $check->has('service 2 is of a product', $answer['error'] ?? null, "product $other");
        }
        Capsule::table('tblhosting')->where('id', 2)->update(['packageid' => $product]);
        $check->is(3, count($stage->host->listAccounts($server)['accounts'] ?? []), 'as before');
    },
    'a service that is made while the panel is read is not reported missing' => static function (Check $check, Stage $stage) use ($sell): void {
        [$server] = $sell($stage, 3);
        $row = (array) Capsule::table('tblhosting')->where('id', 3)->first();
        $isMade = false;
        Capsule::connection()->beforeExecuting(static function (string $query) use ($row, &$isMade): void {
            if (!$isMade && str_contains($query, 'tblcustomfieldsvalues')) {
                $isMade = true;
                Capsule::table('tblhosting')->insert(['id' => 4] + $row);
            }
        });
        $answer = $stage->host->listAccounts($server);
        $check->that($isMade, 'it was made');
        $check->is(false, $answer['success'], 'success');
        $check->has('service 4', $answer['error'] ?? null, 'error');
    },
];
