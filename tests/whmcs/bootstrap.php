<?php

/**
 * Makes this PHP process a WHMCS: the constant, the libraries, the classes and the global functions that a module
 * expects.
 *
 * Nothing is connected or created here; `Calagopus\Tests\Whmcs\WhmcsHost::boot()` does that.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    define('WHMCS', true);
}

// Debian's Illuminate is older than the newest PHP; what it is deprecated for there is not ours to report.
set_error_handler(
    static fn (int $level, string $text, string $file = ''): bool => str_starts_with($file, '/usr/share/php/'),
    E_DEPRECATED | E_USER_DEPRECATED
);

foreach (['Illuminate/Database/autoload.php', 'smarty4/Smarty.class.php'] as $library) {
    if (stream_resolve_include_path($library) === false) {
        fwrite(
            STDERR,
            "The WHMCS stand-in needs $library: install the packages php-illuminate-database and smarty4.\n"
        );
        exit(2);
    }
    require_once $library;
}

spl_autoload_register(static function (string $class): void {
    $places = ['Calagopus\\Tests\\Whmcs\\' => __DIR__ . '/src/', 'WHMCS\\' => __DIR__ . '/whmcs/'];
    foreach ($places as $prefix => $folder) {
        $file = $folder . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require_once $file;
            return;
        }
    }
});

require_once __DIR__ . '/whmcs/App.php';
require_once __DIR__ . '/whmcs/functions.php';
