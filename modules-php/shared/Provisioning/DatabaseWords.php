<?php

/**
 * What a database said of an error, without what it was asked: no statement, no bindings, and no value that the driver repeats.
 *
 * A statement holds the values that were to be written, passwords of game servers among them; its error must not carry them into logs.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Provisioning;

use PDOException;

final class DatabaseWords
{
    /** What MySQL, MariaDB and SQLite quote of the data in their own sentences: a duplicate, a value of the wrong kind. */
    private const QUOTED = [
        "/(\\bentry )'.*'(?= for key)/s" => "$1'***'",
        "/(\\b(?:value|literal|date|time|datetime|timestamp)s?:? )'.*'/s" => "$1'***'",
        '/(\\bnear )([\'"]).*\\2(?= at line|: syntax)/s' => '$1$2***$2',
    ];

    /** @return string|null null where nothing of the problem's chain came from a database */
    public static function of(\Throwable $problem): ?string
    {
        $found = null;
        for ($one = $problem; $one !== null; $one = $one->getPrevious()) {
            $found = $one instanceof PDOException ? $one : $found;
        }
        return $found === null ? null : self::say($found);
    }

    /** SQLSTATE and the driver's own text. */
    private static function say(PDOException $error): string
    {
        $info = $error->errorInfo ?? null;
        $state = is_array($info) && is_string($info[0] ?? null) ? $info[0] : (string) $error->getCode();
        $words = is_array($info) && is_string($info[2] ?? null) ? $info[2] : self::ownWords($error->getMessage());
        $words = (string) preg_replace(array_keys(self::QUOTED), array_values(self::QUOTED), $words);
        return 'The database answered with an error' . (preg_match('/^\w{1,5}$/', $state) === 1 ? " (SQLSTATE $state)" : '')
            . ($words === '' ? '.' : ': ' . rtrim($words, '.') . '.');
    }

    /** Without errorInfo the driver's text stands behind the state and the number; a query builder puts the statement behind it. */
    private static function ownWords(string $message): string
    {
        $message = (string) preg_replace('/\s*\((?:Connection: [^,]*, )?SQL: .*$/s', '', $message);
        return trim((string) preg_replace('/^SQLSTATE\[\w+\](?: \[\d+\])?:?\s*/', '', $message));
    }
}
