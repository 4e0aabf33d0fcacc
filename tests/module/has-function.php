<?php

/** Says whether the module has a function in a process that begins now: what WHMCS offers is decided when it reads the module's file. */

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

$host = Calagopus\Tests\Whmcs\WhmcsHost::attach();
echo $host->modules->has('calagopus', $argv[1] ?? '') ? "yes\n" : "no\n";
