<?php

/** Runs into max_execution_time in the middle of a stream, wherever that is. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
set_time_limit(1);
while (true) {
    foreach ($panel->usages() as $usage) {
        for ($i = 0; $i < 20000; ++$i) {
            new Calagopus\Ref('service-' . $i);
        }
    }
}
