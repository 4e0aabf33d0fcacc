<?php

/** A WHMCS process of its own that runs one action on one service, to be raced and killed; prints what came of it as JSON. */

declare(strict_types=1);

use Calagopus\Tests\Faults\Module\Child;
use Calagopus\Tests\Whmcs\WhmcsHost;

require_once __DIR__ . '/autoload.php';
require_once dirname(__DIR__) . '/module/bootstrap.php';

[, $verb, $id, $more] = $argv;
$child = new Child(WhmcsHost::attach(), (int) $id);
echo json_encode($child->do($verb, json_decode($more, true, 8, JSON_THROW_ON_ERROR)), JSON_THROW_ON_ERROR);
