<?php

/**
 * Loads the WHMCS stand-in, the panel simulators and the classes of a suite that tests the modules.
 *
 * Suite, Check and World are this folder's and every suite's; the Stage, the world of one test, is the suite's own, in a namespace of its own.
 * Answers with what makes a suite's folder known, with the namespace of its classes.
 */

declare(strict_types=1);

require_once dirname(__DIR__) . '/whmcs/bootstrap.php';
require_once dirname(__DIR__) . '/panel/launch.php';

return static function (string $suite, string $namespace): void {
    spl_autoload_register(static function (string $class) use ($suite, $namespace): void {
        foreach ([[$namespace, $suite], ['Calagopus\\Tests\\Module\\', __DIR__]] as [$prefix, $folder]) {
            $file = "$folder/src/" . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
            if (str_starts_with($class, $prefix) && is_file($file)) {
                require_once $file;
                return;
            }
        }
    });
};
