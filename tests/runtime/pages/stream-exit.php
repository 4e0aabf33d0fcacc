<?php

/** Ends in the middle of a stream that has requests under way. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$stream = panel()->usages();
foreach ($stream as $usage) {
    if ($stream->progress()['serversDone'] === STREAM_MIDDLE) {
        exit(json_encode(['left' => $stream->progress()]));
    }
}
