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
}
