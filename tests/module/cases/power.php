<?php

/** The buttons that start, restart, stop and kill a server, the customer's and the staff's, and the one that installs it again. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;

const BUTTONS = ['ClientStart' => 'start', 'ClientRestart' => 'restart', 'ClientStop' => 'stop', 'ClientKill' => 'kill'];

$live = Living::installed(...);

/** The customer presses a button of the page; what WHMCS shows then. */
$press = static function (Stage $stage, int $id, string $function): string {
    $form = ['token' => $stage->host->tokens->generate('plain'), 'id' => (string) $id, 'modop' => 'custom', 'a' => $function];
    return (string) $stage->host->clientArea($id, 'twenty-one', [], $form)->custom?->message;
};

/** Staff install the server again, and that fails. */
$fail = static function (Stage $stage, int $id): void {
    $stage->panel->install($stage->onlyServer($id)['uuid'], 'failed');
    $stage->host->customButton($id, 'Reinstall');
    Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === 'install_failed');
};

/** What the panel was asked to do with servers' processes. @return list<string> */
$orders = static fn (Stage $stage, int $since = 0): array
    => array_map(static fn (array $one): string => (string) (json_decode($one['body'], true)['action'] ?? '?'), $stage->panel->requests('POST', '/power$', $since));

return [
    'the customer\'s page has a form for each button, and each does what it says' => static function (Check $check, Stage $stage) use ($live, $press, $orders): void {
        $id = $live($stage);
        $html = $stage->host->clientArea($id)->output;
        foreach (BUTTONS as $function => $action) {
            $check->matches('~<form [^>]*method="post" action="clientarea\.php\?action=productdetails">(?:(?!</form>).)*name="a" value="' . $function . '"~s', $html, "$function: form");
            $check->has('<button type="submit" class="btn btn-default"', $html, $function);
            $mark = $stage->panel->mark();
            $check->is('success', $press($stage, $id, $function), $function);
            $check->is([$action], $orders($stage, $mark), $function);
        }
        $check->is(count(BUTTONS) + 2, substr_count($html, 'name="token" value="' . $stage->host->tokens->generate('plain') . '"'), 'tokens');
        $check->is(count(BUTTONS) + 2, substr_count($html, 'name="id" value="' . $id . '"'), 'ids');
    },
    'mariadb: the customer\'s buttons work' => static function (Check $check, Stage $stage) use ($live, $press, $orders): void {
        $id = $live($stage);
        $check->is('success', $press($stage, $id, 'ClientRestart'), 'restart');
        $check->is(['restart'], $orders($stage), 'orders');
    },
    'a page with the buttons costs the panel no more than one without' => static function (Check $check, Stage $stage) use ($live): void {
        $id = $live($stage);
        $mark = $stage->panel->mark();
        $check->has('ClientStart', $stage->host->clientArea($id)->output, 'buttons');
        $check->is(3, count($stage->panel->log($mark)), 'requests');
    },
    'WHMCS shows no button of its own for them, since a theme\'s buttons are links' => static function (Check $check, Stage $stage) use ($live): void {
        $check->is([...array_keys(BUTTONS), 'ClientName', 'ClientStatus', 'ClientPassword'], array_values($stage->host->callModule('calagopus', 'ClientAreaAllowedFunctions')), 'what a customer may call');
        $check->is(false, function_exists('calagopus_ClientAreaCustomButtonArray'), 'buttons of themes');
        $check->lacks('moduleActions', $stage->host->clientArea($live($stage))->html, 'the page');
    },
    'no buttons where they would make no sense' => static function (Check $check, Stage $stage) use ($live, $fail): void {
        $pending = $stage->order();
        $check->lacks('ClientStart', $stage->host->clientArea($pending)->output, 'no server yet');
        $id = $live($stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        foreach (['Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud', 'Completed'] as $status) {
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $check->lacks('ClientStart', $stage->host->clientArea($id)->output, $status);
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $check->has('ClientStart', $stage->host->clientArea($id)->output, 'Active');
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => true]);
        $check->lacks('ClientStart', $stage->host->clientArea($id)->output, 'suspended on the panel alone');
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => false]);
        $fail($stage, $id);
        $check->lacks('ClientStart', $stage->host->clientArea($id)->output, 'not installed');
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $check->lacks('ClientStart', $stage->host->clientArea($id)->output, 'the panel is down');
        $stage->panel->clearFaults();
    },
    'a setting takes the customers\' buttons away, and nothing else' => static function (Check $check, Stage $stage) use ($live, $press, $orders): void {
        $id = $live($stage);
        $stage->configure(['customer_power' => false]);
        $check->lacks('ClientStart', $stage->host->clientArea($id)->output, 'page');
        $check->is(['ClientName', 'ClientStatus', 'ClientPassword'], array_values($stage->host->callModule('calagopus', 'ClientAreaAllowedFunctions')), 'what a customer may call');
        $check->is('Invalid Function Call', $press($stage, $id, 'ClientStart'), 'by WHMCS');
        $stage->host->newRequest('clientarea.php', [], ['token' => $stage->host->tokens->generate('plain')]);
        $check->has('not offered here', $stage->host->callModule('calagopus', 'ClientStart', $stage->host->paramsFor($id)), 'by the module itself');
        $check->is([], $orders($stage), 'orders');
        $check->is('success', $stage->host->customButton($id, 'Start')->message, 'staff');
        $check->is(['start'], $orders($stage), 'orders of staff');
        foreach (['yes', 1, null] as $wrong) {
            $stage->configure(['customer_power' => $wrong]);
            $check->is([], $stage->host->callModule('calagopus', 'ClientAreaAllowedFunctions'), 'a setting that is none: ' . var_export($wrong, true));
                $check->has("Server-$id", $stage->host->clientArea($id)->output, 'the page is shown');
        }
    },
    'a customer is told in words what is in the way, and the module log says why' => static function (Check $check, Stage $stage) use ($live, $press, $orders, $fail): void {
        $id = $live($stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => true]);
        $check->has('is suspended', $press($stage, $id, 'ClientStart'), 'suspended on the panel');
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => false]);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>gone fishing</h1>'], ['path' => '^/api/', 'times' => 0]);
        $check->has('not possible right now', $press($stage, $id, 'ClientStart'), 'the panel is down');
        $stage->panel->clearFaults();
        $check->has('The panel is not available at the moment', $stage->host->logs->everything(), 'module log');
        $check->is([], $orders($stage), 'orders');
        $fail($stage, $id);
        $check->has('could not be installed', $press($stage, $id, 'ClientStart'), 'not installed');
        $check->is([], $orders($stage), 'orders');
    },
    'an order whose answer is lost is not called a success' => static function (Check $check, Stage $stage) use ($live, $press): void {
        $id = $live($stage);
        $stage->panel->fault(['kind' => 'close'], ['method' => 'POST', 'path' => '/power$', 'act' => 'after']);
        $check->has('It is not certain', $press($stage, $id, 'ClientStop'), 'the customer');
        $stage->panel->fault(['kind' => 'close'], ['method' => 'POST', 'path' => '/power$', 'act' => 'after']);
        $check->has('not known whether', $stage->host->customButton($id, 'Stop')->message, 'staff');
    },
    'while another command works on the service a button waits, and then says so' => static function (Check $check, Stage $stage) use ($live, $press, $orders): void {
        $id = $live($stage);
        $stage->configure(['lock_wait' => 0]);
        $lock = Locks::make((string) $id, 60);
        $check->is(true, $lock->acquire(0), 'the lock');
        $check->has('something else is being done', $press($stage, $id, 'ClientStart'), 'the customer');
        $check->has('Another command is at work', $stage->host->customButton($id, 'Start')->message, 'staff');
        $lock->release();
        $check->is([], $orders($stage), 'orders');
        $check->is('success', $press($stage, $id, 'ClientStart'), 'afterwards');
    },
    'a key without the permission: the customer is told nothing of it, staff learn its name' => static function (Check $check, Stage $stage) use ($live, $press): void {
        $id = $live($stage);
        $key = $stage->panel->control('POST', 'key', ['permissions' => ['servers.read']])['key'];
        Capsule::table('tblservers')->update(['password' => encrypt($key)]);
        $said = $press($stage, $id, 'ClientStart');
        $check->has('not possible right now', $said, 'the customer');
        $check->lacks('control', $said, 'the customer');
        $check->has('control.start', $stage->host->customButton($id, 'Start')->message, 'staff');
        $check->has('control.start', $stage->host->logs->everything(), 'module log');
    },
    'the buttons speak the customer\'s language' => static function (Check $check, Stage $stage) use ($live, $press): void {
        $id = $live($stage, ['language' => 'german']);
        $check->has('>Neu starten</button>', $stage->host->clientArea($id)->output, 'page');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Suspended']);
        $check->has('weil dieser Dienst nicht aktiv ist', $press($stage, $id, 'ClientStart'), 'refusal');
    },
    'every language has every text, and no others' => static function (Check $check): void {
        $english = require Stage::folder() . '/lang/english.php';
        foreach (glob(Stage::folder() . '/lang/*.php') ?: [] as $file) {
            $texts = require $file;
            $check->is([], array_keys(array_diff_key($english, $texts)), basename($file) . ': missing');
            $check->is([], array_keys(array_diff_key($texts, $english)), basename($file) . ': of no use');
        }
    },
    'an addon has no buttons, so that its parent\'s server is not hit instead' => static function (Check $check, Stage $stage) use ($live): void {
        $parent = $live($stage);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $addon = $stage->host->make->addon(['service' => $parent, 'offer' => $offer]);
        $target = Target::addon($addon);
        $check->is('success', $stage->host->create($target)->message, 'create');
        $stage->panel->install($stage->onlyServer("addon-$addon")['uuid']);
        Simulator::until(static fn (): bool => $stage->onlyServer("addon-$addon")['status'] === null);
        $_SESSION['uid'] = (int) $stage->host->service($parent)->userid;
        $area = $stage->host->callModule('calagopus', 'ClientArea', $stage->host->paramsFor($target));
        $check->is(["Server-addon-$addon", []], [$area['templateVariables']['calagopus']['name'] ?? null, $area['templateVariables']['calagopusPower']], 'page');
        $mark = $stage->panel->mark();
        $check->is('success', $stage->host->customButton($target, 'Stop')->message, 'staff');
        $check->has($stage->onlyServer("addon-$addon")['uuid'], $stage->panel->requests('POST', '/power$', $mark)[0]['path'] ?? null, 'its own server');
    },
    'staff start, restart, stop, kill and install again; no file is deleted' => static function (Check $check, Stage $stage) use ($live, $orders, $fail): void {
        $id = $live($stage);
        $buttons = $stage->host->callModule('calagopus', 'AdminCustomButtonArray');
        $check->is(['Start', 'Restart', 'Stop', 'Kill', 'Reinstall'], array_values($buttons), 'functions');
        $check->has('deletes no files', array_search('Reinstall', $buttons, true), 'its name says what it does');
        foreach (['Start', 'Restart', 'Stop', 'Kill'] as $function) {
            $check->is('success', $stage->host->customButton($id, $function)->message, $function);
        }
        $check->is(['start', 'restart', 'stop', 'kill'], $orders($stage), 'orders');
        $check->is('success', $stage->host->customButton($id, 'Reinstall')->message, 'Reinstall');
        $asked = $stage->panel->requests('POST', '/settings/install$');
        $check->is([1, ['truncate_directory' => false]], [count($asked), json_decode($asked[0]['body'], true)], 'what the panel was asked');
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $fail($stage, $id);
        $check->has('Then press Run Installation Again on the service.', $stage->host->customButton($id, 'Start')->message, 'Start where the installation failed');
        $check->is('success', $stage->host->customButton($id, 'Reinstall')->message, 'Reinstall after a failed one');
    },
    'staff read why in their own words' => static function (Check $check, Stage $stage) use ($live, $orders): void {
        $pending = $stage->order();
        $check->has('Press Create to make it', $stage->host->customButton($pending, 'Start')->message, 'no server');
        $id = $live($stage);
        $stage->host->suspend($id);
        $check->has('Press Unsuspend first.', $stage->host->customButton($id, 'Start')->message, 'suspended');
        $check->has('suspended', $stage->host->customButton($id, 'Reinstall')->message, 'suspended');
        $_SESSION['adminlang'] = 'german';
        $check->that(isset($stage->host->callModule('calagopus', 'AdminCustomButtonArray')['Server starten']), 'in German');
        $check->is([], $orders($stage), 'orders');
    },
    'a user of the account presses them by the owner\'s leave alone' => static function (Check $check, Stage $stage) use ($live, $press, $orders): void {
        $id = $live($stage);
        $client = (int) $stage->host->service($id)->userid;
        $users = [
            'with the permission' => [$stage->host->make->user($client, 'products,manageproducts,productsso'), true],
            'without it' => [$stage->host->make->user($client, 'products,productsso'), false],
            'with none' => [$stage->host->make->user($client, ''), false],
            'with one of another name' => [$stage->host->make->user($client, 'manageproductsx'), false],
            'of another account' => [$stage->host->make->user($stage->host->make->client(), 'manageproducts'), false],
            'that is gone' => [9999, false],
        ];
        foreach ($users as $who => [$user, $may]) {
            $_SESSION[CurrentUser::USER] = $user;
            $mark = $stage->panel->mark();
            $check->is($may, str_contains($stage->host->clientArea($id)->output, 'ClientStart'), "$who: buttons");
            $said = $press($stage, $id, 'ClientStart');
            $check->that($may ? $said === 'success' : str_contains($said, 'may not manage'), "$who: $said");
            $check->is($may ? ['start'] : [], $orders($stage, $mark), "$who: orders");
        }
        unset($_SESSION[CurrentUser::USER]);
        $check->is('success', $press($stage, $id, 'ClientStart'), 'the owner');
        $_SESSION[CurrentUser::USER] = 9999;
        $_SESSION[CurrentUser::MASQUERADING] = true;
        $check->is('success', $press($stage, $id, 'ClientStart'), 'an administrator who logged in as the owner');
    },
    'a permission counts only where WHMCS\'s answer grants it, not where it is merely named' => static function (Check $check, Stage $stage) use ($live, $press): void {
        $id = $live($stage);
        $_SESSION[CurrentUser::USER] = $stage->host->make->user((int) $stage->host->service($id)->userid, '');
        $answers = [
            'a list below permission' => [['permission' => ['products', 'manageproducts']], true],
            'a list' => [['products', 'manageproducts'], true],
            'names with commas' => ['products, manageproducts', true],
            'flags, granted' => [['products' => false, 'manageproducts' => true], true],
            'flags as texts, granted' => [['permission' => ['manageproducts' => '1', 'products' => '0']], true],
            'flags, refused' => [['products' => true, 'manageproducts' => false], false],
            'flags as texts, refused' => [['permission' => ['products' => '1', 'manageproducts' => '0']], false],
            'an empty flag' => [['manageproducts' => ''], false],
            'a flag that nobody knows' => [['manageproducts' => 'no'], false],
            'all permissions, each with its flag' => [[['name' => 'products', 'granted' => true], ['name' => 'manageproducts', 'granted' => false]], false],
            'all permissions below permission' => [['permission' => [['name' => 'manageproducts', 'granted' => 0]]], false],
            'granted and refused ones' => [['granted' => ['products'], 'refused' => ['manageproducts']], false],
            'names as values of what is refused' => [['refused' => 'manageproducts'], false],
            'a list in a list' => [[['manageproducts']], false],
            'nothing' => [null, false], 'a number' => [1, false], 'true' => [true, false], 'an empty text' => ['', false],
        ];
        foreach ($answers as $what => [$permissions, $may]) {
            $stage->host->api->answerWith('GetUserPermissions', ['result' => 'success', 'permissions' => $permissions]);
            $said = $press($stage, $id, 'ClientStart');
            $check->that($may ? $said === 'success' : str_contains($said, 'may not manage'), "$what: $said");
        }
        $stage->host->api->answerWith('GetUserPermissions', ['result' => 'error', 'permissions' => ['manageproducts']]);
        $check->has('may not manage', $press($stage, $id, 'ClientStart'), 'an error');
    },
];
