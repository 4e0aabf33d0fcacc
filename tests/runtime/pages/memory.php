<?php

/** Runs into the memory limit while the answers of a call become PHP values. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
$catalogs = [];
ini_set('memory_limit', (string) (memory_get_usage(true) + 4 * 1024 * 1024));
for ($i = 0; $i < 300; ++$i) {
    $catalogs[] = $panel->catalog();
}
echo 'not reached';
