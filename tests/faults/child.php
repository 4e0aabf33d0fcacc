<?php

/** A WHMCS process of its own that runs one action on one service, to be raced and killed; prints what came of it as JSON. */

declare(strict_types=1);

use Calagopus\Tests\Faults\Module\HostingService;
use Calagopus\Tests\Whmcs\WhmcsHost;

require_once __DIR__ . '/autoload.php';
require_once dirname(__DIR__) . '/module/bootstrap.php';

[, $action, $id, $product] = $argv + [3 => '0'];
$host = WhmcsHost::attach();
$result = match ($action) {
    'create', 'suspend', 'unsuspend', 'terminate' => $host->$action((int) $id),
    'change' => $host->changePackage((int) $id, (int) $product),
    'password' => $host->changePassword((int) $id, HostingService::NEW_PASSWORD),
};
echo json_encode(['success' => $result->success, 'message' => $result->message], JSON_THROW_ON_ERROR);
