#!/usr/bin/env php
<?php

/**
 * The extension on several threads of one process: each has connections of its own, and all of them get their own answers.
 *
 *   PHP -d extension=calagopus.so -d extension=runtimethreads.so tests/runtime/threads.php [THREADS]
 *
 * PHP is a thread-safe one; tests/runtime/threads.sh builds what is needed. The last line is "N passed, N failed".
 */

declare(strict_types=1);

require dirname(__DIR__) . '/panel/launch.php';

use Calagopus\Tests\Panel\Simulator;

$threads = (int) ($argv[1] ?? 8);
$passed = $failed = 0;

/** @param callable(): void $case */
function check(string $name, callable $case): void
{
    global $passed, $failed;
    try {
        $case();
        ++$passed;
        echo "ok      $name\n";
    } catch (Throwable $broken) {
        ++$failed;
        echo "FAILED  $name: {$broken->getMessage()}\n";
    }
}

function demand(bool $truth, string $otherwise): void
{
    if (!$truth) {
        throw new RuntimeException($otherwise);
    }
}

/** @return list<array<string, mixed>|null> */
function each_thread(int $threads, int $requests, string $file, Simulator $panel): array
{
    $where = var_export(['host' => $panel->host, 'port' => $panel->port, 'key' => $panel->key], true);
    $code = '(require ' . var_export(__DIR__ . "/pages/$file.php", true) . ")($where, \$thread, \$request)";

    return array_map(static fn (?string $text): ?array => $text === null ? null : json_decode($text, true), threads_run($threads, $requests, $code));
}

$panel = Simulator::start();
$panel->control('POST', 'rate', ['limit' => 1000000]);

check('each thread makes its own server, once, and is answered about no other', static function () use ($threads, $panel): void {
    $answers = each_thread($threads, 3, 'thread', $panel);
    demand(count($answers) === $threads, 'threads are missing');
    foreach ($answers as $thread => $answer) {
        demand(is_array($answer) && $answer['problem'] === null, "thread $thread: " . json_encode($answer));
        demand($answer['external'] === ['thread-' . $thread . '-0', 'thread-' . $thread . '-1', 'thread-' . $thread . '-2'], "thread $thread: " . json_encode($answer));
        demand(count(array_unique($answer['uuid'])) === 3, "thread $thread: " . json_encode($answer));
    }
    demand(count($panel->state()['servers']) === 3 * $threads, count($panel->state()['servers']) . ' servers');
});

check('a thread keeps its connections from request to request', static function () use ($threads, $panel): void {
    foreach (each_thread($threads, 5, 'thread-find', $panel) as $thread => $answer) {
        demand(is_array($answer) && $answer['made'] === 1 && $answer['reused'] >= 4, "thread $thread: " . json_encode($answer));
    }
});

check('a fatal error on one thread harms no other', static function () use ($threads, $panel): void {
    foreach (each_thread($threads, 4, 'thread-fatal', $panel) as $thread => $answer) {
        demand($thread % 2 === 1 || (is_array($answer) && $answer['found'] === 4), "thread $thread: " . json_encode($answer));
    }
});

check('what threads did while others came and went can be done again', static function () use ($threads, $panel): void {
    for ($times = 0; $times < 5; ++$times) {
        foreach (each_thread($threads, 2, 'thread-find', $panel) as $thread => $answer) {
            demand(is_array($answer) && $answer['made'] === 1, "thread $thread: " . json_encode($answer));
        }
    }
});

echo "$passed passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);
