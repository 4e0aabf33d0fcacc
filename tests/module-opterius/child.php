<?php

/** A process of its own on the installation of a test: runs one action on one service and prints what came of it as JSON. */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\WhmcsHost;

require_once __DIR__ . '/bootstrap.php';

[, $action, $id] = $argv;
$action !== 'password' || define('ADMINAREA', true);
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
$result = match ($action) {
    'create', 'suspend', 'unsuspend', 'terminate' => $host->$action((int) $id),
    'password' => $host->changePassword((int) $id, $argv[3]),
};
echo json_encode(['success' => $result->success, 'message' => $result->message], JSON_THROW_ON_ERROR);
