<?php

/**
 * The load of the upgrade: suspends and unsuspends two services and tests the connection, all three at once, until a file appears; counts the answers.
 *
 * load.php SOCKET FILE: writes FILE.running after the first round, and FILE.json at the end: how often each answer came, and what the last round said.
 */

declare(strict_types=1);

use Calagopus\Tests\Runtime\FastCgi;

require dirname(__DIR__) . '/runtime/src/FastCgi.php';

/** @param array<string, string> $what */
function begin(string $socket, array $what): FastCgi
{
    return new FastCgi($socket, $what + ['SCRIPT_FILENAME' => __DIR__ . '/page.php', 'SCRIPT_NAME' => '/page.php', 'REQUEST_METHOD' => 'GET',
        'REQUEST_URI' => '/page.php', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1']);
}

/** What became of one request; hanging up is an answer too. @param array<string, string> $what */
function outcome(string $socket, array $what): Closure
{
    try {
        $request = begin($socket, $what);
    } catch (RuntimeException $problem) {
        return static fn (): string => $problem->getMessage();
    }
    return static function () use ($request): string {
        try {
            $answer = $request->read(120.0);
            return trim(explode("\n", $answer['out'] . $answer['errors'])[0]);
        } catch (RuntimeException $problem) {
            return $problem->getMessage();
        }
    };
}

[, $socket, $file] = $argv;
$counts = $last = [];
for ($round = 0; !file_exists($file); $round++) {
    $command = $round % 2 === 0 ? 'suspend' : 'unsuspend';
    $waiting = array_map(static fn (array $what): Closure => outcome($socket, $what), [
        ['DO' => $command, 'SERVICE' => '1'], ['DO' => $command, 'SERVICE' => '2'], ['DO' => 'test'],
    ]);
    $last = array_map(static fn (Closure $answer): string => $answer(), $waiting);
    foreach ($last as $answer) {
        $counts[$answer] = ($counts[$answer] ?? 0) + 1;
    }
    touch("$file.running");
    // Customers do not press without a pause, and the build beside needs the processors.
    usleep(50_000);
}
file_put_contents("$file.json", json_encode(['counts' => $counts, 'last' => $last], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
