#!/usr/bin/env php
<?php

/** Tests the Opterius simulator against the sentences of the contract, and its agent, control plane and faults. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Opterius\Rules\OpteriusCase;
use Calagopus\Tests\Panel\Opterius\Simulator;

require __DIR__ . '/launch.php';

$only = $argv[1] ?? '';
if (str_starts_with($only, '-') || $argc > 2) {
    echo "Usage: php tests/panel/opterius-rules.php [TEXT] [--help]\n\nRuns the tests whose names hold TEXT, or all of them, and names those that fail.\n";
    exit($only === '--help' ? 0 : 2);
}

$simulator = Simulator::start();
$passed = $failed = 0;
foreach (glob(__DIR__ . '/src/Opterius/Rules/*.php') ?: [] as $file) {
    $class = __NAMESPACE__ . '\\Opterius\\Rules\\' . basename($file, '.php');
    if (!is_subclass_of($class, OpteriusCase::class)) {
        continue;
    }
    foreach (get_class_methods($class) as $test) {
        $name = basename($file, '.php') . ': ' . strtolower((string) preg_replace('/(?<=\w)(?=[A-Z0-9])/', ' ', $test));
        if (str_starts_with($test, '__') || !(new \ReflectionMethod($class, $test))->isPublic() || !str_contains($name, $only)) {
            continue;
        }
        try {
            $simulator->reset();
            (new $class($simulator))->{$test}();
            ++$passed;
        } catch (\Throwable $error) {
            ++$failed;
            echo 'FAILED ', $name, "\n       ", $error->getMessage(), ' (', basename($error->getFile()), ':', $error->getLine(), ")\n";
        }
    }
}
$simulator->stop();
echo $passed, ' passed, ', $failed, " failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
