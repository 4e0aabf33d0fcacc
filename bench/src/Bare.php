<?php

/** The bare find: one reused libcurl handle a process, json-c, the same fields, nothing else. What everything is laid beside. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Bare
{
    /** @return array{seconds: float, ms: Series} */
    public static function find(Bench $bench, Panel $panel, string $door, int $delay, int $count, int $processes = 1): array
    {
        $url = sprintf('https://127.0.0.1:%d/api/admin/servers/%s', $panel->front->port($door, $delay), $panel->server['uuid']);
        $command = [$bench->work->tools . '/bare_find', $url, (string) $count, (string) $processes, $panel->front->certificate, str_ends_with($door, '2') ? '2' : '1.1'];
        $answer = json_decode((new Child($command, ['BARE_KEY' => $panel->simulator->key]))->finish(), true, 4, JSON_THROW_ON_ERROR);
        return ['seconds' => $answer['seconds'], 'ms' => new Series($answer['ms'])];
    }
}
