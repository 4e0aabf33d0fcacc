<?php

/** The one file to require from a test that wants a panel: gives the class Calagopus\Tests\Panel\Simulator. */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';

// Each test is alone on the host, whatever the ones before it did to a panel on the same port; one about what is shared says so first.
if (extension_loaded('calagopus') && !defined('SHARED_STATE')) {
    ini_set('calagopus.shared_state', '0');
}
// So is every PHP that it starts (but for those that read no php.ini). The empty part stands for PHP's own folder.
if (!str_contains((string) getenv('PHP_INI_SCAN_DIR'), __DIR__)) {
    putenv('PHP_INI_SCAN_DIR=' . getenv('PHP_INI_SCAN_DIR') . PATH_SEPARATOR . __DIR__ . '/ini');
}
