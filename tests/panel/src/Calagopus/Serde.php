<?php

/** Reads a JSON payload into a declared shape and refuses with the texts and columns that the panel's own reader (serde) gives. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

/*
 * A shape is a word (str, bool, i32, i64, f64, uuid, any) or a list:
 * ['opt', shape], ['list', shape], ['enum', words], ['tagged', key, {word: fields}],
 * ['struct', fields] where a field's name that ends in "?" may be left out.
 */
final class Serde
{
    private const RANGES = ['i32' => [-2147483648, 2147483647], 'i64' => [PHP_INT_MIN, PHP_INT_MAX]];
    private const EXPECTED = ['str' => 'a string', 'bool' => 'a boolean', 'i32' => 'i32', 'i64' => 'i64', 'f64' => 'f64', 'uuid' => 'a UUID string'];
    private const MAX_DEPTH = 128;

    private int $at = 0;

    private int $depth = 0;

    private function __construct(private readonly string $text)
    {
    }

    /** @param string|list<mixed> $shape @throws ApiError */
    public static function read(string $text, string|array $shape): mixed
    {
        $reader = new self($text);
        $value = $reader->value($shape);
        $reader->space();
        if ($reader->at < strlen($text)) {
            $reader->fail('trailing characters', 1);
        }

        return $value;
    }

    private function fail(string $what, int $ahead = 0): never
    {
        $before = substr($this->text, 0, min(strlen($this->text), $this->at + $ahead));
        $newline = strrpos($before, "\n");
        $column = $newline === false ? strlen($before) : strlen($before) - $newline - 1;
        $line = substr_count($before, "\n") + 1;
        throw ApiError::of(400, 'invalid payload: ' . $what . ' at line ' . $line . ' column ' . $column);
    }

    private function space(): void
    {
        $this->at += strspn($this->text, " \t\r\n", $this->at);
    }

    private function peek(): string
    {
        $this->space();

        return $this->text[$this->at] ?? '';
    }

    private function value(string|array $shape): mixed
    {
        $char = $this->peek();
        if (is_array($shape) && $shape[0] === 'opt') {
            if ($char === 'n') {
                $this->word();

                return null;
            }

            return $this->value($shape[1]);
        }
        return match (true) {
            $char === '' => $this->fail('EOF while parsing a value'),
            $char === '{' => $this->object($shape),
            $char === '[' => $this->sequence($shape),
            $char === '"' => $this->string($shape),
            $char === '-' || ctype_digit($char) => $this->number($shape),
            ctype_lower($char) => $this->literal($shape),
            default => $this->fail('expected value', 1),
        };
    }

    private function word(): string
    {
        foreach (['null', 'true', 'false'] as $word) {
            if (substr_compare($this->text, $word, $this->at, strlen($word)) === 0) {
                $this->at += strlen($word);

                return $word;
            }
        }
        $this->fail('expected value', 1);
    }

    private function literal(string|array $shape): ?bool
    {
        $word = $this->word();
        if ($shape === 'any' || ($shape === 'bool' && $word !== 'null')) {
            return $word === 'null' ? null : $word === 'true';
        }
        $this->wrong($word === 'null' ? 'null' : 'boolean `' . $word . '`', $shape);
    }

    private function wrong(string $found, string|array $shape): never
    {
        $expected = is_string($shape) ? (self::EXPECTED[$shape] ?? 'any value') : match ($shape[0]) {
            'list' => 'a sequence',
            'struct', 'tagged' => 'a map',
            default => 'a string',
        };
        $this->fail('invalid type: ' . $found . ', expected ' . $expected);
    }

    private function number(string|array $shape): int|float
    {
        if (!preg_match('/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/A', $this->text, $match, 0, $this->at)) {
            $this->fail('invalid number', 1);
        }
        $this->at += strlen($match[0]);
        $whole = strpbrk($match[0], '.eE') === false;
        $value = $whole && filter_var($match[0], FILTER_VALIDATE_INT) !== false ? (int) $match[0] : (float) $match[0];
        if ($shape === 'any' || $shape === 'f64') {
            return $shape === 'f64' ? (float) $value : $value;
        }
        if (!is_string($shape) || !isset(self::RANGES[$shape])) {
            $this->wrong(($whole ? 'integer' : 'floating point') . ' `' . $match[0] . '`', $shape);
        }
        if (!$whole) {
            $this->wrong('floating point `' . $match[0] . '`', $shape);
        }
        if (is_float($value) || $value < self::RANGES[$shape][0] || $value > self::RANGES[$shape][1]) {
            $this->fail('invalid value: integer `' . $match[0] . '`, expected ' . $shape);
        }

        return $value;
    }

