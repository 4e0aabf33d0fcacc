<?php

/** The one file to require from a test that wants a panel: gives the class Calagopus\Tests\Panel\Simulator. */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

// Each test is alone on the host, whatever the ones before it did to a panel on the same port; one about what is shared says so first.
if (extension_loaded('calagopus') && !defined('SHARED_STATE')) {
    ini_set('calagopus.shared_state', '0');
}
