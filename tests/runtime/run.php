#!/usr/bin/env php
<?php

/**
 * PHP as it really runs: FPM workers that live on after everything that can end a request.
 *
 *   php tests/runtime/run.php --fpm PHP-FPM --extension calagopus.so [--opcache opcache.so] [TEXT]
 *
 * Only the cases whose name holds TEXT run. The last line is "N passed, N failed".
 */

declare(strict_types=1);

namespace Calagopus\Tests\Runtime;

use Calagopus\Tests\Panel\Simulator;

require dirname(__DIR__) . '/panel/launch.php';
require __DIR__ . '/src/FastCgi.php';
require __DIR__ . '/src/Fpm.php';
require __DIR__ . '/src/Cases.php';

$options = getopt('', ['fpm:', 'extension:', 'opcache:'], $rest);
if (!isset($options['fpm'], $options['extension'])) {
    fwrite(STDERR, "usage: php tests/runtime/run.php --fpm PHP-FPM --extension calagopus.so [--opcache opcache.so] [TEXT]\n");
    exit(2);
}
$cases = new Cases($options['fpm'], $options['extension'], $options['opcache'] ?? 'opcache');
$passed = $failed = 0;
foreach ($cases->all() as $name => $case) {
    if (isset($argv[$rest]) && !str_contains($name, $argv[$rest])) {
        continue;
    }
    $started = microtime(true);
    try {
        $case(Simulator::start());
        ++$passed;
        printf("ok      %s (%.1f s)\n", $name, microtime(true) - $started);
    } catch (\Throwable $broken) {
        ++$failed;
        printf("FAILED  %s: %s at %s:%d\n", $name, substr($broken->getMessage(), 0, 3000), basename($broken->getFile()), $broken->getLine());
    }
}
echo "$passed passed, $failed failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