    private function rawString(): string
    {
        $start = $this->at;
        if (!preg_match('/"(?:[^"\\\\\x00-\x1f]++|\\\\.)*+"/As', $this->text, $match, 0, $start)) {
            $this->at = strlen($this->text);
            $this->fail('EOF while parsing a string');
        }
        $this->at += strlen($match[0]);
        $value = json_decode($match[0]);
        if (!is_string($value)) {
            $this->fail('invalid unicode code point');
        }

        return $value;
    }

    private function string(string|array $shape): string
    {
        $value = $this->rawString();
        if ($shape === 'uuid') {
            return $this->uuid($value);
        }
        if (is_array($shape) && $shape[0] === 'enum') {
            if (!in_array($value, $shape[1], true)) {
                $this->fail('unknown variant `' . $value . '`, expected one of `' . implode('`, `', $shape[1]) . '`');
            }

            return $value;
        }
        if ($shape !== 'str' && $shape !== 'any') {
            $this->wrong('string ' . json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), $shape);
        }

        return $value;
    }

    private function uuid(string $value): string
    {
        if (preg_match('/[^0-9a-fA-F-]/u', $value, $match, PREG_OFFSET_CAPTURE)) {
            $this->fail('UUID parsing failed: invalid character: found `' . $match[0][0] . '` at ' . $match[0][1]);
        }
        if (!Text::isUuid($value)) {
            $this->fail('UUID parsing failed: invalid length: found ' . strlen($value));
        }

        return strtolower($value);
    }

    /** @return list<mixed> */
    private function sequence(string|array $shape): array
    {
        $item = $shape === 'any' ? 'any' : ($shape[0] === 'list' ? $shape[1] : null);
        if (is_string($shape) && $shape !== 'any' || $item === null) {
            ++$this->at;
            $this->wrong('sequence', $shape);
        }
        $this->enter();
        $values = [];
        while (($char = $this->peek()) !== ']') {
            if ($values !== []) {
                $char === ',' ? ++$this->at : $this->fail($char === '' ? 'EOF while parsing a list' : 'expected `,` or `]`', 1);
            } elseif ($char === '') {
                $this->fail('EOF while parsing a list');
            }
            $values[] = $this->value($item);
        }
        $this->leave();

        return $values;
    }

    private function enter(): void
    {
        ++$this->at;
        if (++$this->depth >= self::MAX_DEPTH) {
            $this->fail('recursion limit exceeded');
        }
    }

    private function leave(): void
    {
        ++$this->at;
        --$this->depth;
    }

    /** @return array<string, mixed> */
    private function object(string|array $shape): array
    {
        if ($shape !== 'any' && (is_string($shape) || !in_array($shape[0], ['struct', 'tagged'], true))) {
            ++$this->at;
            $this->wrong('map', $shape);
        }
        if (is_array($shape) && $shape[0] === 'tagged') {
            return $this->tagged($shape);
        }
        $fields = is_array($shape) ? $shape[1] : [];
        $this->enter();
        $values = [];
        for ($first = true; ($char = $this->peek()) !== '}'; $first = false) {
            $this->separator($char, $first);
            $key = $this->rawString();
            $known = $fields[$key] ?? $fields[$key . '?'] ?? null;
            if ($known !== null && array_key_exists($key, $values)) {
                $this->fail('duplicate field `' . $key . '`');
            }
            $this->peek() === ':' ? ++$this->at : $this->fail($this->peek() === '' ? 'EOF while parsing an object' : 'expected `:`', 1);
            $value = $this->value($known ?? 'any');
            if ($known !== null || $shape === 'any') {
                $values[$key] = $value;
            }
        }
        $this->leave();
        foreach ($fields as $name => $field) {
            if (!str_ends_with($name, '?') && !array_key_exists($name, $values)) {
                $this->fail('missing field `' . $name . '`');
            }
        }

        return $values;
    }

    private function separator(string $char, bool $first): void
    {
        if (!$first) {
            $char === ',' ? ++$this->at : $this->fail($char === '' ? 'EOF while parsing an object' : 'expected `,` or `}`', 1);
            $char = $this->peek();
        }
        if ($char !== '"') {
            $this->fail($char === '' ? 'EOF while parsing an object' : 'key must be a string', 1);
        }
    }

    /** An object whose fields depend on the word under one of its keys. @return array<string, mixed> */
    private function tagged(array $shape): array
    {
        $value = $this->object('any');
        $word = $value[$shape[1]] ?? null;
        if (!is_string($word)) {
            $this->fail('missing field `' . $shape[1] . '`');
        }
        if (!isset($shape[2][$word])) {
            $this->fail('unknown variant `' . $word . '`, expected one of `' . implode('`, `', array_keys($shape[2])) . '`');
        }
        foreach ($shape[2][$word] as $field) {
            if (!isset($value[$field]) || !is_numeric($value[$field])) {
                $this->fail('missing field `' . $field . '`');
            }
        }

        return $value;
    }
}
