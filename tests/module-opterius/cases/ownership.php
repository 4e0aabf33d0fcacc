<?php

/** A customer who orders another customer's username and domain gets an error and no access, whatever came before. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

/** The victim's account as it was: nothing of it may have changed. */
$untouched = static function (Check $check, Stage $stage, array $before): void {
    $check->is($before, $stage->panel->account('jane'), 'the other customer\'s account');
};

/** Create and every command fail, the page shows nothing, and the account is as it was. */
$noAccess = static function (Check $check, Stage $stage, int $thief) use ($untouched): void {
    Capsule::table('tblhosting')->where('id', $thief)->update(['domainstatus' => 'Pending']);
    $before = $stage->panel->account('jane');
    $mark = $stage->panel->mark();
    $create = $stage->host->create($thief);
    $check->is(false, $create->success, 'create');
    $check->has('Set another username', $create->message, 'the first way out');
    $check->has('delete it on the panel', $create->message, 'the second way out');
    $check->has('Pending and lists it under Utilities > Module Queue', $create->message, 'what WHMCS does');
    foreach ($stage->commands($thief) as $name => $result) {
        $check->is(false, $result->success, $name);
    }
    $output = $stage->host->clientArea($thief)->output;
    foreach (['jane.example.com', '<code>', $stage->panel->url] as $part) {
        $check->lacks($part, $output, 'client area');
    }
    $tab = $stage->host->adminServicesTab($thief);
    $check->lacks('512 MB', implode(' ', $tab), 'admin tab');
    $check->is('Pending', $stage->host->status($thief), 'status');
    $check->is([0, 0, 0, 0, 0, 0], array_map(
        static fn (string $action): int => $stage->asked($action, $mark),
        ['create', 'suspend', 'unsuspend', 'terminate', 'password', 'package']
    ), 'what the panel was asked to change');
    $stage->host->terminate($thief);
    $check->is(0, $stage->asked('terminate', $mark), 'terminate');
    $untouched($check, $stage, $before);
};

/** Somebody's account on the panel that WHMCS knows nothing of. */
$put = static fn (Stage $stage) => $stage->panel->put('jane', ['domain' => 'jane.example.com', 'password' => 'hers-alone', 'disk_used_mb' => 512, 'bw_used_mb' => 7]);

