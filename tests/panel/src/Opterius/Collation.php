<?php

/** How the panel's database compares what is asked for with what a column holds: as MariaDB's utf8mb4_unicode_ci, or as SQLite. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Collation
{
    public const MARIADB = 'mariadb';
    public const SQLITE = 'sqlite';

    private const NUMBER = '/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i';

    /** Letters that are one letter to MariaDB; only those of Latin-1 and Latin Extended-A that Unicode takes apart, and the sharp s. */
    private const SAME = [
        'a' => 'àáâãäåāăą', 'c' => 'çćĉċč', 'd' => 'ď', 'e' => 'èéêëēĕėęě', 'g' => 'ĝğġģ', 'h' => 'ĥ', 'i' => 'ìíîïĩīĭįı', 'j' => 'ĵ', 'k' => 'ķ',
        'l' => 'ĺļľ', 'n' => 'ñńņň', 'o' => 'òóôõöōŏő', 'r' => 'ŕŗř', 's' => 'śŝşš', 'ss' => 'ß', 't' => 'ţť', 'u' => 'ùúûüũūŭůűų', 'w' => 'ŵ', 'y' => 'ýÿŷ',
        'z' => 'źżž',
    ];

    private const UPPER = [
        'A' => 'ÀÁÂÃÄÅĀĂĄ', 'C' => 'ÇĆĈĊČ', 'D' => 'Ď', 'E' => 'ÈÉÊËĒĔĖĘĚ', 'G' => 'ĜĞĠĢ', 'H' => 'Ĥ', 'I' => 'ÌÍÎÏĨĪĬĮİ', 'J' => 'Ĵ', 'K' => 'Ķ',
        'L' => 'ĹĻĽ', 'N' => 'ÑŃŅŇ', 'O' => 'ÒÓÔÕÖŌŎŐ', 'R' => 'ŔŖŘ', 'S' => 'ŚŜŞŠ', 'T' => 'ŢŤ', 'U' => 'ÙÚÛÜŨŪŬŮŰŲ', 'W' => 'Ŵ', 'Y' => 'ÝŶŸ', 'Z' => 'ŹŻŽ',
    ];

    public function __construct(public readonly string $database)
    {
        if (!in_array($database, [self::MARIADB, self::SQLITE], true)) {
            throw new \InvalidArgumentException('database: mariadb or sqlite');
        }
    }

    public function isMariaDb(): bool
    {
        return $this->database === self::MARIADB;
    }

    /** What two texts have in common where the database takes them for the same. Trailing spaces do not count in MariaDB. */
    public function key(string $text): string
    {
        return $this->isMariaDb() ? strtolower(strtr(rtrim($text, ' '), self::folding())) : $text;
    }

    /** Whether a value as the caller sent it finds a column's text: a number is compared as a number in MariaDB, as a text in SQLite. */
    public function finds(mixed $value, string $column): bool
    {
        if (is_array($value)) {
            return $value !== [] && $this->finds(reset($value), $column);
        }
        if (is_string($value)) {
            return $this->key($value) === $this->key($column);
        }
        if (!is_int($value) && !is_float($value) && !is_bool($value)) {
            return false;
        }
        if (!$this->isMariaDb()) {
            return (string) (is_bool($value) ? (int) $value : $value) === $column;
        }

        return (float) $value === (preg_match(self::NUMBER, $column, $number) === 1 ? (float) trim($number[0]) : 0.0);
    }

    /** @return array<string, string> */
    private static function folding(): array
    {
        static $folding = null;
        if ($folding === null) {
            $folding = ["\u{300}" => '', "\u{301}" => '', "\u{302}" => '', "\u{303}" => '', "\u{308}" => ''];
            foreach ([...self::SAME, ...self::UPPER] as $plain => $letters) {
                $folding += array_fill_keys(preg_split('//u', $letters, -1, PREG_SPLIT_NO_EMPTY) ?: [], $plain);
            }
        }

        return $folding;
    }
}
