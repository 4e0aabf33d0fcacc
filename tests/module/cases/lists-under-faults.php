<?php

/** Whatever one request of reconcile or of WHMCS's sync is answered with, no service is said to lack a server that it has, and none is left out of a list. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Reconcile\Reconcile;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Entries;

/** What a request may meet, each as often as it is asked. */
const FAULTS = [
    ['kind' => 'status', 'status' => 500], ['kind' => 'status', 'status' => 404], ['kind' => 'status', 'status' => 401], ['kind' => 'status', 'status' => 200, 'body' => '{}'],
    ['kind' => 'html200'], ['kind' => 'empty200'], ['kind' => 'redirect', 'url' => 'https://example.com/'], ['kind' => 'content-type', 'content_type' => 'text/plain'],
    ['kind' => 'truncated'], ['kind' => 'close', 'when' => 'within'], ['kind' => 'reset', 'when' => 'before'], ['kind' => 'deep', 'depth' => 1000],
    ['kind' => 'wrong-type', 'path' => 'servers.total'], ['kind' => 'missing', 'path' => 'servers.data'], ['kind' => 'field', 'path' => 'servers.data', 'value' => []],
    ['kind' => 'status', 'status' => 200, 'body' => ['servers' => ['total' => 0, 'per_page' => 100, 'page' => 1, 'data' => []]]],
    ['kind' => 'missing', 'path' => 'servers.data.0.uuid'], ['kind' => 'missing', 'path' => 'server.uuid'], ['kind' => 'wrong-type', 'path' => 'server.external_id'],
];

/** 230 services, of which one lost its server: three pages, and one that is asked for by itself. @return array{int, array<int, string>} */
$world = static function (Stage $stage): array {
    $stage->panel->reset('scale:230:2');
    $server = $stage->server();
    $product = $stage->product();
    $field = $stage->host->make->customField('product', $product, 'Server UUID');
    foreach ($stage->panel->state()['servers'] as $one) {
        $uuids[(int) $one['external_id']] = $one['uuid'];
    }
    for ($id = 1; $id <= 230; $id++) {
        Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active', 'regdate' => '2026-01-02']);
        Capsule::table('tblcustomfieldsvalues')->insert(['fieldid' => $field, 'relid' => $id, 'value' => $uuids[$id]]);
    }
    $stage->host->testConnection($server);
    $stage->panel->api('DELETE', "/api/admin/servers/$uuids[7]", ['force' => true, 'delete_backups' => true]);
    return [$server, $uuids];
};
/** Each page, and the one that is asked for by itself, under each fault. @param Closure(): list<string> $wrong what is wrong with the outcome */
$matrix = static function (Check $check, Stage $stage, Closure $wrong): void {
    $met = 0;
    foreach ([['^/api/admin/servers\?', 1], ['^/api/admin/servers\?', 2], ['^/api/admin/servers\?', 3], ['^/api/admin/servers/', 1]] as [$path, $number]) {
        foreach (FAULTS as $fault) {
            $stage->panel->clearFaults();
            $stage->panel->fault($fault, ['path' => $path, 'nth' => $number, 'times' => 0]);
            foreach ($wrong() as $problem) {
                $check->is('nothing', $problem, "$path, $number, " . json_encode($fault));
            }
            $met += $stage->panel->control('GET', 'faults')['faults'][0]['played'] > 0 ? 1 : 0;
        }
    }
    $stage->panel->clearFaults();
    $check->that($met >= 4 * (count(FAULTS) - 6), "$met faults were met");
};

/** @return array{list<string>, bool} the services that are said to have no server, and whether the run was whole */
$run = static function (int $server): array {
    $missing = [];
    try {
        foreach ((new Reconcile(new Call('Reconcile', Entries::params($server)), [$server]))->rows(20.0, static fn (int $done, int $all) => null) as $row) {
            $row->kind !== 'service-without-server' || $missing[] = $row->service;
        }
        return [$missing, true];
    } catch (\Throwable) {
        return [$missing, false];
    }
};

return [
    'reconcile never names a service that has its server, and never a run whole that was not' => static function (Check $check, Stage $stage) use ($world, $matrix, $run): void {
        [$server] = $world($stage);
        $check->is([['7'], true], $run($server), 'without a fault');
        $matrix($check, $stage, static function () use ($run, $server): array {
            [$missing, $isWhole] = $run($server);
            return array_merge(
                array_map(static fn (string $service): string => "service $service is said to have no server", array_values(array_diff($missing, ['7']))),
                $isWhole && $missing !== ['7'] ? ['the run is whole, and service 7 is not named'] : []
            );
        });
    },
    'a service that no page shows, and that cannot be asked for by itself either, is not said to have no server' => static function (Check $check, Stage $stage) use ($world, $run): void {
        [$server] = $world($stage);
        foreach ([['kind' => 'status', 'status' => 500], ['kind' => 'status', 'status' => 404], ['kind' => 'reset', 'when' => 'before']] as $fault) {
            $stage->panel->clearFaults();
            $stage->panel->fault(['kind' => 'field', 'path' => 'servers.data', 'value' => []], ['path' => '^/api/admin/servers\?', 'nth' => 1, 'times' => 0]);
            $stage->panel->fault($fault, ['path' => '^/api/admin/servers/', 'times' => 0]);
            $check->is([[], false], $run($server), json_encode($fault));
        }
        $stage->panel->clearFaults();
    },
    'the list of a sync lacks nobody but whose server is known to be gone' => static function (Check $check, Stage $stage) use ($world, $matrix): void {
        [$server, $uuids] = $world($stage);
        unset($uuids[7]);
        $check->is(229, count($stage->host->listAccounts($server)['accounts'] ?? []), 'without a fault');
        $matrix($check, $stage, static function () use ($stage, $server, $uuids): array {
            $answer = $stage->host->listAccounts($server);
            $lacking = $answer['success'] === true ? array_diff($uuids, array_column($answer['accounts'], 'uniqueIdentifier')) : [];
            return array_map(static fn (int $service): string => "service $service would be terminated", array_keys($lacking));
        });
    },
];
