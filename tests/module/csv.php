<?php

/** A process of its own on the installation of a test: downloads the rows of the admin addon's reconcile as CSV, which ends the request. */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\WhmcsHost;

require_once __DIR__ . '/bootstrap.php';

$host = WhmcsHost::attach();
ob_start();
echo 'What WHMCS had begun to print.';
$host->addonModules->page('calagopusadmin', ['tab' => 'reconcile', 'csv' => '1', 'kind' => $argv[1] ?? '']);
echo 'The request went on.';
