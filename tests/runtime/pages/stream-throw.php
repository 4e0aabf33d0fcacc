<?php

/** Throws in the middle of a stream that has requests under way, with another one open and a call of its own in between. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
$other = $panel->servers();
(static function () use ($panel, $other): void {
    $stream = $panel->usages();
    foreach ($stream as $usage) {
        if ($stream->progress()['serversDone'] === STREAM_MIDDLE) {
            found($panel);
            throw new RuntimeException('in the middle of a stream, and another at ' . strlen($other->current()->uuid));
        }
    }
})();
