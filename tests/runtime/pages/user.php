<?php

/** Says which process this is, and whose. It asks the extension for nothing. */

declare(strict_types=1);

preg_match('/^Uid:\s+\d+\s+(\d+)/m', (string) file_get_contents('/proc/self/status'), $found);
echo json_encode(['pid' => getmypid(), 'user' => (int) ($found[1] ?? -1)]);
