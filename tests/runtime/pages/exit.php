<?php

/** Ends in the middle of a loop over what a call brought, with the object of the next call made already. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
foreach ($panel->catalog()->nodes as $node) {
    found($panel);
    exit(json_encode(['pid' => getmypid()]));
}
