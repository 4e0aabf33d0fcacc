<?php

/** Text made safe for HTML, at the point where it is shown. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

final class Html
{
    public static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /** A link that opens in a new tab; the text alone where the address is not a web page's. */
    public static function link(string $url, string $text): string
    {
        if (!self::isWeb($url)) {
            return self::escape($text);
        }
        return '<a href="' . self::escape($url) . '" target="_blank" rel="noopener noreferrer">' . self::escape($text) . '</a>';
    }

    public static function isWeb(string $url): bool
    {
        return preg_match('~^https?://[^\s"\'<>]+$~iD', $url) === 1;
    }
}
