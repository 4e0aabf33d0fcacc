<?php

/** Tests of the customer's page in Chromium, in both frames, with scripts and without; BROWSER_PICTURES=FOLDER writes screenshots there. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Suite;

error_reporting(E_ALL);
ini_set('display_errors', '1');

if (in_array('--help', $argv, true)) {
    echo "Usage: php -d extension=PATH/calagopus.so run.php [--only=WORD] [--list]\n",
        "Needs chromium, chromium-driver and nginx, and what tests/browser/themes.sh fetches; prints `N passed, N failed` last.\n";
    exit(0);
}

require_once __DIR__ . '/bootstrap.php';

// Faults are ordered here on purpose; the served client area shares its state, as a host's does.
ini_set('calagopus.shared_state', '0');
$code = (new Suite(__DIR__ . '/cases', Stage::class))->main(array_slice($argv, 1));
Stage::close();
exit($code);
