<?php

/** The life of a service: what the panel holds, what is recorded, and what is shown at each step. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

$life = static function (Check $check, Stage $stage): void {
    $id = $stage->order();
    $check->is('success', $stage->host->create($id)->message, 'create');
    $account = $stage->panel->account('jane');
    $client = (int) $stage->host->service($id)->userid;
    $check->is(['jane.example.com', 'Starter', 'Jane Doe', $id, $client, 'active', hash('sha256', 'first-password')], [
        $account['domain'], $account['package'], $account['client_name'], $account['whmcs_service_id'], $account['whmcs_client_id'],
        $account['on_agent'], $account['login_sha256'],
    ], 'what was sent');
    $record = $stage->record($id);
    $check->is(['active', 'jane', 'jane.example.com', $stage->panel->url, 'https://billing.example.com', null, (string) $account['account_id'], '198.51.100.20'], [
        $record->state, $record->username, $record->domain, $record->origin, $record->installation, $record->intent_deadline, $record->account_id, $record->address,
    ], 'record');
    $check->that((int) $record->absent_at > 0, 'seen to be absent before');

    $check->is('success', $stage->host->suspend($id, 'Overdue on payment')->message, 'suspend');
    $check->is([true, 'Overdue on payment'], [$stage->panel->account('jane')['suspended'], $stage->panel->account('jane')['reason']], 'suspended, with the reason');
    $check->is('success', $stage->host->suspend($id)->message, 'suspend again');
    $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend');
    $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend again');
    $check->is(false, $stage->panel->account('jane')['suspended'], 'not suspended');

    $check->is('success', $stage->host->changePassword($id, 'second-password')->message, 'password');
    $check->is(hash('sha256', 'second-password'), $stage->panel->account('jane')['password_sha256'], 'password');
    $check->is('success', $stage->host->changePackage($id, $stage->product([1 => 'Business']))->message, 'package');
    $check->is(['Business', 'Business'], [$stage->panel->account('jane')['package'], $stage->record($id)->package], 'package');

    $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    $check->is([null, 'gone', null], [$stage->panel->account('jane'), $stage->state($id), $stage->record($id)->claim_username], 'gone');
    $mark = $stage->panel->mark();
    $check->is('success', $stage->host->terminate($id)->message, 'terminate again');
    $check->is(0, $stage->asked('terminate', $mark), 'nothing was asked for');
    $check->is('success', $stage->host->create($id)->message, 'create anew');
    $check->is('active', $stage->panel->account('jane')['on_agent'], 'there again');
};

return [
    'a service that is not made yet has a page of its own words, whether or not WHMCS passes the status' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $params = array_diff_key($stage->host->paramsFor($id), ['status' => '']);
        $text = static fn (array $params): string => $stage->host->callModule('opterius', 'ClientArea', $params)['templateVariables']['opteriusProblem'];
        $check->has('not set up yet', $text($params), 'without the parameter');
        $check->has('not set up yet', $text(['status' => 'Active'] + $params), 'the model goes first');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $params = array_diff_key($stage->host->paramsFor($id), ['status' => '']);
        $check->lacks('not set up yet', $text($params), 'an active one');
    },
    'created, suspended, unsuspended, changed, terminated, created anew' => $life,
    'mariadb: created, suspended, unsuspended, changed, terminated, created anew' => $life,
    'Create pressed again finds the account and asks for nothing' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $before = $stage->panel->account('jane');
        $check->is('success', $stage->host->create($id)->message, 'again');
        $check->is([1, $before], [$stage->asked('create'), $stage->panel->account('jane')], 'the same account');
        $stage->host->suspend($id);
        $check->has('press Unsuspend', $stage->host->create($id)->message, 'a suspended one');
    },
    'Create makes an account anew that was deleted on the panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $check->that(!$stage->host->suspend($id)->success, 'suspend');
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is('active', $stage->panel->account('jane')['on_agent'] ?? null, 'there again');
    },
    'an account that is gone already is terminated, and only on its own panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $check->is('success', $stage->host->terminate($id)->message, 'gone');
        $check->is('gone', $stage->state($id), 'record');
    },
    'usernames: as staff typed it, from the domain, from the first name, always starting with a letter' => static function (Check $check, Stage $stage): void {
        require_once Stage::folder() . '/lib/autoload.php';
        $cases = [
            ['example.com', 'Jane', 'examplec'], ['www.Example.com', 'Jane', 'examplec'], ['123-shop.com', 'Jane', 'shopcom'], ['', 'Jane', 'jane'],
            ['', 'Alexander', 'alexande'], ['123.456', '小龍', 'u17'], ['', '', 'u17'], ['ab.de', '', 'abde'], ['9.9', 'Ærø Bo', 'rbo'],
        ];
        foreach ($cases as [$domain, $name, $expected]) {
            $made = WHMCS\Module\Server\Opterius\Username::make($domain, $name, 17);
            $check->is($expected, $made, "$domain, $name");
            $check->matches('/^[a-z][a-z0-9]{0,7}$/D', $made, "$domain, $name");
        }
        $stage->live(['username' => 'Staff-Chose_this-long_username32', 'domain' => 'staff.example.com']);
        $check->is('staff.example.com', $stage->panel->account('Staff-Chose_this-long_username32')['domain'] ?? null, 'as it stands');
    },
    'an empty username is made and saved on the service before the panel is asked' => static function (Check $check, Stage $stage): void {
        $id = $stage->order(['username' => '', 'password' => '']);
        $params = $stage->host->paramsFor($id);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => 'x'], ['times' => 0]);
        $check->that($stage->host->callModule('opterius', 'CreateAccount', $params) !== 'success', 'the panel is down');
        $check->is('janeexam', $stage->host->service($id)->username, 'saved');
        $stage->panel->clearFaults();
        $check->is('success', $stage->host->callModule('opterius', 'CreateAccount', $params), 'create');
        $saved = decrypt((string) $stage->host->service($id)->password);
        $check->is([16, hash('sha256', $saved)], [strlen($saved), $stage->panel->account('janeexam')['login_sha256'] ?? null], 'a password was made and saved');
        $check->lacks($saved, $stage->host->logs->everything(), 'and is in no log');
    },
    'WHMCS takes the module\'s username for this module\'s products only' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->host->newRequest();
        $hook = static fn (array $params): array => $stage->host->hooks->run('OverrideModuleUsernameGeneration', ['params' => $params]);
        $check->is(['shop'], $hook(['moduletype' => 'opterius', 'domain' => '12shop', 'serviceid' => 5]), 'ours');
        $check->is([[], [], []], [$hook(['moduletype' => 'cpanel', 'domain' => '12shop']), $hook([]), $stage->host->hooks->run('OverrideModuleUsernameGeneration', null)], 'others');
        $id = $stage->order(['username' => '', 'domain' => '24-hours.example.com']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is('hoursexa', $stage->host->service($id)->username, 'as WHMCS saved it');
    },
    'a configurable option goes before the product\'s package' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $id = $stage->host->make->service(['product' => $product, 'server' => $stage->server(), 'username' => 'jane', 'domain' => 'jane.example.com', 'password' => 'first-password']);
        $option = $stage->host->make->configurableOption($product, 'Package Name|Your package', 1, ['Business|The big one', 'Unlimited|All']);
        $stage->host->make->choose($id, $option['option'], $option['choices'][0]);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is('Business', $stage->panel->account('jane')['package'], 'chosen');
        $check->is('success', $stage->host->changePackage($id, [$option['option'] => [$option['choices'][1], 0]])->message, 'change');
        $check->is('Unlimited', $stage->panel->account('jane')['package'], 'changed');
    },
    'a blank or 0 choice leaves the product\'s package, two that differ are refused, and what means nothing is said' => static function (Check $check, Stage $stage): void {
        foreach ([['Package', 3, ['Yes'], 0], ['Plan', 1, ['|As it is'], 0], ['Package Name', 4, ['x'], 0]] as $number => [$name, $type, $choices, $quantity]) {
            $product = $stage->product();
            $id = $stage->host->make->service(['product' => $product, 'server' => $stage->server(), 'username' => "jane$number", 'domain' => "jane$number.example.com", 'password' => 'first-password']);
            $option = $stage->host->make->configurableOption($product, $name, $type, $choices);
            $stage->host->make->choose($id, $option['option'], $option['choices'][0], $quantity);
            $other = $stage->host->make->configurableOption($product, 'Daily Backups', 3, ['Yes']);
            $stage->host->make->choose($id, $other['option'], $other['choices'][0], 1);
            $check->is('success', $stage->host->create($id)->message, "create with $name");
            $check->is('Starter', $stage->panel->account("jane$number")['package'], "$name: package");
            $entries = $stage->host->logs->moduleEntries();
            $check->has('Daily Backups', json_encode(end($entries)), 'module log');
        }
        $two = $stage->host->make->configurableOption($product, 'Hosting Plan', 1, ['Business|The big one']);
        $stage->host->make->choose($id, $two['option'], $two['choices'][0]);
        $check->is('success', $stage->host->changePackage($id, [$two['option'] => [$two['choices'][0], 0]])->message, 'change beside a 0');
        $check->is('Business', $stage->panel->account('jane2')['package'], 'changed');
        $three = $stage->host->make->configurableOption($product, 'Tarif', 1, ['Unlimited|All']);
        $answer = $stage->host->changePackage($id, [$three['option'] => [$three['choices'][0], 0]]);
        $check->has('say different things', $answer->message, 'two that differ');
        $check->is('Business', $stage->panel->account('jane2')['package'], 'as it was');
    },
    'the server id of the product is sent' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'server', ['id' => 4, 'ip' => '198.51.100.44']);
        $id = $stage->order([], [2 => '4']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is([4, '198.51.100.44'], [$stage->panel->account('jane')['server'], $stage->record($id)->address], 'server');
    },
    'the client area shows domain, username, package, meters and the way to the panel, in one request' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 2560, 'bw_used_mb' => 300]);
        Capsule::table('tblhosting')->update(['bwlimit' => 102400]);
        $mark = $stage->panel->mark();
        $output = $stage->host->clientArea($id)->output;
        $check->is(1, count($stage->panel->log($mark)), 'requests');
        foreach (['jane.example.com', '<code>jane</code>', 'Starter', '2.5 GB of 10 GB', 'width: 25%', '300 MB of 100 GB', 'Go to Control Panel', $stage->panel->url, 'rel="noopener'] as $part) {
            $check->has($part, $output, 'page');
        }
        $check->lacks('suspended', $output, 'page');
        $stage->panel->put('jane', ['suspended' => true]);
        $check->has('This account is suspended', $stage->host->clientArea($id)->output, 'suspended');
    },
    'what the panel says is escaped, an unlimited package has no meter, German is spoken' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'package', ['name' => '<b>"Big"</b>', 'disk_quota' => 'Unlimited']);
        $id = $stage->order([], [1 => '<b>"Big"</b>'], ['language' => 'german']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $stage->panel->put('jane', ['disk_used_mb' => 1536]);
        $output = $stage->host->clientArea($id)->output;
        $check->lacks('<b>', $output, 'page');
        foreach (['&lt;b&gt;', '1,5 GB, unbegrenzt', 'Zur Verwaltungsoberfläche'] as $part) {
            $check->has($part, $output, 'page');
        }
        $check->lacks('progress-bar', $output, 'page');
        $check->lacks('<b>', implode('', $stage->host->adminServicesTab($id)), 'admin tab');
    },
    'the client area says nothing technical when the panel is down' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        Capsule::table('tblservers')->update(['port' => '1']);
        $output = $stage->host->clientArea($id)->output;
        $check->has('cannot be shown right now', $output, 'page');
        foreach (['127.0.0.1', 'refused', 'curl', 'Exception'] as $part) {
            $check->lacks($part, $output, 'page');
        }
        $check->has('127.0.0.1', $stage->host->logs->everything(), 'the module log says why');
        $check->has('not set up yet', $stage->host->clientArea($stage->order(['username' => 'x', 'domain' => 'x.example.com']))->output, 'a new order');
    },
    'the admin tab shows the account, its state and its figures' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 512]);
        $tab = $stage->host->adminServicesTab($id);
        $check->is(['jane, jane.example.com', 'Active', 'Starter', '198.51.100.20', '512 MB of 10 GB'], [
            $tab['Account'] ?? null, $tab['State'] ?? null, $tab['Package'] ?? null, $tab['Server Address'] ?? null, $tab['Disk Space'] ?? null,
        ], 'rows');
        $check->has('Press Create', implode(' ', $stage->host->adminServicesTab($stage->order())), 'without an account');
    },
    'Test Connection tells a panel from what is none, and a key from what is none' => static function (Check $check, Stage $stage): void {
        $test = static fn (array $server): array => $stage->host->testConnection($stage->server($server));
        $check->is(true, $test([])['success'], 'right');
        $check->is(true, $test(['accesshash' => "  {$stage->panel->key}\n"])['success'], 'a key with spaces around it');
        $keys = Calagopus\Tests\Panel\Opterius\Keys::class;
        foreach (['Access Hash' => '', 'opt_' => str_repeat('x', 52), 'expired' => $keys::EXPIRED, 'address' => $keys::OTHER_ADDRESS, 'does not know the API key' => 'opt_' . str_repeat('x', 48)] as $says => $key) {
            $answer = $test(['accesshash' => $key]);
            $check->is(false, $answer['success'], $says);
            $check->has($says, $answer['error'], $says);
        }
        $stage->panel->fault('html200', ['times' => 0]);
        $check->is(false, $test([])['success'], 'a page');
    },
    'the module log shows request and answer without password and key' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->host->changePassword($id, 'second-password');
        $entries = $stage->host->logs->moduleEntries('CreateAccount');
        $check->is(1, count($entries), 'entries');
        $entry = (array) $entries[0];
        foreach (['/api/v1/accounts/create', '"username":"jane"', '"package":"Starter"', '"domain":"jane.example.com"'] as $part) {
            $check->has($part, str_replace('": "', '":"', $entry['request']), 'request');
        }
        $check->has('success', $entry['response'], 'response');
        foreach (['first-password', 'second-password', $stage->panel->key] as $secret) {
            $check->lacks($secret, $stage->host->logs->everything(), 'a secret');
        }
    },
];
