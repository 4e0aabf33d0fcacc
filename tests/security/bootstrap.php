<?php

/**
 * Loads the WHMCS stand-in, the panel simulators and the classes of these tests.
 *
 * Suite and Check are those of tests/module; the Stage, the world of one test, is this folder's, with both modules in it.
 */

declare(strict_types=1);

require_once dirname(__DIR__) . '/whmcs/bootstrap.php';
require_once dirname(__DIR__) . '/panel/launch.php';

spl_autoload_register(static function (string $class): void {
    foreach (['Calagopus\\Tests\\Security\\', 'Calagopus\\Tests\\Module\\'] as $prefix) {
        if (!str_starts_with($class, $prefix)) {
            continue;
        }
        foreach ([__DIR__, dirname(__DIR__) . '/module'] as $folder) {
            $file = "$folder/src/" . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
            if (is_file($file)) {
                require_once $file;
                return;
            }
        }
    }
});
