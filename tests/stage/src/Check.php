<?php

/** What one test found wrong. A test that checked nothing has failed. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

final class Check
{
    private const LONGEST = 900;

    /** @var list<string> */
    private array $problems = [];
    private int $checks = 0;

    public function is(mixed $expected, mixed $actual, string $what): void
    {
        $this->that($expected === $actual, "$what: expected " . self::show($expected) . ', got ' . self::show($actual));
    }

    public function has(string $part, mixed $whole, string $what): void
    {
        $this->that(is_string($whole) && str_contains($whole, $part), "$what: \"$part\" is not in " . self::show($whole));
    }

    public function lacks(string $part, mixed $whole, string $what): void
    {
        $this->that(is_string($whole) && !str_contains($whole, $part), "$what: \"$part\" is in " . self::show($whole));
    }

    public function starts(string $start, mixed $whole, string $what): void
    {
        $this->that(is_string($whole) && str_starts_with($whole, $start), "$what: " . self::show($whole) . " does not begin with \"$start\"");
    }

    /** @param non-empty-string $pattern */
    public function matches(string $pattern, mixed $whole, string $what): void
    {
        $this->that(is_string($whole) && preg_match($pattern, $whole) === 1, "$what: " . self::show($whole) . " does not match $pattern");
    }

    public function that(bool $holds, string $otherwise): void
    {
        $this->checks++;
        if (!$holds) {
            $this->problems[] = $otherwise;
        }
    }

    public function problem(string $text): void
    {
        $this->problems[] = $text;
    }

    /** @return list<string> */
    public function problems(): array
    {
        return $this->checks === 0 && $this->problems === [] ? ['the test checked nothing'] : $this->problems;
    }

    /** Takes PHP's warnings; those of Debian's Illuminate on a newer PHP are not ours. */
    public function warning(int $level, string $text, string $file = '', int $line = 0): bool
    {
        if ((error_reporting() & $level) === 0) {
            return true;
        }
        if (!(in_array($level, [E_DEPRECATED, E_USER_DEPRECATED], true) && str_starts_with($file, '/usr/share/php/'))) {
            $this->problems[] = "PHP says: $text at " . basename($file) . ":$line";
        }
        return true;
    }

    private static function show(mixed $value): string
    {
        $text = is_string($value) ? "\"$value\"" : var_export($value, true);
        return strlen($text) <= self::LONGEST ? $text : substr($text, 0, self::LONGEST) . '…';
    }
}
