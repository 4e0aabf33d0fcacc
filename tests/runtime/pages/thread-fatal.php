<?php

/** A thread's requests: those of every other thread end in a fatal error between two calls. */

declare(strict_types=1);

require_once __DIR__ . '/on-thread.php';

use Calagopus\Ref;

return static function (array $where, int $thread, int $request): string {
    $panel = panel_at($where);
    $found = 0;
    for ($i = 0; $i < 4; ++$i) {
        $found += (int) ($panel->find(new Ref("thread-$thread-0"))->externalId === "thread-$thread-0");
        if ($thread % 2 === 1 && $i === 1) {
            ini_set('display_errors', '0');
            ini_set('log_errors', '0');
            ini_set('memory_limit', (string) (memory_get_usage(true) + 1024 * 1024));
            str_repeat('x', 64 * 1024 * 1024);
        }
    }

    return (string) json_encode(['found' => $found]);
};
