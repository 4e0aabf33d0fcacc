<?php

/**
 * The Huffman code of HTTP/2's headers, for printable ASCII: the code is canonical, so that the lengths of the codes tell them all. Other
 * bytes, whose codes are longer, do not occur in what clients send here and are refused.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net\Http2;

use Calagopus\Tests\Panel\Net\BadRequest;

final class Huffman
{
    /** Length of the code => the characters that have it. */
    private const LENGTHS = [
        5 => '012aceiost', 6 => ' %-./3456789=A_bdfghlmnpru', 7 => ':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz', 8 => '&*,;XZ', 10 => '!"()?', 11 => "'+|",
        12 => '#>', 13 => "\0\$@[]~", 14 => '^}', 15 => '<`{',
    ];

    /** @var array<int, array<int, string>>|null length => code => character */
    private static ?array $codes = null;

    /** @throws BadRequest */
    public static function decode(string $packed): string
    {
        $codes = self::$codes ??= self::build();
        $text = '';
        $code = $length = 0;
        foreach (unpack('C*', $packed) ?: [] as $byte) {
            for ($bit = 7; $bit >= 0; --$bit) {
                $code = $code << 1 | $byte >> $bit & 1;
                ++$length;
                if (isset($codes[$length][$code])) {
                    $text .= $codes[$length][$code];
                    $code = $length = 0;
                } elseif ($length > 15) {
                    throw new BadRequest('a header with bytes outside ASCII');
                }
            }
        }
        if ($length > 7 || $code !== (1 << $length) - 1) {
            throw new BadRequest('a header that is padded wrongly');
        }

        return $text;
    }

    /** @return array<int, array<int, string>> */
    private static function build(): array
    {
        $codes = [];
        $code = 0;
        $last = 5;
        foreach (self::LENGTHS as $length => $characters) {
            $code <<= $length - $last;
            $last = $length;
            foreach (str_split($characters) as $character) {
                $codes[$length][$code++] = $character;
            }
        }

        return $codes;
    }
}
