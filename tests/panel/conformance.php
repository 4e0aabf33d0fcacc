#!/usr/bin/env php
<?php

/** Replays every recorded exchange, in order, against the simulator and says where its answers differ from the real panel's. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Calagopus\Recording;
use Calagopus\Tests\Panel\Conformance\Binding;
use Calagopus\Tests\Panel\Conformance\Preparations;
use Calagopus\Tests\Panel\Conformance\Replay;

require __DIR__ . '/launch.php';

$verbose = in_array('--verbose', $argv, true);
if (array_diff(array_slice($argv, 1), ['--verbose']) !== []) {
    echo "Usage: php tests/panel/conformance.php [--verbose] [--help]\n\n",
        "Replays the recorded exchanges of contract/calagopus against the simulator. One line for each that differs;\n",
        "with --verbose one for each that is as recorded, too. Exits 0 only where all are.\n";
    exit(in_array('--help', $argv, true) ? 0 : 2);
}

$simulator = Simulator::start(['--seed', 'contract', '--cache-ms', '600000']);
$binding = new Binding();
$preparations = new Preparations($simulator, $binding);
$replay = new Replay($simulator->client(), $binding);
$passed = $failed = 0;
foreach (Recording::all() as $exchange) {
    try {
        $preparations->before($exchange);
        $differences = $replay->differences($exchange);
        $preparations->after($replay->headers);
    } catch (\RuntimeException $error) {
        $differences = [$error->getMessage()];
    }
    $differences === [] ? ++$passed : ++$failed;
    if ($differences !== [] || $verbose) {
        printf("%03d %s: %s\n", $exchange->number, $exchange->name, $differences === [] ? 'as recorded' : implode('; ', array_slice($differences, 0, 5)));
    }
}
$simulator->stop();
echo $passed, ' passed, ', $failed, " failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
