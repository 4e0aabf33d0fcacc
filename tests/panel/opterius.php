#!/usr/bin/env php
<?php

/** Runs the Opterius panel simulator until it is told to end. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Net\Listeners;
use Calagopus\Tests\Panel\Opterius\Control;
use Calagopus\Tests\Panel\Opterius\Options;
use Calagopus\Tests\Panel\Opterius\Panel;
use Calagopus\Tests\Panel\Opterius\World;
use Calagopus\Tests\Panel\Sim\FaultBook;
use Calagopus\Tests\Panel\Sim\Front;
use Calagopus\Tests\Panel\Sim\Journal;

require __DIR__ . '/autoload.php';

ini_set('memory_limit', '-1');

try {
    $options = Options::fromCommandLine(array_slice($argv, 1));
    if ($options->help) {
        echo Options::HELP;
        exit(0);
    }
    $loop = new Loop();
    $world = new World($loop, $options);
    $journal = new Journal($options->log === null ? null : (fopen($options->log, 'a') ?: null));
    $faults = new FaultBook();
    $control = new Control($world, $journal, $faults);
    $tls = $options->tlsCert === null ? null : ['cert' => $options->tlsCert, 'key' => (string) $options->tlsKey];
    $front = new Front($loop, new Panel($world), $control, $journal, $faults);
    $server = Listeners::open($loop, $front, $options->port, $tls, $options->further);
    $control->connections = $server->figures(...);
} catch (\InvalidArgumentException | \RuntimeException $error) {
    fwrite(STDERR, 'opterius.php: ' . $error->getMessage() . "\n");
    exit(2);
}

pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
    pcntl_signal($signal, $loop->stop(...));
}
if ($options->dieWithStdin) {
    stream_set_blocking(STDIN, false);
    $loop->whenReadable(STDIN, static function () use ($loop): void {
        if (in_array(fread(STDIN, 1024), ['', false], true) && feof(STDIN)) {
            $loop->stop();
        }
    });
}

echo 'listening ' . $server->url() . "\n";
flush();
$loop->run();
$server->close();
