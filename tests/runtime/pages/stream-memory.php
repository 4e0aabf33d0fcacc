<?php

/** Runs into the memory limit in the middle of a stream: little is left when it begins, and everything that it brings is kept. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
$stream = $panel->usages();
$limit = memory_get_usage(true) + 4 * 1024 * 1024;
ini_set('memory_limit', (string) $limit);
$kept = [];
while (memory_get_usage() < $limit - 128 * 1024) {
    $kept[] = str_repeat('x', 2000);
}
for (;;) {
    foreach ($stream as $usage) {
        $kept[] = $usage;
        $kept[] = $stream->progress();
    }
    $stream = $panel->usages();
}
