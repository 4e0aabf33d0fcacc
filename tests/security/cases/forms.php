<?php

/** Nobody but who may press a button has it pressed: customers call no function that is not offered, and a link never changes anything. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use WHMCS\Database\Capsule;

/** The functions of a module, without its name. @return list<string> */
$functions = static function (string $module): array {
    $found = [];
    foreach (get_defined_functions()['user'] as $name) {
        if (str_starts_with($name, "{$module}_")) {
            $found[] = substr($name, strlen($module) + 1);
        }
    }
    return $found;
};

/** What of a module is offered to customers. @return list<string> */
$offered = static function (Stage $stage, string $module, int $id): array {
    $found = [];
    foreach (['ClientAreaCustomButtonArray', 'ClientAreaAllowedFunctions'] as $list) {
        if (function_exists("{$module}_$list")) {
            array_push($found, ...array_values((array) $stage->host->callModule($module, $list, $stage->host->paramsFor($id))));
        }
    }
    return array_map('strtolower', $found);
};

$changes = static fn (array $log): array => array_values(array_filter($log, static fn (array $one): bool => $one['method'] !== 'GET'));

return [
    'a customer calls no function that is not offered' => static function (Check $check, Stage $stage) use ($functions, $offered): void {
        foreach (['calagopus', 'opterius'] as $module) {
            $id = $stage->live($module);
            $mark = $stage->panelOf($module)->mark();
            $names = array_diff($functions($module), $offered($stage, $module, $id));
            $check->that(count($names) >= 8, "$module has functions");
            foreach ($names as $name) {
                foreach ([[], ['confirm' => '1']] as $post) {
                    $page = $stage->host->clientArea($id, 'twenty-one', ['modop' => 'custom', 'a' => $name], $post);
                    $check->is('Invalid Function Call', $page->custom?->message, "$module $name");
                }
            }
            foreach ($stage->panelOf($module)->log($mark) as $request) {
                $check->matches('~^(GET /api/(admin|client)/servers/[0-9a-f-]{36}|(GET|POST) /api/(v1/)?accounts/usage)~', "{$request['method']} {$request['path']}", "$module: the page's own requests alone");
            }
            $check->is('Active', $stage->host->status($id), "$module: status");
        }
    },
    'what a customer may press changes nothing without WHMCS\'s token, nor by a link' => static function (Check $check, Stage $stage) use ($offered, $changes): void {
        foreach (['calagopus', 'opterius'] as $module) {
            $id = $stage->live($module);
            $mark = $stage->panelOf($module)->mark();
            $token = $stage->host->tokens->generate('plain');
            // What the script asks for ends its request: polling.php.
            $names = array_diff($offered($stage, $module, $id), ['clientstatus']);
            foreach ($names as $name) {
                $call = ['modop' => 'custom', 'a' => $name];
                $tries = [
                    'a link' => [$call, []], 'a link with the token' => [$call + ['token' => $token], []],
                    'a form without a token' => [[], $call], 'a form with a wrong one' => [[], $call + ['token' => 'wrong']],
                    'a form with an empty one' => [[], $call + ['token' => '']], 'a form with a list' => [[], $call + ['token' => [$token]]],
                    'a form with the token in its address' => [['token' => $token], $call],
                    'a form with half of it' => [[], $call + ['token' => substr($token, 0, 20)]],
                ];
                foreach ($tries as $what => [$get, $post]) {
                    $said = $stage->host->clientArea($id, 'twenty-one', $get, $post)->custom?->message;
                    $check->starts($post === [] ? 'Nothing was done. Please use the buttons' : 'Nothing was done, because the page', $said, "$module $name by $what");
                }
            }
            $check->is([], $changes($stage->panelOf($module)->log($mark)), "$module: requests that change");
            // Signing in ends its request where it is let in: signing-in.php.
            $names = array_diff($names, ['clientsignin']);
            foreach ($names as $name) {
                $mark = $stage->panelOf($module)->mark();
                $page = $stage->host->clientArea($id, 'twenty-one', [], ['modop' => 'custom', 'a' => $name, 'token' => $token]);
                $check->is('success', $page->custom?->message, "$module $name by its form");
                $check->is($name === 'clientname' ? 0 : 1, count($changes($stage->panelOf($module)->log($mark))), "$module $name: it would have changed something");
            }
            $check->is($module === 'calagopus' ? 6 : 0, count($names), "$module: functions that are offered");
        }
    },
    'without WHMCS\'s check of tokens, or where it says no in any way, a press is refused' => static function (Check $check): void {
        $module = dirname(__DIR__, 3) . '/modules-php/servers/calagopus/calagopus.php';
        $kinds = [
            'there is none' => ['', 'open for too long'], 'it says false' => ['function check_token() { return false; }', 'open for too long'],
            'it throws' => ['function check_token() { throw new Exception("no"); }', 'open for too long'],
            'it ends the page' => ['function check_token() { exit("Invalid Token"); }', 'Invalid Token'],
            'it says yes, but nobody is logged in' => ['function check_token() { return true; }', 'may not manage'],
        ];
        foreach ($kinds as $what => [$function, $says]) {
            $output = Stage::php('define("WHMCS", true); ' . $function . ' require ' . var_export($module, true) . '; $_SERVER["REQUEST_METHOD"] = "POST";'
                . ' $_POST["token"] = "x"; echo calagopus_ClientKill(["serviceid" => 1, "clientsdetails" => ["userid" => 1]]);');
            $check->has($says, $output, $what);
            $check->lacks('success', $output, $what);
        }
    },
    'the admin tab links and forgets by a sent form alone' => static function (Check $check, Stage $stage) use ($changes): void {
        $id = $stage->live('calagopus');
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $mark = $stage->panel->mark();
        foreach ([['calagopus_forget' => '1'], ['calagopus_link_uuid' => $uuid], ['calagopus_forget' => ['1'], 'calagopus_link_uuid' => ['x']]] as $fields) {
            $stage->host->newRequest('clientsservices.php', $fields);
            $stage->host->callModule('calagopus', 'AdminServicesTabFieldsSave', $stage->host->paramsFor($id));
            $record = Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->value('server_uuid');
            $check->is($uuid, $record, 'the record after a link with ' . implode(' ', array_keys($fields)));
        }
        $check->is([], $changes($stage->panel->log($mark)), 'requests that change');
    },
    'staff press the buttons that are theirs, and no others' => static function (Check $check, Stage $stage) use ($functions): void {
        $others = [
            'opterius' => ['CreateAccount', 'TerminateAccount', 'UsageUpdate', 'PackageNames', '../x'],
            'calagopus' => ['CreateAccount', 'TerminateAccount', 'UsageUpdate', 'ClientStart', 'ClientKill', '../x'],
        ];
        foreach (['opterius' => 'RefreshUsage', 'calagopus' => 'Reinstall'] as $module => $one) {
            $buttons = (array) $stage->host->callModule($module, 'AdminCustomButtonArray', []);
            $check->that($buttons !== [], "$module: there are buttons");
            foreach ($buttons as $label => $function) {
                $check->that(in_array(strtolower($function), $functions($module), true), "$label: $function is there");
            }
            $id = $stage->live($module);
            foreach ($others[$module] as $other) {
                $check->is('Invalid Function Call', $stage->host->customButton($id, $other, 'admin')->message, "$module: $other");
            }
            foreach ($buttons as $function) {
                $check->is('Invalid Function Call', $stage->host->customButton($id, $function, 'client')->message, "$module: $function by the customer");
            }
            $check->is('success', $stage->host->customButton($id, $one, 'admin')->message, "$module: $one by staff");
        }
    },
    'no module reads a request but the forms of the admin tab and of the customer\'s buttons' => static function (Check $check): void {
        $found = [];
        $folder = dirname(__DIR__, 3) . '/modules-php';
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) {
            if ($file->getExtension() === 'php' && preg_match('/\$_(GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/', (string) file_get_contents((string) $file)) === 1) {
                $found[] = substr((string) $file, strlen($folder) + 1);
            }
        }
        sort($found);
        // SaveCheck and EditedProduct read the product's id, a number: for the errors of this very session, and for what is shown of it to
        // an administrator; Catalogue and Setting read when the request began.
        // ConsolePage puts the token of the press, which was checked, into the forms of what it shows.
        // Of the addon, the boundary reads that id, Page which tab is open and what was posted, and Policy/Form what its own form on WHMCS's page had.
        // hooks.php looks whether a service's page is shown, and PasswordTab whose: both only take a tab of the theme away.
        $check->is([
            'addons/calagopusadmin/lib/Boundary.php', 'addons/calagopusadmin/lib/Page.php', 'addons/calagopusadmin/lib/Policy/Form.php',
            'servers/calagopus/hooks.php', 'servers/calagopus/lib/Form.php', 'servers/calagopus/lib/Live/ConsolePage.php',
            'servers/calagopus/lib/PasswordTab.php', 'servers/calagopus/lib/Press.php', 'servers/calagopus/lib/Product/Catalogue.php', 'servers/calagopus/lib/SaveCheck.php',
            'servers/calagopus/lib/Shared/Whmcs/EditedProduct.php', 'servers/calagopus/lib/Shared/Whmcs/Setting.php', 'servers/calagopus/lib/View/AdminForm.php',
            'servers/opterius/lib/SaveCheck.php', 'servers/opterius/lib/Shared/Whmcs/EditedProduct.php', 'servers/opterius/lib/Shared/Whmcs/Setting.php',
            'shared/Whmcs/EditedProduct.php', 'shared/Whmcs/Setting.php',
        ], $found, 'files that read requests');
    },
    'a module\'s file does nothing when it is called by itself' => static function (Check $check): void {
        foreach (glob(dirname(__DIR__, 3) . '/modules-php/{servers,addons}/*/{*.php,lang/*.php}', GLOB_BRACE) ?: [] as $file) {
            $output = Stage::php('require ' . var_export($file, true) . ';');
            $check->lacks('error', strtolower($output), basename(dirname($file)) . '/' . basename($file));
        }
    },
];
