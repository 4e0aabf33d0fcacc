<?php

/** Pieces of the addon's pages, each of which escapes what it is given as text. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

final class Html
{
    public static function escape(string|int $text): string
    {
        return htmlspecialchars((string) $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /** @param string $kind Bootstrap's: danger, warning, info, success */
    public static function alert(string $kind, string $text): string
    {
        return "<div class=\"alert alert-$kind\" role=\"alert\">" . self::escape($text) . '</div>';
    }

    /** @param list<string> $heads as text @param list<list<string>> $rows as HTML */
    public static function table(array $heads, array $rows): string
    {
        $head = implode('', array_map(static fn (string $text): string => $text === '' ? '<td></td>' : '<th scope="col">' . self::escape($text) . '</th>', $heads));
        $body = implode('', array_map(static fn (array $cells): string => '<tr><td>' . implode('</td><td>', $cells) . '</td></tr>', $rows));
        return "<div class=\"table-responsive\" tabindex=\"0\"><table class=\"table\"><thead><tr>$head</tr></thead><tbody>$body</tbody></table></div>";
    }

    /** A link within WHMCS's admin area. @param array<string, string|int> $query */
    public static function link(string $address, array $query, string $text): string
    {
        return '<a href="' . self::escape(self::address($address, $query)) . '">' . self::escape($text) . '</a>';
    }

    /** @param array<string, string|int> $query */
    public static function address(string $address, array $query): string
    {
        return $query === [] ? $address : $address . (str_contains($address, '?') ? '&' : '?') . http_build_query($query);
    }
}
