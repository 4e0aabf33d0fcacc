<?php

/** ListAccounts from the module's own records: all services of a WHMCS server, or nothing. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

return [
    'each service is listed with what WHMCS says of it, and the panel is not asked' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $service = $stage->host->service($id);
        $mark = $stage->panel->mark();
        $answer = $stage->host->listAccounts((int) $service->server);
        $check->is(true, $answer['success'], 'success');
        $check->is([$service->username, $service->domain, $service->domain, 'Starter', 'Active'], array_map(
            static fn (string $key): string => $answer['accounts'][0][$key],
            ['username', 'domain', 'uniqueIdentifier', 'product', 'status']
        ), 'account');
        $check->is([], $stage->panel->log($mark), 'requests');
    },
    'a service without an account of its own on record, of another name or on another panel leaves nothing listed' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $server = (int) $stage->host->service($id)->server;
        $error = static fn (): string => (string) ($stage->host->listAccounts($server)['error'] ?? 'it was listed');
        $record = (array) $stage->record($id);
        Capsule::table('mod_opterius_services')->update(['origin' => 'https://old.example.com']);
        $check->has("service $id has its account on https://old.example.com", $error(), 'another panel');
        Capsule::table('mod_opterius_services')->update(['origin' => $record['origin'], 'state' => 'gone']);
        $check->has("service $id has no account on record", $error(), 'gone');
        Capsule::table('mod_opterius_services')->update(['state' => 'active']);
        Capsule::table('tblhosting')->where('id', $id)->update(['domain' => 'other.example.com']);
        $check->has("service $id has another username or domain", $error(), 'another domain');
        Capsule::table('mod_opterius_services')->delete();
        $check->has("service $id has no account on record", $error(), 'no record');
    },
    'a service of the server whose product is another module\'s is not reported missing' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $other = $stage->host->make->product(['module' => 'calagopus', 'name' => 'Game']);
        Capsule::table('tblhosting')->where('id', $id)->update(['packageid' => $other]);
        $answer = $stage->host->listAccounts((int) $stage->host->service($id)->server);
        $check->is(false, $answer['success'], 'success');
        $check->has("service $id is of a product", $answer['error'] ?? null, 'error');
    },
];
