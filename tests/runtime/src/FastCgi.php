<?php

/** A FastCGI client as small as the tests need: one request a connection, waited for or abandoned. */

declare(strict_types=1);

namespace Calagopus\Tests\Runtime;

final class FastCgi
{
    private const BEGIN = 1;
    private const END = 3;
    private const PARAMS = 4;
    private const STDIN = 5;
    private const STDOUT = 6;
    private const STDERR = 7;
    private const RESPONDER = 1;

    /** @var resource */
    private $socket;

    /** Sends the request; read() waits for its answer, leave() hangs up. @param array<string, string> $parameters */
    public function __construct(string $path, array $parameters)
    {
        $socket = @stream_socket_client('unix://' . $path, $code, $words, 10.0);
        if ($socket === false) {
            throw new \RuntimeException("cannot connect to $path: $words");
        }
        $this->socket = $socket;
        $pairs = '';
        foreach ($parameters as $name => $value) {
            $pairs .= self::length($name) . self::length($value) . $name . $value;
        }
        fwrite($socket, self::record(self::BEGIN, pack('nCx5', self::RESPONDER, 0)) . self::record(self::PARAMS, $pairs)
            . self::record(self::PARAMS, '') . self::record(self::STDIN, ''));
    }

    private static function length(string $text): string
    {
        return strlen($text) < 128 ? chr(strlen($text)) : pack('N', strlen($text) | 0x80000000);
    }

    private static function record(int $type, string $content): string
    {
        return pack('CCnnCx', 1, $type, 1, strlen($content), 0) . $content;
    }

    private function take(int $bytes, float $until): string
    {
        $text = '';
        while (strlen($text) < $bytes) {
            $left = $until - microtime(true);
            $readable = [$this->socket];
            $none = null;
            if ($left <= 0 || stream_select($readable, $none, $none, (int) $left, 100000) === false) {
                throw new \RuntimeException('no answer in time');
            }
            $more = $readable === [] ? '' : fread($this->socket, $bytes - strlen($text));
            if ($more === false || ($more === '' && feof($this->socket))) {
                throw new \RuntimeException('the worker hung up');
            }
            $text .= $more;
        }

        return $text;
    }

    /** @return array{out: string, errors: string} the body without its headers, and what went to the log */
    public function read(float $seconds = 60.0): array
    {
        $until = microtime(true) + $seconds;
        $text = [self::STDOUT => '', self::STDERR => ''];
        do {
            $head = unpack('Cversion/Ctype/nid/nlength/Cpadding', $this->take(8, $until));
            $content = $this->take($head['length'] + $head['padding'], $until);
            if (isset($text[$head['type']])) {
                $text[$head['type']] .= substr($content, 0, $head['length']);
            }
        } while ($head['type'] !== self::END);
        $this->leave();

        return ['out' => explode("\r\n\r\n", $text[self::STDOUT], 2)[1] ?? '', 'errors' => $text[self::STDERR]];
    }

    /** Waits until something of the answer is there, and reads no more of it. */
    public function some(): void
    {
        $this->take(1, microtime(true) + 60.0);
    }

    public function leave(): void
    {
        fclose($this->socket);
    }
}
