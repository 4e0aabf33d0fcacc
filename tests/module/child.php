<?php

/** A process of its own on the installation of a test: runs one action on one service and prints what came of it as JSON. */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\Target;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Module\Addon\Calagopusadmin\Options\Plan;
use WHMCS\Module\Addon\Calagopusadmin\Options\Writer;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;
use WHMCS\Module\Addon\Calagopusadmin\ServerModule;

require_once __DIR__ . '/bootstrap.php';

[, $action, $id] = $argv;
$host = WhmcsHost::attach();
if ($action === 'tab' || $action === 'test') {
    echo json_encode($action === 'tab' ? $host->adminServicesTab((int) $id) : $host->testConnection((int) $id), JSON_THROW_ON_ERROR);
    exit(0);
}
if ($action === 'cron') {
    $host->newRequest('cron.php');
    $host->hooks->run('AfterCronJob', []);
    exit(0);
}
if ($action === 'options') {
    $host->addonModules->config('calagopusadmin');
    $problem = ServerModule::problem();
    $offer = Offer::find('product', $id);
    $done = $problem === null && $offer !== null ? Writer::write($offer, array_column(Plan::of($offer)->proposals, 'key'), Plan::of($offer)->digest()) : null;
    echo $done === null ? (string) $problem : count($done['written']) . ' ' . count($done['there']);
    exit(0);
}
$result = match ($action) {
    'create', 'suspend', 'unsuspend', 'terminate' => $host->$action((int) $id),
    'addon-create' => $host->create(Target::addon((int) $id)),
};
echo json_encode(['success' => $result->success, 'message' => $result->message], JSON_THROW_ON_ERROR);
