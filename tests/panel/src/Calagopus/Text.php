<?php

/** Small questions about texts that several parts of the panel ask. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Text
{
    private const UUID = '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/Di';

    public static function isUuid(string $text): bool
    {
        return preg_match(self::UUID, $text) === 1;
    }

    /** How many characters a UTF-8 text has: the bytes that begin one. */
    public static function length(string $text): int
    {
        return (int) preg_match_all('/[^\x80-\xbf]/', $text);
    }

    /** A pattern for LIKE that finds the text anywhere. */
    public static function anywhere(string $text): string
    {
        return '%' . addcslashes($text, '%_\\') . '%';
    }
}
