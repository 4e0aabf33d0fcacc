<?php

/** Frames of RFC 6455 on the server's side: what a client sends is unmasked and put together, what is sent is neither masked nor cut. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Node;

final class Frames
{
    public const TEXT = 1;
    public const CLOSE = 8;
    public const PING = 9;
    public const PONG = 10;

    private const CONTINUED = 0;
    private const BINARY = 2;
    private const MOST_CONTROL = 125;

    private string $bytes = '';
    private string $message = '';
    private ?int $kind = null;

    public function __construct(private readonly int $mostMessage)
    {
    }

    /** The answer to a client's key. */
    public static function accept(string $key): string
    {
        return base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
    }

    public static function frame(int $kind, string $payload): string
    {
        $length = strlen($payload);
        $head = match (true) {
            $length < 126 => chr($length),
            $length < 65536 => chr(126) . pack('n', $length),
            default => chr(127) . pack('J', $length),
        };

        return chr(0x80 | $kind) . $head . $payload;
    }

    /**
     * What became whole with these bytes: kind and payload of each.
     *
     * @return list<array{int, string}>
     * @throws BrokenFrame
     */
    public function take(string $bytes): array
    {
        $this->bytes .= $bytes;
        $whole = [];
        while (($frame = $this->next()) !== null) {
            [$isLast, $kind, $payload] = $frame;
            if ($kind >= self::CLOSE) {
                $whole[] = [$kind, $payload];
                continue;
            }
            $this->join($kind, $payload);
            if ($isLast) {
                $whole[] = [(int) $this->kind, $this->message];
                [$this->kind, $this->message] = [null, ''];
            }
        }

        return $whole;
    }

    private function join(int $kind, string $payload): void
    {
        if (($kind === self::CONTINUED) !== ($this->kind !== null)) {
            throw new BrokenFrame('a message within a message, or the rest of none', 1002);
        }
        $this->kind ??= $kind;
        $this->message .= $payload;
        if (strlen($this->message) > $this->mostMessage) {
            throw new BrokenFrame('too long a message', 1009);
        }
    }

    /** @return array{bool, int, string}|null null: not whole yet */
    private function next(): ?array
    {
        if (strlen($this->bytes) < 2) {
            return null;
        }
        [$first, $second] = [ord($this->bytes[0]), ord($this->bytes[1])];
        $kind = $first & 0x0F;
        $length = $second & 0x7F;
        $this->check($first, $second, $kind, $length);
        $at = 2;
        if ($length >= 126) {
            $width = $length === 126 ? 2 : 8;
            if (strlen($this->bytes) < $at + $width) {
                return null;
            }
            $length = unpack($width === 2 ? 'n' : 'J', substr($this->bytes, $at, $width))[1];
            $at += $width;
        }
        if ($length < 0 || $length > $this->mostMessage) {
            throw new BrokenFrame('too long a frame', 1009);
        }
        if (strlen($this->bytes) < $at + 4 + $length) {
            return null;
        }
        $mask = substr($this->bytes, $at, 4);
        $payload = substr($this->bytes, $at + 4, $length);
        $this->bytes = substr($this->bytes, $at + 4 + $length);

        return [($first & 0x80) !== 0, $kind, $length === 0 ? '' : $payload ^ substr(str_repeat($mask, intdiv($length, 4) + 1), 0, $length)];
    }

    private function check(int $first, int $second, int $kind, int $length): void
    {
        if (($first & 0x70) !== 0 || !in_array($kind, [self::CONTINUED, self::TEXT, self::BINARY, self::CLOSE, self::PING, self::PONG], true)) {
            throw new BrokenFrame('bits or a kind that nobody agreed on', 1002);
        }
        if (($second & 0x80) === 0) {
            throw new BrokenFrame('a client masks what it sends', 1002);
        }
        if ($kind >= self::CLOSE && ($length > self::MOST_CONTROL || ($first & 0x80) === 0)) {
            throw new BrokenFrame('a control frame is short and whole', 1002);
        }
    }
}
