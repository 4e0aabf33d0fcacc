<?php

/** A piece of C without comments: its texts, and the arguments of its calls, whatever stands within quotes. */

declare(strict_types=1);

namespace Calagopus\Tests\Messages;

final class CText
{
    private const LITERAL = '"(?:[^"\\\\\n]|\\\\.)*"';
    private const FORMAT = '/%[-+0 #]*[\d*]*(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?[diuoxXeEfgGsc]/';

    /** What each bracket does to the depth. */
    private const STEPS = ['(' => 1, '{' => 1, '[' => 1, ')' => -1, '}' => -1, ']' => -1];

    /** The same with the texts blanked, so that brackets and commas are those of the code. */
    private readonly string $mask;

    public function __construct(public readonly string $text)
    {
        $this->mask = (string) preg_replace_callback('~' . self::LITERAL . '~', static fn (array $part): string => str_repeat('"', strlen($part[0])), $text);
    }

    /** A file without comments and directives, with those macros in place that are texts. @param array<string, string> $macros */
    public static function of(string $file, array $macros): self
    {
        $text = (string) preg_replace('/^#(?:[^\n\\\\]|\\\\.|\\\\\n)*$/m', '', self::withoutComments((string) file_get_contents($file)));
        return new self((string) preg_replace_callback(
            '~' . self::LITERAL . '|\b[A-Z][A-Za-z_0-9]+\b~',
            static fn (array $part): string => $macros[$part[0]] ?? $part[0],
            $text
        ));
    }

    /** @return array<string, string> name => literal, of the macros of a file that are texts */
    public static function macros(string $file): array
    {
        $text = self::withoutComments((string) file_get_contents($file));
        preg_match_all('~^#[ \t]*define ([A-Z_0-9]+)[ \t]+((?:' . self::LITERAL . '(?:[ \t]|\\\\\n)*)+)$~m', $text, $found, PREG_SET_ORDER);
        $macros = [];
        foreach ($found as [, $name, $literal]) {
            $macros[$name] = trim(str_replace("\\\n", ' ', $literal));
        }
        return $macros;
    }

    private static function withoutComments(string $text): string
    {
        return (string) preg_replace_callback(
            '~' . self::LITERAL . '|/\*.*?\*/~s',
            static fn (array $part): string => $part[0][0] === '"' ? $part[0] : ' ',
            $text
        );
    }

    /** The functions and tables that it consists of. @return list<self> */
    public function parts(): array
    {
        return array_map(static fn (string $part): self => new self($part), preg_split('/^(?=\})/m', $this->text));
    }

    /** @return list<array{string, int}> what matches, and where its first group begins; not within texts */
    public function find(string $pattern): array
    {
        preg_match_all($pattern, $this->mask, $found, PREG_SET_ORDER | PREG_OFFSET_CAPTURE);
        return array_map(static fn (array $match): array => [$match[1][0], $match[1][1]], $found);
    }

    /** Where the bracket is that the place stands in; null where it stands in none. */
    public function around(int $place): ?int
    {
        for ($depth = 0, $at = $place - 1; $at >= 0; $at--) {
            $depth -= self::STEPS[$this->mask[$at]] ?? 0;
            if ($depth < 0) {
                return $at;
            }
        }
        return null;
    }

    /** What stands from a place to the end of its statement. */
    public function statement(int $place): string
    {
        $end = strpos($this->mask, ';', $place);
        return substr($this->text, $place, ($end === false ? strlen($this->text) : $end) - $place);
    }

    /** The name before a bracket, empty where there is none. */
    public function nameBefore(int $bracket): string
    {
        return preg_match('/(\w+)\s*$/', substr($this->mask, 0, $bracket), $found) === 1 ? $found[1] : '';
    }

    /** What stands between a bracket and its like, at its commas. @return array<int, string> place of each => argument */
    public function arguments(int $bracket): array
    {
        $arguments = [];
        $start = $bracket + 1;
        for ($depth = 0, $at = $start, $end = strlen($this->mask); $at < $end && $depth >= 0; $at++) {
            $depth += self::STEPS[$this->mask[$at]] ?? 0;
            if ($depth < 0 || $depth === 0 && $this->mask[$at] === ',') {
                $arguments[$start] = substr($this->text, $start, $at - $start);
                $start = $at + 1;
            }
        }
        return $arguments;
    }

    /** The texts of an expression that are more than a word, as a person reads them: `…` is what is filled in. @return list<string> */
    public static function texts(string $expression): array
    {
        preg_match_all('~' . self::LITERAL . '(?:\s*' . self::LITERAL . ')*~', $expression, $found);
        $texts = array_map(static function (string $run): string {
            preg_match_all('~' . self::LITERAL . '~', $run, $parts);
            $text = stripcslashes(implode('', array_map(static fn (string $part): string => substr($part, 1, -1), $parts[0])));
            return trim((string) preg_replace('/…(?:\s*…)+/u', '…', str_replace('%%', '%', (string) preg_replace(self::FORMAT, '…', $text))));
        }, $found[0]);
        return array_values(array_filter($texts, static fn (string $text): bool => preg_match('/\pL{2}\S* \S/u', $text) === 1));
    }
}
