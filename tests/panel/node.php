#!/usr/bin/env php
<?php

/** Runs a node's stand-in until it is told to end: `node.php [--port N] [--look-ms N] [--stats-ms N] [--lines-ms N] [--before-s N] [--die-with-stdin]`. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Node\Node;
use Calagopus\Tests\Panel\Node\Times;

require __DIR__ . '/autoload.php';

$options = getopt('', ['port:', 'look-ms:', 'stats-ms:', 'lines-ms:', 'before-s:', 'die-with-stdin']);
$times = new Times();
$times->look = (float) ($options['look-ms'] ?? $times->look);
$times->stats = (float) ($options['stats-ms'] ?? $times->stats);
$times->lines = (float) ($options['lines-ms'] ?? $times->lines);
$times->before = (int) ($options['before-s'] ?? $times->before);
$loop = new Loop();
$node = new Node($loop, (int) ($options['port'] ?? 0), $times);
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
    pcntl_signal($signal, $loop->stop(...));
}
if (isset($options['die-with-stdin'])) {
    stream_set_blocking(STDIN, false);
    $loop->whenReadable(STDIN, static function () use ($loop): void {
        if (in_array(fread(STDIN, 1024), ['', false], true) && feof(STDIN)) {
            $loop->stop();
        }
    });
}
echo 'listening ' . $node->url() . "\n";
flush();
$loop->run();
