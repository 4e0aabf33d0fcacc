<?php

/** A thread's requests: each creates a server of its own, and the last one says what became of all of them. */

declare(strict_types=1);

require_once __DIR__ . '/on-thread.php';

use Calagopus\Owner;
use Calagopus\Ref;

return static function (array $where, int $thread, int $request): string {
    $panel = panel_at($where);
    try {
        $panel->create(spec_on_thread(), new Owner('c' . $thread, "c$thread@example.com", 'Client', 'C' . $thread), new Ref("thread-$thread-$request"));
        $servers = [];
        for ($i = 0; $i <= $request; ++$i) {
            $servers[] = $panel->find(new Ref("thread-$thread-$i"));
        }

        return (string) json_encode(['problem' => null, 'external' => array_map(static fn ($server) => $server->externalId, $servers),
            'uuid' => array_map(static fn ($server) => $server->uuid, $servers)]);
    } catch (Throwable $problem) {
        return (string) json_encode(['problem' => $problem::class . ': ' . $problem->getMessage()]);
    }
};
