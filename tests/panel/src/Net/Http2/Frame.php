<?php

/** One frame of HTTP/2, and its bytes. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net\Http2;

final class Frame
{
    public const DATA = 0;
    public const HEADERS = 1;
    public const RST_STREAM = 3;
    public const SETTINGS = 4;
    public const PING = 6;
    public const GOAWAY = 7;
    public const WINDOW_UPDATE = 8;
    public const CONTINUATION = 9;

    public const END_STREAM = 1;
    public const ACK = 1;
    public const END_HEADERS = 4;
    public const PADDED = 8;
    public const PRIORITY = 32;

    public const HEAD = 9;
    public const MOST_PAYLOAD = 16384;

    public function __construct(public readonly int $type, public readonly int $flags, public readonly int $stream, public readonly string $payload)
    {
    }

    /** The first frame of the bytes, which it is taken from; null where it is not whole yet. */
    public static function take(string &$bytes): ?self
    {
        if (strlen($bytes) < self::HEAD) {
            return null;
        }
        $head = unpack('Chigh/nlow/Ctype/Cflags/Nstream', $bytes);
        $length = $head['high'] << 16 | $head['low'];
        if (strlen($bytes) < self::HEAD + $length) {
            return null;
        }
        $payload = substr($bytes, self::HEAD, $length);
        $bytes = substr($bytes, self::HEAD + $length);

        return new self($head['type'], $head['flags'], $head['stream'] & 0x7fffffff, $payload);
    }

    public static function bytes(int $type, int $flags, int $stream, string $payload = ''): string
    {
        $length = strlen($payload);

        return pack('CnCCN', $length >> 16, $length & 0xffff, $type, $flags, $stream) . $payload;
    }

    public function has(int $flag): bool
    {
        return ($this->flags & $flag) !== 0;
    }

    /** The payload without padding and priority. */
    public function content(): string
    {
        $content = $this->payload;
        $padding = 0;
        if ($this->has(self::PADDED)) {
            $padding = ord($content[0] ?? "\0");
            $content = substr($content, 1);
        }
        if ($this->type === self::HEADERS && $this->has(self::PRIORITY)) {
            $content = substr($content, 5);
        }

        return substr($content, 0, max(0, strlen($content) - $padding));
    }
}
