<?php

/** The HTML encoding in which WHMCS keeps what people typed, and its undoing at the boundary to a module. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Text
{
    public static function encode(string $typed): string
    {
        return htmlspecialchars($typed, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    public static function decode(string $stored): string
    {
        return html_entity_decode($stored, ENT_QUOTES, 'UTF-8');
    }

    /** The part of a field's or an option's name that modules see: what stands before a `|`. */
    public static function systemName(string $name): string
    {
        return trim(explode('|', self::decode($name), 2)[0]);
    }

    /** The part that customers see, as it is stored: what stands behind a `|`, or all where there is none. */
    public static function shownName(string $name): string
    {
        $parts = explode('|', $name, 2);
        return trim($parts[1] ?? $parts[0]);
    }
}
