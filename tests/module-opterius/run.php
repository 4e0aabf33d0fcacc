<?php

/** Tests of the WHMCS module for Opterius: on the WHMCS stand-in, through the native extension, against the Opterius simulator. */

declare(strict_types=1);

use Calagopus\Tests\Module\Suite;
use Calagopus\Tests\ModuleOpterius\Stage;

error_reporting(E_ALL);
ini_set('display_errors', '1');

if (in_array('--help', $argv, true)) {
    echo "Usage: php -d extension=PATH/calagopus.so run.php [--only=WORD] [--list]\n",
        "Tests the module in modules-php/servers/opterius; prints `N passed, N failed` last.\n",
        "--only=WORD runs the tests whose file or name holds WORD.\n",
        "Needs the packages php8.2-mysql, php8.2-sqlite3, php8.2-mbstring, php-illuminate-database, smarty4 and mariadb-server.\n";
    exit(0);
}

require_once __DIR__ . '/bootstrap.php';

exit((new Suite(__DIR__ . '/cases', Stage::class))->main(array_slice($argv, 1)));
