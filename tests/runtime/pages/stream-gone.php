<?php

/** Writes more for each of a stream's elements than its client will read; NOTE names a file for how far it came. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$seen = 0;
register_shutdown_function(static function () use (&$seen): void {
    file_put_contents($_SERVER['NOTE'] . '.new', json_encode(['aborted' => connection_aborted(), 'seen' => $seen]));
    rename($_SERVER['NOTE'] . '.new', $_SERVER['NOTE']);
});
foreach (panel()->usages() as $usage) {
    ++$seen;
    echo $usage->externalId, str_repeat(' ', 64 * 1024), "\n";
    flush();
}
