#!/usr/bin/env php
<?php

/** Replays every recorded exchange, in order, against the simulator and says where its answers differ from the real panel's. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Calagopus\Recording;
use Calagopus\Tests\Panel\Conformance\Binding;
use Calagopus\Tests\Panel\Conformance\Preparations;
use Calagopus\Tests\Panel\Conformance\Replay;
use Calagopus\Tests\Panel\Conformance\Tally;

require __DIR__ . '/launch.php';

$tally = Tally::asked(array_slice($argv, 1));
if ($tally === null) {
    echo "Usage: php tests/panel/conformance.php [WORD] [--verbose] [--help]\n\n",
        "Replays the recorded exchanges of contract/calagopus against the simulator. One line for each that differs;\n",
        "with --verbose one for each that is as recorded, too. All are played, since later ones rest on\n",
        "earlier ones; with WORD only those are judged that have it in their number, name or request. Exits 0 only where all are as recorded.\n";
    exit(in_array('--help', $argv, true) ? 0 : 2);
}

$simulator = Simulator::start(['--seed', 'contract', '--cache-ms', '600000']);
$binding = new Binding();
$preparations = new Preparations($simulator, $binding);
$replay = new Replay($simulator->client(), $binding);
foreach (Recording::all() as $exchange) {
    try {
        $preparations->before($exchange);
        $differences = $replay->differences($exchange);
        $preparations->after($replay->headers);
    } catch (\RuntimeException $error) {
        $differences = [$error->getMessage()];
    }
    $tally->count($exchange, $differences);
}
$simulator->stop();
exit($tally->end());
