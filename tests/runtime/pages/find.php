<?php

/** Looks for the server of service 17 and says what this worker has open. */

declare(strict_types=1);

require __DIR__ . '/common.php';

answer(['found' => found(panel())]);
