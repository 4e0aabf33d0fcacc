<?php

/** Loads the simulator's classes by name from src/, so that no package manager is needed. */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    $prefix = 'Calagopus\\Tests\\Panel\\';
    if (!str_starts_with($class, $prefix)) {
        return;
    }
    $file = __DIR__ . '/src/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});
