<?php

/** A FastCGI client: sends pages' requests to PHP-FPM over its unix socket, so many at a time, and takes what they answer. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class FastCgi
{
    private const BEGIN = 1;
    private const PARAMS = 4;
    private const INPUT = 5;
    private const OUTPUT = 6;
    private const ERRORS = 7;
    private const RESPONDER = "\0\1\0\0\0\0\0\0";

    public function __construct(private readonly string $socket, private readonly string $script)
    {
    }

    /**
     * Runs pages, `$atOnce` in flight; the answers in the order in which they came, each with `wall_ms` and `at` (seconds since the start).
     *
     * @param iterable<array<string, mixed>> $jobs what each page is told
     * @param (\Closure(): bool)|null $goesOn asked before each further page; false ends the run when those in flight are done
     * @return list<array<string, mixed>>
     */
    public function run(iterable $jobs, int $atOnce, ?\Closure $goesOn = null): array
    {
        $waiting = (static fn () => yield from $jobs)();
        $flying = [];
        $answers = [];
        $began = hrtime(true);
        while (true) {
            while (count($flying) < $atOnce && $waiting->valid() && ($goesOn === null || $goesOn())) {
                $stream = $this->send($waiting->current());
                $flying[(int) $stream] = ['stream' => $stream, 'began' => hrtime(true), 'bytes' => ''];
                $waiting->next();
            }
            if ($flying === []) {
                return $answers;
            }
            foreach ($this->take($flying) as $done) {
                $answers[] = self::read($done) + ['at' => (hrtime(true) - $began) / 1e9];
            }
        }
    }

    /** Sends one page and does not wait for it. @return resource to be closed or handed to answerOf() */
    public function send(array $job)
    {
        $stream = stream_socket_client('unix://' . $this->socket, $code, $text, 5.0);
        if ($stream === false) {
            throw new \RuntimeException("PHP-FPM takes no connection: $text");
        }
        $parameters = ['SCRIPT_FILENAME' => $this->script, 'REQUEST_METHOD' => 'GET', 'SCRIPT_NAME' => '/page.php', 'SERVER_PROTOCOL' => 'HTTP/1.1',
            'QUERY_STRING' => '', 'REQUEST_URI' => '/page.php', 'BENCH_JOB' => json_encode($job, JSON_THROW_ON_ERROR)];
        $text = '';
        foreach ($parameters as $name => $value) {
            $text .= self::length(strlen($name)) . self::length(strlen($value)) . $name . $value;
        }
        fwrite($stream, self::record(self::BEGIN, self::RESPONDER) . self::record(self::PARAMS, $text) . self::record(self::PARAMS, '') . self::record(self::INPUT, ''));
        stream_set_blocking($stream, false);
        return $stream;
    }

    /** @param resource $stream @return array<string, mixed> */
    public function answerOf($stream): array
    {
        $flying = [(int) $stream => ['stream' => $stream, 'began' => hrtime(true), 'bytes' => '']];
        do {
            $done = $this->take($flying);
        } while ($done === []);
        return self::read($done[0]);
    }

    /** Waits for bytes; gives those pages that have ended. @param array<int, array{stream: resource, began: int, bytes: string}> $flying */
    private function take(array &$flying): array
    {
        $readable = array_column($flying, 'stream');
        $none = null;
        if ($readable === [] || stream_select($readable, $none, $none, 1) < 1) {
            return [];
        }
        $done = [];
        foreach ($readable as $stream) {
            $one = &$flying[(int) $stream];
            $one['bytes'] .= (string) fread($stream, 65536);
            if (feof($stream)) {
                $one['wall_ms'] = (hrtime(true) - $one['began']) / 1e6;
                $done[] = $one;
                unset($one, $flying[(int) $stream]);
                fclose($stream);
                continue;
            }
            unset($one);
        }
        return $done;
    }

    /** @return array<string, mixed> */
    private static function read(array $one): array
    {
        $bytes = $one['bytes'];
        $output = $errors = '';
        for ($at = 0; $at + 8 <= strlen($bytes);) {
            ['type' => $type, 'length' => $length, 'padding' => $padding] = unpack('Cversion/Ctype/nid/nlength/Cpadding', $bytes, $at);
            $content = substr($bytes, $at + 8, $length);
            $output .= $type === self::OUTPUT ? $content : '';
            $errors .= $type === self::ERRORS ? $content : '';
            $at += 8 + $length + $padding;
        }
        $json = json_decode(substr($output, (int) strpos($output, "\r\n\r\n") + 4), true);
        if (!is_array($json)) {
            throw new \RuntimeException("a page gave no answer: $errors$output");
        }
        return $json + ['wall_ms' => $one['wall_ms']];
    }

    private static function record(int $type, string $content): string
    {
        return pack('CCnnCC', 1, $type, 1, strlen($content), 0, 0) . $content;
    }

    private static function length(int $length): string
    {
        return $length < 128 ? chr($length) : pack('N', $length | 0x80000000);
    }
}
