<?php

/** No key and no password in anything that is written or shown: markers are planted and searched for. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

/** Everything that was logged, shown or kept, as one text. */
$everything = static function (Stage $stage, array $shown): string {
    $tables = [];
    foreach (['mod_opterius_services', 'tblcustomfieldsvalues', 'tblmodulequeue'] as $table) {
        $tables[] = Capsule::schema()->hasTable($table) ? Capsule::table($table)->get()->all() : [];
    }
    return $stage->host->logs->everything() . json_encode([$shown, $tables, $_SESSION], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES);
};

/** A whole life, with each call's answer. */
$live = static function (Stage $stage, int $id): array {
    $shown = [];
    foreach (['create', 'suspend', 'unsuspend', 'create'] as $action) {
        $shown[] = $stage->host->$action($id)->message;
    }
    $shown[] = $stage->host->changePassword($id, 'marker-second-password "x" \\ü')->message;
    $shown[] = $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid)->message;
    $shown[] = $stage->host->adminServicesTab($id);
    $shown[] = $stage->host->clientArea($id)->html;
    $server = (int) $stage->host->service($id)->server;
    $shown[] = $stage->host->testConnection($server);
    $stage->host->usageUpdate($server);
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
    $shown[] = $stage->host->adminPage('configproducts.php', ['id' => $stage->host->service($id)->packageid]);
    $shown[] = $stage->host->terminate($id)->message;
    return $shown;
};

$secrets = static fn (Stage $stage): array => [$stage->panel->key, 'marker-server-password', 'marker-first-password', 'marker-second-password', 'Bearer o', substr($stage->panel->key, 4, 14)];

return [
    'no key or password is written or shown when all goes well' => static function (Check $check, Stage $stage) use ($everything, $live, $secrets): void {
        $id = $stage->order(['server' => $stage->server(['password' => 'marker-server-password']), 'password' => 'marker-first-password']);
        $shown = $live($stage, $id);
        $check->is(['success', 'success'], [$shown[0], end($shown)], 'it went well');
        $text = $everything($stage, $shown);
        foreach ($secrets($stage) as $secret) {
            $check->lacks($secret, $text, 'a secret');
        }
        $check->has('/accounts/create', $text, 'what was asked is logged');
    },
    'no key or password is written or shown whatever fails' => static function (Check $check, Stage $stage) use ($everything, $live, $secrets): void {
        $stage->configure(['create_timeout' => 2, 'timeout' => 2, 'resolve_timeout' => 0.5, 'usage_timeout' => 2]);
        $shown = [];
        $echo = ['kind' => 'status', 'status' => 500, 'body' => ['result' => 'error', 'message' => "Password change failed: marker-first-password {$stage->panel->key}"]];
        $faults = [$echo, ['kind' => 'status', 'status' => 401], 'html200', 'redirect', 'truncated', ['kind' => 'reset', 'when' => 'before'], 'close', 'nul', 'utf8'];
        foreach ($faults as $number => $fault) {
            $id = $stage->order(['server' => $stage->server(['password' => 'marker-server-password']), 'password' => 'marker-first-password', 'username' => "u$number", 'domain' => "u$number.example.com"]);
            // What echoes a password is a call that was given it: not the test of the connection, which asks the same addresses for nothing.
            $stage->panel->fault($fault, $fault === $echo ? ['times' => 2, 'path' => '/accounts/create$'] : ['times' => 0, 'path' => '^/api/']);
            $shown[] = $live($stage, $id);
            $stage->panel->clearFaults();
        }
        $stage->panel->fault($echo, ['times' => 0, 'path' => '/accounts/password$']);
        $id = $stage->live(['password' => 'marker-first-password', 'username' => 'echo', 'domain' => 'echo.example.com']);
        $shown[] = $stage->host->changePassword($id, 'marker-first-password')->message;
        $stage->panel->clearFaults();
        foreach ([['hostname' => 'a b'], ['port' => 'x'], ['accesshash' => 'opt_' . str_repeat('marker-wrong', 4)], ['port' => '1']] as $number => $server) {
            $shown[] = $live($stage, $stage->order(['server' => $stage->server($server), 'password' => 'marker-first-password', 'username' => "v$number", 'domain' => "v$number.example.com"]));
        }
        $text = $everything($stage, $shown);
        foreach ([...$secrets($stage), 'marker-wrong'] as $secret) {
            $check->lacks($secret, $text, 'a secret');
        }
    },
    'var_dump and stack traces of the module show no key' => static function (Check $check, Stage $stage): void {
        $params = $stage->host->paramsFor($stage->order());
        ob_start();
        var_dump(new WHMCS\Module\Server\Opterius\Call('x', $params));
        $check->lacks($stage->panel->key, (string) ob_get_clean(), 'var_dump');
        try {
            $stage->host->callModule('opterius', 'PackageNames', ['serverhostname' => 'a b'] + $params);
            $check->problem('nothing was thrown');
        } catch (Exception $problem) {
            $own = array_filter($problem->getTrace(), static fn (array $frame): bool => str_starts_with($frame['class'] ?? '', 'WHMCS\\Module\\'));
            $check->that($own !== [], 'the trace has frames of the module');
            $check->lacks($stage->panel->key, print_r(array_column($own, 'args'), true), 'arguments of our classes');
        }
    },
    'nothing is printed by any call' => static function (Check $check, Stage $stage) use ($live): void {
        ob_start();
        $live($stage, $stage->order());
        $check->is('', (string) ob_get_clean(), 'output');
    },
];
