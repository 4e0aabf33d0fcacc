<?php

/** Header compression of HTTP/2: decodes what a client sends, and writes without compressing. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net\Http2;

use Calagopus\Tests\Panel\Net\BadRequest;

final class Hpack
{
    private const MOST_TABLE = 4096;
    private const ENTRY_OVERHEAD = 32;

    /** The static table, from 1. */
    private const STATIC = [
        [':authority', ''], [':method', 'GET'], [':method', 'POST'], [':path', '/'], [':path', '/index.html'], [':scheme', 'http'], [':scheme', 'https'],
        [':status', '200'], [':status', '204'], [':status', '206'], [':status', '304'], [':status', '400'], [':status', '404'], [':status', '500'],
        ['accept-charset', ''], ['accept-encoding', 'gzip, deflate'], ['accept-language', ''], ['accept-ranges', ''], ['accept', ''],
        ['access-control-allow-origin', ''], ['age', ''], ['allow', ''], ['authorization', ''], ['cache-control', ''], ['content-disposition', ''],
        ['content-encoding', ''], ['content-language', ''], ['content-length', ''], ['content-location', ''], ['content-range', ''], ['content-type', ''],
        ['cookie', ''], ['date', ''], ['etag', ''], ['expect', ''], ['expires', ''], ['from', ''], ['host', ''], ['if-match', ''], ['if-modified-since', ''],
        ['if-none-match', ''], ['if-range', ''], ['if-unmodified-since', ''], ['last-modified', ''], ['link', ''], ['location', ''], ['max-forwards', ''],
        ['proxy-authenticate', ''], ['proxy-authorization', ''], ['range', ''], ['referer', ''], ['refresh', ''], ['retry-after', ''], ['server', ''],
        ['set-cookie', ''], ['strict-transport-security', ''], ['transfer-encoding', ''], ['user-agent', ''], ['vary', ''], ['via', ''],
        ['www-authenticate', ''],
    ];

    /** @var list<array{string, string}> the newest first */
    private array $table = [];

    private string $block = '';

    private int $at = 0;

    /** @return list<array{string, string}> @throws BadRequest */
    public function decode(string $block): array
    {
        $this->block = $block;
        $this->at = 0;
        $fields = [];
        while ($this->at < strlen($block)) {
            $byte = ord($block[$this->at]);
            if (($byte & 0x80) !== 0) {
                $fields[] = $this->entry($this->integer(7));
            } elseif (($byte & 0xe0) === 0x20) {
                $this->shrink($this->integer(5));
            } else {
                $keep = ($byte & 0x40) !== 0;
                $fields[] = $field = $this->literal($keep ? 6 : 4);
                $keep && $this->remember($field);
            }
        }

        return $fields;
    }

    /** @param iterable<string, string> $fields */
    public static function encode(iterable $fields): string
    {
        $block = '';
        foreach ($fields as $name => $value) {
            $block .= "\x00" . self::text((string) $name) . self::text((string) $value);
        }

        return $block;
    }

    private static function text(string $text): string
    {
        $length = strlen($text);
        if ($length < 127) {
            return chr($length) . $text;
        }
        $bytes = chr(127);
        for ($length -= 127; $length >= 128; $length >>= 7) {
            $bytes .= chr($length % 128 + 128);
        }

        return $bytes . chr($length) . $text;
    }

    /** @return array{string, string} */
    private function literal(int $bits): array
    {
        $index = $this->integer($bits);
        $name = $index === 0 ? $this->string() : $this->entry($index)[0];

        return [$name, $this->string()];
    }

    /** @return array{string, string} */
    private function entry(int $index): array
    {
        return self::STATIC[$index - 1] ?? $this->table[$index - count(self::STATIC) - 1] ?? throw new BadRequest('no such header index');
    }

    /** @param array{string, string} $field */
    private function remember(array $field): void
    {
        array_unshift($this->table, $field);
        $this->shrink(self::MOST_TABLE);
    }

    private function shrink(int $most): void
    {
        $size = 0;
        foreach ($this->table as $i => [$name, $value]) {
            $size += strlen($name) + strlen($value) + self::ENTRY_OVERHEAD;
            if ($size > $most) {
                $this->table = array_slice($this->table, 0, $i);

                return;
            }
        }
    }

    private function integer(int $bits): int
    {
        $most = (1 << $bits) - 1;
        $value = $this->byte() & $most;
        if ($value < $most) {
            return $value;
        }
        for ($shift = 0; $shift <= 28; $shift += 7) {
            $byte = $this->byte();
            $value += ($byte & 0x7f) << $shift;
            if (($byte & 0x80) === 0) {
                return $value;
            }
        }
        throw new BadRequest('an integer without end');
    }

    private function string(): string
    {
        $packed = $this->at < strlen($this->block) && (ord($this->block[$this->at]) & 0x80) !== 0;
        $length = $this->integer(7);
        if ($this->at + $length > strlen($this->block)) {
            throw new BadRequest('a header block that ends too soon');
        }
        $text = substr($this->block, $this->at, $length);
        $this->at += $length;

        return $packed ? Huffman::decode($text) : $text;
    }

    private function byte(): int
    {
        return $this->at < strlen($this->block) ? ord($this->block[$this->at++]) : throw new BadRequest('a header block that ends too soon');
    }
}
