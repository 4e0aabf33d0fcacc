<?php

/** Faults that HTTP/2 alone has: a stream that is reset, a connection that is announced to end, an answer that ends too soon. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Streams
{
    private const REFUSED = 7;
    private const CODES = ['internal' => 2, 'cancelled' => 8, 'refused' => self::REFUSED, 'HTTP/1.1 wanted' => 13];

    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $faults = [];
        foreach (self::list() as $fault) {
            $faults[$fault->name] = $fault;
        }
        return $faults;
    }

    /** @return list<Fault> */
    private static function list(): array
    {
        $lost = ['connection-lost', 'not-a-panel'];
        $changes = static fn (Line $line): bool => $line->changes();
        $faults = [];
        foreach (self::CODES as $name => $code) {
            $what = ['kind' => 'rst-stream', 'code' => $code];
            // A stream that is refused was not acted upon: it may be sent again.
            $faults[] = new Fault("stream reset, $name", 'stream', $what, $lost, on: 'http2', definite: $code === self::REFUSED, quick: $name === 'internal');
            if ($code !== self::REFUSED) {
                $faults[] = new Fault("stream reset, $name, change made", 'stream', $what, $lost, 'after', where: $changes, on: 'http2');
            }
        }
        return [
            ...$faults,
            new Fault('GOAWAY, not acted upon', 'stream', ['kind' => 'goaway', 'processed' => false], $lost, times: 1, on: 'http2', definite: true, quick: true),
            new Fault('GOAWAY, not acted upon, always', 'stream', ['kind' => 'goaway', 'processed' => false], $lost, on: 'http2', definite: true),
            new Fault('GOAWAY, perhaps acted upon', 'stream', ['kind' => 'goaway', 'processed' => true], $lost, on: 'http2'),
            new Fault('GOAWAY, change made', 'stream', ['kind' => 'goaway', 'processed' => true], $lost, 'after', where: $changes, on: 'http2', quick: true),
            new Fault('stream ends too soon', 'stream', ['kind' => 'short-stream'], ['connection-lost', 'bad-answer'], 'after', on: 'http2', quick: true),
        ];
    }
}
