<?php

/**
 * Reads what every server of the panel uses, as WHMCS's cron does, and tells how long it took and how much memory it added.
 *
 * php -d extension=… usage.php HOST PORT, the key in the environment as BARE_KEY
 */

declare(strict_types=1);

use Calagopus\Panel;

require __DIR__ . '/src/Child.php';

[, $host, $port] = $argv;
$panel = new Panel($host, (string) getenv('BARE_KEY'), (int) $port, true);
$before = Calagopus\Bench\Child::memoryOf((int) getmypid())['now'];
$began = microtime(true);
$servers = $used = 0;
$stream = $panel->usages(3600.0);
foreach ($stream as $usage) {
    $servers++;
    $used += $usage->usage->memoryBytes ?? 0;
}
echo json_encode(['servers' => $servers, 'requests' => $stream->requests(), 'seconds' => microtime(true) - $began, 'problems' => $stream->problems(),
    'added_mib' => (Calagopus\Bench\Child::memoryOf((int) getmypid())['most'] - $before) / 1024]), "\n";
