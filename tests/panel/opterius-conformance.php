#!/usr/bin/env php
<?php

/** Replays every recorded exchange of the Opterius panel, in order, and says where the simulator's answers differ from the real panel's. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Conformance\Tally;
use Calagopus\Tests\Panel\Opterius\Conformance\Answers;
use Calagopus\Tests\Panel\Opterius\Conformance\Preparations;
use Calagopus\Tests\Panel\Opterius\Conformance\Requests;
use Calagopus\Tests\Panel\Opterius\Recording;
use Calagopus\Tests\Panel\Opterius\Simulator;

require __DIR__ . '/launch.php';

$tally = Tally::asked(array_slice($argv, 1));
if ($tally === null) {
    echo "Usage: php tests/panel/opterius-conformance.php [WORD] [--verbose] [--help]\n\n",
        "Replays the recorded exchanges of contract/opterius against the simulator, those of each database on a panel of its own.\n",
        "One line for each that differs; with --verbose one for each that is as recorded, too. All are played, since later ones rest on\n",
        "earlier ones; with WORD only those are judged that have it in their number, name or request. Exits 0 only where all are as recorded.\n";
    exit(in_array('--help', $argv, true) ? 0 : 2);
}

$panels = $preparations = [];
foreach (['mariadb', 'sqlite'] as $database) {
    $panels[$database] = Simulator::start(['--seed', 'contract', '--database', $database]);
    $preparations[$database] = new Preparations($panels[$database]);
}
foreach (Recording::all() as $exchange) {
    $database = str_starts_with($exchange->database, 'SQLite') ? 'sqlite' : 'mariadb';
    try {
        $preparations[$database]->before($exchange);
        $differences = Answers::differences($exchange->response, Requests::make($exchange, $panels[$database]->client()));
    } catch (\RuntimeException $error) {
        $differences = [$error->getMessage()];
    }
    $tally->count($exchange, $differences);
}
foreach ($panels as $panel) {
    $panel->stop();
}
exit($tally->end());
