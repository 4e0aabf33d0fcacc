<?php

/** Loads the classes of the fault matrix and of the panel simulators. */

declare(strict_types=1);

require_once dirname(__DIR__) . '/panel/launch.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Calagopus\\Tests\\Faults\\';
    $file = __DIR__ . '/src/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (str_starts_with($class, $prefix) && is_file($file)) {
        require_once $file;
    }
});
