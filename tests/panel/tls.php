#!/usr/bin/env php
<?php

/**
 * TLS in front of a server that speaks none, until it is told to end: `tls.php --to tcp://HOST:PORT [--cert FILE] [--die-with-stdin]`.
 *
 * Prints `listening https://127.0.0.1:PORT`; the file holds a certificate and its key, and without it bytes are handed on as they are, to what
 * speaks TLS itself (`--to unix://PATH`, as nginx has it). Each connection is a process.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

const ACCEPT_SECONDS = 1.0;
const CHUNK = 65536;

/** @param resource $from @param resource $to @param bool $whole all that is there already; false: a piece */
function hand($from, $to, bool $whole): bool
{
    do {
        $bytes = (string) fread($from, CHUNK);
        for ($sent = 0; $sent < strlen($bytes);) {
            $now = @fwrite($to, substr($bytes, $sent));
            if ($now === false || $now === 0) {
                return false;
            }
            $sent += $now;
        }
    } while ($whole && $bytes !== '');

    return !feof($from);
}

/** @param resource $peer */
function serve($peer, string $to, bool $speaksTls): void
{
    $inside = @stream_socket_client($to);
    if ($inside === false || $speaksTls && @stream_socket_enable_crypto($peer, true, STREAM_CRYPTO_METHOD_TLS_SERVER) !== true) {
        return;
    }
    stream_set_blocking($peer, false);
    do {
        $read = [$peer, $inside];
        $write = $except = null;
        if (@stream_select($read, $write, $except, 1) === false) {
            return;
        }
        $goesOn = true;
        foreach ($read as $stream) {
            stream_set_blocking($peer, $stream !== $peer);
            // What TLS read ahead is not seen by select(), so all of it is taken.
            $goesOn = $goesOn && ($stream === $peer ? hand($peer, $inside, true) : hand($inside, $peer, false));
        }
        stream_set_blocking($peer, false);
    } while ($goesOn);
}

$options = getopt('', ['to:', 'cert:', 'die-with-stdin']);
// PHP's servers ask for the client's certificate unless told otherwise, and Chromium gives up a socket (not a page) where one is asked for.
$context = stream_context_create(['ssl' => ['local_cert' => $options['cert'] ?? '', 'verify_peer' => false]]);
$listener = stream_socket_server('tcp://127.0.0.1:0', $code, $problem, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
if ($listener === false || !is_string($options['to'] ?? null)) {
    fwrite(STDERR, "tls.php: $problem\n");
    exit(2);
}
pcntl_async_signals(true);
$running = true;
foreach ([SIGTERM, SIGINT] as $signal) {
    pcntl_signal($signal, static function () use (&$running): void {
        $running = false;
    });
}
pcntl_signal(SIGCHLD, SIG_IGN);
echo 'listening https://' . stream_socket_get_name($listener, false) . "\n";
flush();
$children = [];
while ($running) {
    $peer = @stream_socket_accept($listener, ACCEPT_SECONDS);
    if (isset($options['die-with-stdin'])) {
        $read = [STDIN];
        $write = $except = null;
        $running = $running && !(@stream_select($read, $write, $except, 0) === 1 && fread(STDIN, 1) === '' && feof(STDIN));
    }
    if ($peer === false) {
        continue;
    }
    $child = pcntl_fork();
    if ($child === 0) {
        array_map(static fn (int $signal) => pcntl_signal($signal, SIG_DFL), [SIGTERM, SIGINT]);
        fclose($listener);
        serve($peer, $options['to'], isset($options['cert']));
        posix_kill((int) getmypid(), SIGKILL); // nothing of the parent's is to be cleaned up here
    }
    $children[] = $child;
    fclose($peer);
}
array_map(static fn (int $child) => @posix_kill($child, SIGTERM), $children);
