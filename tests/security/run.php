<?php

/** Tests of what an attacker may try: on the WHMCS stand-in with both modules, through the native extension, against the simulators. */

declare(strict_types=1);

use Calagopus\Tests\Module\Suite;
use Calagopus\Tests\Security\Stage;

error_reporting(E_ALL);
ini_set('display_errors', '1');

if (in_array('--help', $argv, true)) {
    echo "Usage: php -d extension=PATH/calagopus.so run.php [--only=WORD] [--list]\n",
        "Tests what docs/security.md promises; prints `N passed, N failed` last.\n",
        "--only=WORD runs the tests whose file or name holds WORD.\n",
        "Needs the packages php8.2-sqlite3, php8.2-mbstring, php8.2-xml, php-illuminate-database, smarty4 and openssl.\n";
    exit(0);
}

require_once __DIR__ . '/bootstrap.php';

// Faults are ordered here on purpose: what one test did to a panel must not make the next one wait. cases/caches.php switches it on.
ini_set('calagopus.shared_state', '0');

exit((new Suite(__DIR__ . '/cases', Stage::class))->main(array_slice($argv, 1)));