return [
    'of an account that another service of this WHMCS has' => static function (Check $check, Stage $stage) use ($noAccess): void {
        $victim = $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 7]);
        $thief = $stage->order();
        $noAccess($check, $stage, $thief);
        $check->is('refused', $stage->state($thief), 'record');
        $check->is('success', $stage->host->suspend($victim)->message, 'its owner has it still');
    },
    'of an account that the panel has from elsewhere' => static function (Check $check, Stage $stage) use ($noAccess, $put): void {
        $put($stage);
        $thief = $stage->order();
        $noAccess($check, $stage, $thief);
        $noAccess($check, $stage, $thief);
    },
    'after the customer\'s own attempt failed before the panel was reached' => static function (Check $check, Stage $stage) use ($noAccess, $put): void {
        $thief = $stage->order();
        Capsule::table('tblservers')->update(['port' => '1']);
        $check->is(false, $stage->host->create($thief)->success, 'the panel is away');
        Capsule::table('tblservers')->update(['port' => (string) $stage->panel->port]);
        $put($stage);
        $noAccess($check, $stage, $thief);
    },
    'after the customer\'s own attempt was refused by the panel' => static function (Check $check, Stage $stage) use ($noAccess, $put): void {
        $thief = $stage->order([], [1 => 'No such package']);
        $check->has('Package not found', $stage->host->create($thief)->message, 'refused');
        $check->is('none', $stage->state($thief), 'the attempt is struck');
        Capsule::table('tblproducts')->update(['configoption1' => 'Starter']);
        $put($stage);
        $noAccess($check, $stage, $thief);
    },
    'after the panel failed on the customer\'s own attempt and kept nothing' => static function (Check $check, Stage $stage) use ($noAccess, $put): void {
        $thief = $stage->order();
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => ['message' => 'Server Error']], ['path' => '/accounts/create$']);
        $check->is(false, $stage->host->create($thief)->success, 'failed');
        $stage->panel->clearFaults();
        $put($stage);
        $noAccess($check, $stage, $thief);
    },
    'after the customer\'s own attempt was a conflict, and then was changed to other names and back' => static function (Check $check, Stage $stage) use ($noAccess, $put): void {
        $put($stage);
        $thief = $stage->order();
        $stage->host->create($thief);
        Capsule::table('tblhosting')->where('id', $thief)->update(['username' => 'janet', 'domain' => 'janet.example.com']);
        $stage->panel->agent('fail', 0, ['create']);
        $check->has('server was not set up', $stage->host->create($thief)->message, 'half an account under other names');
        $check->is('row-only', $stage->state($thief), 'record');
        $stage->panel->agent('ok');
        Capsule::table('tblhosting')->where('id', $thief)->update(['username' => 'jane', 'domain' => 'jane.example.com']);
        $before = $stage->panel->account('jane');
        $create = $stage->host->create($thief);
        $check->is(false, $create->success, 'create');
        $check->is($before, $stage->panel->account('jane'), 'the other customer\'s account');
        $check->is(null, $stage->panel->account('janet'), 'what was left of its own is removed');
        $noAccess($check, $stage, $thief);
    },
    'a removal of its own half that was cut off is no end: the new name is made when Create is pressed again' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'janet', 'domain' => 'janet.example.com']);
        $stage->panel->agent('fail', 0, ['create']);
        $stage->host->create($id);
        $check->is('row-only', $stage->state($id), 'half an account');
        $stage->panel->agent('ok');
        $stage->panel->control('DELETE', 'account', ['username' => 'janet']);
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'joanna', 'domain' => 'joanna.example.com']);
        $check->is('success', $stage->host->create($id)->message, 'Create under another name');
        $check->that($stage->panel->account('joanna') !== null, 'the account is there');
    },
    'with the domain alone, or the username alone' => static function (Check $check, Stage $stage): void {
        $stage->live();
        foreach ([['username' => 'other'], ['domain' => 'other.example.com'], ['domain' => 'JANE.example.COM', 'username' => 'other']] as $names) {
            $thief = $stage->order($names);
            $check->has('belongs to service', $stage->host->create($thief)->message, json_encode($names));
        }
        $check->is(1, count($stage->panel->state()['accounts']), 'accounts');
        $stage->panel->put('boss', ['domain' => 'boss.example.com']);
        $create = $stage->host->create($thief = $stage->order(['username' => 'fresh', 'domain' => 'boss.example.com']));
        $check->has('domain', $create->message, 'a domain that the panel alone knows');
        $check->has('delete it on the panel', $create->message, 'the way out');
        $check->is([null, 'refused'], [$stage->panel->account('fresh'), $stage->state($thief)], 'nothing made');
    },
    'while the other customer\'s attempt is not settled' => static function (Check $check, Stage $stage): void {
        $first = $stage->order();
        $stage->panel->agent('fail', 0, ['create']);
        $stage->host->create($first);
        $stage->panel->agent('ok');
        $row = $stage->panel->account('jane')['account_id'];
        $second = $stage->order();
        $check->has("belongs to service $first", $stage->host->create($second)->message, 'the second customer');
        $check->is($row, $stage->panel->account('jane')['account_id'], 'the first customer\'s row');
        $check->is('success', $stage->host->create($first)->message, 'the first customer');
        $check->is($first, $stage->panel->account('jane')['whmcs_service_id'], 'whose it is');
    },
    'when an administrator marks the order Active by hand' => static function (Check $check, Stage $stage) use ($put): void {
        $put($stage);
        $thief = $stage->order();
        $stage->host->create($thief);
        Capsule::table('tblhosting')->where('id', $thief)->update(['domainstatus' => 'Active']);
        $before = $stage->panel->account('jane');
        foreach ($stage->commands($thief) as $name => $result) {
            $check->is(false, $result->success, $name);
        }
        $stage->host->terminate($thief);
        $check->is($before, $stage->panel->account('jane'), 'the other customer\'s account');
    },
    'the two ways out work' => static function (Check $check, Stage $stage) use ($put): void {
        $put($stage);
        $one = $stage->order();
        $stage->host->create($one);
        Capsule::table('tblhosting')->where('id', $one)->update(['username' => 'jane2', 'domain' => 'jane2.example.com']);
        $check->is('success', $stage->host->create($one)->message, 'another username');
        $two = $stage->order();
        $stage->host->create($two);
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $check->is('success', $stage->host->create($two)->message, 'the stale account deleted');
        $check->is([$one, $two], [$stage->panel->account('jane2')['whmcs_service_id'], $stage->panel->account('jane')['whmcs_service_id']], 'whose they are');
    },
    'Link Account gives an existing account to its service, and never one that another service has' => static function (Check $check, Stage $stage) use ($put): void {
        $put($stage);
        $id = $stage->order();
        $stage->host->create($id);
        $check->is('success', $stage->host->customButton($id, 'LinkAccount')->message, 'linked by an administrator');
        $check->is('active', $stage->state($id), 'record');
        $check->is('success', $stage->host->suspend($id)->message, 'it works from now on');
        $check->is(true, $stage->panel->account('jane')['suspended'], 'suspended');
        $thief = $stage->order();
        $check->has("belongs to service $id", $stage->host->customButton($thief, 'LinkAccount')->message, 'another service');
        $check->is('Invalid Function Call', $stage->host->customButton($thief, 'LinkAccount', 'client')->message, 'a client has no such button');
        $other = $stage->order(['username' => 'jane', 'domain' => 'wrong.example.com']);
        $check->that(!$stage->host->customButton($other, 'LinkAccount')->success, 'another domain');
        $check->is(null, $stage->state($other), 'no record');
    },
    'a service that was active before the module came has its account, where no other service has it' => static function (Check $check, Stage $stage) use ($put): void {
        $put($stage);
        $id = $stage->order(['status' => 'Active']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is([true, 'active'], [$stage->panel->account('jane')['suspended'], $stage->state($id)], 'suspended and recorded');
        $thief = $stage->order(['status' => 'Active']);
        $check->has('belongs to service', $stage->staffPassword($thief, 'stolen-password')->message, 'a second one');
        $stage->panel->put('john', ['domain' => 'john.example.com']);
        $both = [$stage->order(['status' => 'Active', 'username' => 'john', 'domain' => 'john.example.com']),
            $stage->order(['status' => 'Suspended', 'username' => 'john', 'domain' => 'john.example.com'])];
        foreach ($both as $one) {
            $check->has('belongs to service', $stage->host->suspend($one)->message, 'where two services mean it, neither has it');
        }
        $check->is(false, $stage->panel->account('john')['suspended'], 'untouched');
    },
    'an account that was made on another panel is not looked for here' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $other = Calagopus\Tests\Panel\Opterius\Simulator::start();
        $other->put('jane', ['domain' => 'jane.example.com']);
        Capsule::table('tblservers')->update(['port' => (string) $other->port]);
        foreach ($stage->commands($id) + ['terminate' => $stage->host->terminate($id), 'create' => $stage->host->create($id)] as $name => $result) {
            $check->has($stage->panel->url, $result->message, $name);
            $check->has($other->url, $result->message, $name);
        }
        $check->is([false, 'jane'], [$other->account('jane')['suspended'], $stage->panel->account('jane')['username']], 'both untouched');
        $stage->configure(['former_panels' => [$stage->panel->url => $other->url]]);
        $check->is('success', $stage->host->terminate($id)->message, 'where config.php says that the panel moved');
        $check->is(null, $other->account('jane'), 'deleted there');
        $other->stop();
    },
    'after the panel moved, the first command notes it, and nothing is forgotten before' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $old = $stage->panel->url;
        $new = str_replace('127.0.0.1', 'localhost', $old);
        Capsule::table('tblservers')->update(['hostname' => 'localhost']);
        $stage->configure(['former_panels' => [$old => $new]]);
        $stage->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 7]);
        $stage->host->usageUpdate((int) $stage->host->service($id)->server);
        $check->is(512, (int) $stage->host->service($id)->diskusage, 'its usage is updated');
        $thief = $stage->order();
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $check->has("belongs to service $id", $stage->host->create($thief)->message, 'its names are claimed still');
        $check->has("belongs to service $id", $stage->host->customButton($thief, 'LinkAccount')->message, 'also for Link Account');
        $stage->panel->put('jane', ['domain' => 'jane.example.com']);
        $stage->panel->put('janet', ['domain' => 'janet.example.com']);
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'janet', 'domain' => 'janet.example.com']);
        $check->has('Terminate it first', $stage->host->customButton($id, 'LinkAccount')->message, 'the old account would stay on the panel with nobody recorded');
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'jane', 'domain' => 'jane.example.com']);
        $check->is($old, $stage->record($id)->origin, 'not noted yet');
        $claim = $stage->record($id)->claim_username;
        $check->is('success', $stage->host->suspend($id)->message, 'the first command');
        $check->is($new, $stage->record($id)->origin, 'noted');
        $check->that($stage->record($id)->claim_username !== $claim, 'the claim is on the new address');
        $stage->configure([]);
        $check->has("belongs to service $id", $stage->host->create($thief)->message, 'so that it holds without former_panels as well');
        $check->is('success', $stage->host->unsuspend($id)->message, 'and so do its commands');
    },
    'an account whose domain is another one on the panel is left alone' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->put('jane', ['domain' => 'stranger.example.com']);
        $before = $stage->panel->account('jane');
        foreach ($stage->commands($id) + ['terminate' => $stage->host->terminate($id), 'create' => $stage->host->create($id)] as $name => $result) {
            $check->is(false, $result->success, $name);
            $check->has('stranger.example.com', $result->message, $name);
        }
        $check->is($before, $stage->panel->account('jane'), 'untouched');
    },
    'a changed username or domain is said, and the account on record is not lost' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'typo']);
        foreach ([$stage->host->suspend($id), $stage->host->create($id), $stage->host->terminate($id)] as $result) {
            $check->has('jane, jane.example.com', $result->message, 'what is on record');
            $check->has('typo, jane.example.com', $result->message, 'what the service says');
        }
        $check->has('Terminate it first', $stage->host->customButton($id, 'LinkAccount')->message, 'nor by linking another one');
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'jane', 'domain' => 'new.example.com']);
        $check->has('Link Account', $stage->host->suspend($id)->message, 'a domain changed in WHMCS alone');
        $stage->panel->put('jane', ['domain' => 'new.example.com']);
        $check->is('success', $stage->host->customButton($id, 'LinkAccount')->message, 'changed on the panel too');
        $check->is('success', $stage->host->suspend($id)->message, 'then it works');
    },
    'a copy of WHMCS for testing leaves the accounts alone' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'https://staging.example.com/']);
        foreach ($stage->commands($id) + ['terminate' => $stage->host->terminate($id), 'create' => $stage->host->create($id)] as $name => $result) {
            $check->has('https://billing.example.com', $result->message, $name);
        }
        $check->is(false, $stage->panel->account('jane')['suspended'], 'untouched');
        $stage->configure(['former_installations' => ['https://billing.example.com/']]);
        $check->is('success', $stage->host->suspend($id)->message, 'a move that config.php knows of');
    },
];
