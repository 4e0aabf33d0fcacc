<?php

/** Compares a recorded answer of the Opterius panel with an actual one: status, headers, shape, words. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Conformance;

final class Answers
{
    private const HEADERS = [
        'content-type', 'cache-control', 'location', 'allow', 'vary', 'access-control-allow-origin', 'access-control-allow-methods',
        'access-control-allow-headers', 'access-control-max-age', 'x-ratelimit-limit', 'retry-after',
    ];

    /** What the clock and the lot decide, with what stands for it. */
    private const CHANCE = ['/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/' => '<TIME>', '~(?<=\$2y\$12\$)[./A-Za-z0-9]{53}~' => '<HASH>'];

    /** @var list<string> */
    private array $differences = [];

    /** @param array{status: int, headers: array<string, string>, body: string} $actual @return list<string> none where the answer is as recorded */
    public static function differences(\stdClass $recorded, array $actual): array
    {
        $comparison = new self();
        $comparison->same($recorded->status, $actual['status'], 'status');
        foreach (self::HEADERS as $name) {
            $comparison->same($recorded->headers->$name ?? null, $actual['headers'][$name] ?? null, $name);
        }
        $isJson = ($recorded->headers->{'content-type'} ?? '') === 'application/json' && $recorded->body !== null;
        $comparison->values($recorded->body ?? '', $isJson ? json_decode($actual['body']) : $actual['body'], 'body');

        return $comparison->differences;
    }

    private function same(mixed $recorded, mixed $actual, string $at): void
    {
        if ($recorded !== $actual) {
            $show = static fn (mixed $value): string => substr((string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), 0, 240);
            $this->differences[] = $at . ': recorded ' . $show($recorded) . ', answered ' . $show($actual);
        }
    }

    private function values(mixed $recorded, mixed $actual, string $at): void
    {
        if (is_object($recorded) && is_object($actual)) {
            [$left, $right] = [get_object_vars($recorded), get_object_vars($actual)];
            $this->same(array_keys($left), array_keys($right), $at . ' (keys)');
            foreach (array_intersect_key($left, $right) as $key => $value) {
                $this->values($value, $right[$key], $at . '.' . $key);
            }
        } elseif (is_array($recorded) && is_array($actual)) {
            $this->same(count($recorded), count($actual), $at . ' (length)');
            foreach (array_intersect_key($recorded, $actual) as $i => $value) {
                $this->values($value, $actual[$i], $at . '[' . $i . ']');
            }
        } elseif (is_string($recorded)) {
            $this->texts($recorded, $actual, $at);
        } else {
            $this->same($recorded, $actual, $at);
        }
    }

    /** A recorded text may tell of its end only how much was left out. */
    private function texts(string $recorded, mixed $actual, string $at): void
    {
        if (preg_match('/^<(\d+) frames, left out>$/D', $recorded, $left) === 1) {
            $this->same((int) $left[1], is_array($actual) ? count($actual) : $actual, $at . ' (frames)');
        } elseif (!is_string($actual)) {
            $this->same($recorded, $actual, $at);
        } elseif (preg_match('/^(.*)… \((\d+) characters\)$/Dsu', $recorded, $left) === 1) {
            $this->same((int) $left[2], preg_match_all('/[^\x80-\xbf]/', $actual), $at . ' (length)');
            $this->same($left[1], substr($actual, 0, strlen($left[1])), $at);
        } else {
            $bare = static fn (string $text): string => (string) preg_replace(array_keys(self::CHANCE), array_values(self::CHANCE), $text);
            $this->same($bare($recorded), $bare($actual), $at);
        }
    }
}
