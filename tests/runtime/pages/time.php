<?php

/** Runs into max_execution_time in a loop of calls. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
set_time_limit(1);
while (true) {
    found($panel);
    for ($i = 0; $i < 500000; ++$i) {
        new Calagopus\Ref('service-' . $i);
    }
}
