#!/usr/bin/env php
<?php

/** Measures how many requests a second the simulator answers to many clients at once that keep their connections. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

require __DIR__ . '/launch.php';

const WANTED = 2000;

$settings = getopt('', ['clients:', 'seconds:', 'servers:', 'help']);
if (isset($settings['help']) || $settings === false) {
    echo "Usage: php tests/panel/rate.php [--clients N] [--seconds S] [--servers N] [--help]\n\n",
        "Looks up servers by external id over N (64) connections for S (3) seconds on a panel with N (1000) servers\n",
        "and prints the rate. Exits 0 where it is at least ", WANTED, " a second and every answer was right.\n";
    exit(isset($settings['help']) ? 0 : 2);
}
$clients = max(1, min(500, (int) ($settings['clients'] ?? 64)));
$seconds = max(0.2, (float) ($settings['seconds'] ?? 3));
$servers = max(1, (int) ($settings['servers'] ?? 1000));

$simulator = Simulator::start(['--seed', 'scale:' . $servers . ':2']);
$streams = $pending = [];
$started = [];
$waits = [];
$right = $wrong = $number = 0;
$ask = static function (int $i) use (&$streams, &$pending, &$started, &$number, $servers, $simulator): void {
    $id = $number++ % $servers + 1;
    $pending[$i] = ['buffer' => '', 'expect' => '"external_id":"' . $id . '"'];
    $started[$i] = hrtime(true);
    fwrite($streams[$i], 'GET /api/admin/servers/external/' . $id . " HTTP/1.1\r\nHost: sim\r\nAccept: application/json\r\n"
        . 'Authorization: Bearer ' . $simulator->key . "\r\n\r\n");
};
for ($i = 0; $i < $clients; ++$i) {
    $streams[$i] = stream_socket_client('tcp://' . $simulator->host . ':' . $simulator->port, $code, $message, 10)
        ?: throw new \RuntimeException('cannot connect: ' . $message);
    stream_set_blocking($streams[$i], false);
    $ask($i);
}
for ($begin = microtime(true); ($now = microtime(true)) < $begin + $seconds;) {
    $read = $streams;
    $write = $except = null;
    if (!stream_select($read, $write, $except, 5)) {
        throw new \RuntimeException('the simulator answers nobody');
    }
    foreach ($read as $i => $stream) {
        $bytes = fread($stream, 65536);
        if ($bytes === '' || $bytes === false) {
            throw new \RuntimeException('a connection ended after ' . $right . ' answers');
        }
        $pending[$i]['buffer'] .= $bytes;
        $head = strpos($pending[$i]['buffer'], "\r\n\r\n");
        if (
            $head === false || !preg_match('/content-length: (\d+)/', $pending[$i]['buffer'], $length)
            || strlen($pending[$i]['buffer']) < $head + 4 + (int) $length[1]
        ) {
            continue;
        }
        $ok = str_starts_with($pending[$i]['buffer'], 'HTTP/1.1 200 ') && str_contains($pending[$i]['buffer'], $pending[$i]['expect']);
        $ok ? ++$right : ++$wrong;
        $waits[] = (hrtime(true) - $started[$i]) / 1e6;
        $ask($i);
    }
}
$rate = $right / ($now - $begin);
sort($waits);
$percentile = static fn (float $part): float => $waits[(int) floor($part * (count($waits) - 1))] ?? 0.0;
$simulator->stop();
printf(
    "%d clients, %d servers: %.0f requests a second (wanted %d), p50 %.1f ms, p99 %.1f ms, %d wrong\n",
    $clients,
    $servers,
    $rate,
    WANTED,
    $percentile(0.5),
    $percentile(0.99),
    $wrong
);
exit($rate >= WANTED && $wrong === 0 ? 0 : 1);
