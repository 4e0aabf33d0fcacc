<?php

/**
 * Looks at the room of every node of the panel, as the stock of products in WHMCS's cron does, and tells what it asked and how much memory it added.
 *
 * php -d extension=… stock.php HOST PORT, the key in the environment as BARE_KEY
 */

declare(strict_types=1);

use Calagopus\Panel;
use Calagopus\Placement;
use Calagopus\Settings;

require __DIR__ . '/src/Child.php';

[, $host, $port] = $argv;
$panel = new Panel($host, (string) getenv('BARE_KEY'), (int) $port, true, new Settings(timeout: 60.0, background: true));
$before = Calagopus\Bench\Child::memoryOf((int) getmypid())['now'];
$began = microtime(true);
$known = $requests = 0;
/* Two products: any one port, and three that follow each other, of which the whole list is read. */
foreach ([null, new Placement(extra: 2, consecutive: true)] as $placement) {
    $rooms = $panel->capacity($placement, recent: true);
    $requests += $panel->trace()->requests;
    $known += count(array_filter($rooms, static fn (Calagopus\NodeCapacity $room): bool => $room->problem === ''));
}
echo json_encode(['nodes' => intdiv($known, 2), 'requests' => $requests, 'seconds' => microtime(true) - $began,
    'added_mib' => (Calagopus\Bench\Child::memoryOf((int) getmypid())['most'] - $before) / 1024]), "\n";
