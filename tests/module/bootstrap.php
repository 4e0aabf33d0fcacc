<?php

/** Loads the WHMCS stand-in, the panel simulator and the classes of these tests. */

declare(strict_types=1);

require_once dirname(__DIR__) . '/whmcs/bootstrap.php';
require_once dirname(__DIR__) . '/panel/launch.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Calagopus\\Tests\\Module\\';
    $file = __DIR__ . '/src/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (str_starts_with($class, $prefix) && is_file($file)) {
        require_once $file;
    }
});
