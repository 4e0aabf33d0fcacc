<?php

/** A thread's requests: each asks once; the figures are the thread's own. */

declare(strict_types=1);

require_once __DIR__ . '/on-thread.php';

use Calagopus\Ref;
use Calagopus\Status;

return static function (array $where, int $thread, int $request): string {
    $server = panel_at($where)->find(new Ref("thread-$thread-0"));
    $status = Status::current();

    return (string) json_encode(['found' => $server->externalId, 'made' => $status->connectionsMade, 'reused' => $status->connectionsReused]);
};
