<?php

/** No key and no password in anything that is written or shown: markers are planted and searched for. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Illuminate\Database\QueryException;
use WHMCS\Database\Capsule;

/** Everything that was logged, shown or kept, as one text. */
$everything = static function (Stage $stage, array $shown): string {
    $tables = [];
    foreach (['mod_calagopus_services', 'tblcustomfieldsvalues', 'tblmodulequeue'] as $table) {
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
    $shown[] = $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid)->message;
    $shown[] = $stage->host->adminServicesTab($id);
    $shown[] = $stage->host->clientArea($id)->html;
    $shown[] = $stage->host->testConnection((int) $stage->host->service($id)->server);
    $shown[] = $stage->host->terminate($id)->message;
    return $shown;
};

/** A writing of the module's record that the database refuses, in words that hold what was to be written. */
$refused = static function (Check $check, Stage $stage) use ($everything): void {
    $id = $stage->order([19 => "SERVER_JARFILE=mark-rcon.jar"]);
    $stage->host->clientArea($id);
    Capsule::connection()->beforeExecuting(static function (string $sql, array $bindings): void {
        if (preg_match('/^update .mod_calagopus_services/', $sql) === 1 && str_contains(implode(' ', array_map(strval(...), $bindings)), 'mark-rcon')) {
            $error = new PDOException("SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'mark-rcon.jar' for key 'PRIMARY'");
            $error->errorInfo = ['23000', 1062, "Duplicate entry 'mark-rcon.jar' for key 'PRIMARY'"];
            // later releases take the connection's name first
            $named = (new ReflectionMethod(QueryException::class, '__construct'))->getNumberOfParameters() > 3;
            throw $named ? new QueryException('default', $sql, $bindings, $error) : new QueryException($sql, $bindings, $error);
        }
    });
    $answer = $stage->host->create($id);
    $check->is(false, $answer->success, $answer->message);
    $check->has("(SQLSTATE 23000): Duplicate entry '***' for key 'PRIMARY'", $answer->message, 'said');
    $text = $everything($stage, [$answer->message, $stage->host->adminServicesTab($id)]);
    foreach (['mark-rcon', 'SQL: ', 'update `mod', 'update "mod'] as $leak) {
        $check->lacks($leak, $text, 'what was written');
    }
};

return [
    'what the database says of an error carries no value and no statement' => $refused,
    'mariadb: what the database says of an error carries no value and no statement' => $refused,
    'no key or password is written or shown when all goes well' => static function (Check $check, Stage $stage) use ($everything, $live): void {
        $id = $stage->order([], [], ['accesshash' => 'marker-access-hash'], ['password' => 'marker-service-password']);
        $text = $everything($stage, $live($stage, $id));
        foreach ([$stage->panel->key, 'marker-access-hash', 'marker-service-password', 'Bearer s'] as $secret) {
            $check->lacks($secret, $text, 'a secret');
        }
        $check->has('/api/admin/servers', $text, 'what was asked is logged');
        $check->lacks('***', $text, 'nothing had to be masked');
    },
    'no key or password is written or shown whatever fails' => static function (Check $check, Stage $stage) use ($everything, $live): void {
        $stage->configure(['create_timeout' => 2, 'timeout' => 2, 'resolve_timeout' => 0.5]);
        $shown = [];
        $faults = [
            ['kind' => 'status', 'status' => 500], ['kind' => 'status', 'status' => 401], 'html200', 'redirect', 'truncated', 'reset', 'close', 'nul', 'utf8',
        ];
        foreach ($faults as $fault) {
            $id = $stage->order([], [], ['accesshash' => 'marker-access-hash'], ['password' => 'marker-service-password']);
            $stage->panel->fault($fault, ['times' => 0, 'path' => '^/api/']);
            $shown[] = $live($stage, $id);
            $stage->panel->clearFaults();
        }
        foreach ([['hostname' => 'a b'], ['port' => 'x'], ['password' => str_repeat('marker-wrong-key', 4)], ['port' => '1']] as $server) {
            $shown[] = $live($stage, $stage->order([], [], $server, ['password' => 'marker-service-password']));
        }
        $text = $everything($stage, $shown);
        foreach ([$stage->panel->key, 'marker-access-hash', 'marker-service-password', 'marker-wrong-key'] as $secret) {
            $check->lacks($secret, $text, 'a secret');
        }
        $check->lacks('***', $text, 'nothing had to be masked');
    },
    'what the panel puts into its objects as credentials is not written' => static function (Check $check, Stage $stage) use ($everything, $live): void {
        $stage->panel->control('POST', 'secrets', ['marker' => 'marker-panel-credential']);
        $id = $stage->order();
        $check->lacks('marker-panel-credential', $everything($stage, $live($stage, $id)), 'a secret');
    },
    'an exception with all parameters in its trace shows no key' => static function (Check $check, Stage $stage): void {
        $params = $stage->host->paramsFor($stage->order());
        try {
            $stage->host->callModule('calagopus', 'config_validate', ['configoption1' => 'x'] + $params);
            $check->problem('nothing was thrown');
        } catch (RuntimeException $problem) {
            $own = array_filter($problem->getTrace(), static fn (array $frame): bool => str_starts_with($frame['class'] ?? '', 'WHMCS\\Module\\'));
            $check->that($own !== [], 'the trace has frames of the module');
            $check->lacks($stage->panel->key, print_r(array_column($own, 'args'), true), 'arguments of our classes');
        }
        ob_start();
        var_dump(new WHMCS\Module\Server\Calagopus\Call('x', $params));
        $check->lacks($stage->panel->key, (string) ob_get_clean(), 'var_dump');
    },
    'nothing is printed by any call' => static function (Check $check, Stage $stage) use ($live): void {
        ob_start();
        $live($stage, $stage->order());
        $check->is('', (string) ob_get_clean(), 'output');
    },
];
