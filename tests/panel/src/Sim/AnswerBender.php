<?php

/** Makes a wrong HTTP answer of a right one: another status, another type, a body that lies. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Response;

final class AnswerBender
{
    private const MARK = "\u{1}raw\u{1}";

    /** @param array<string, mixed> $what */
    public static function bend(array $what, Response $answer): Response
    {
        $path = isset($what['path']) ? (string) $what['path'] : null;
        $count = (int) ($what['count'] ?? $what['depth'] ?? 0);

        return match ($what['kind']) {
            'status' => self::status($what),
            'html200' => new Response(200, ['content-type' => 'text/html'], (string) ($what['body'] ?? '<!doctype html><title>login</title>')),
            'empty200' => new Response(200, ['content-type' => 'application/json'], ''),
            'empty204' => new Response(204, [], ''),
            'redirect' => new Response((int) ($what['status'] ?? 302), ['location' => (string) ($what['url'] ?? '/')], ''),
            'retry-after' => self::retryAfter($what),
            'content-type' => new Response(
                $answer->status,
                ['content-type' => (string) ($what['content_type'] ?? 'text/plain')] + $answer->headers,
                $answer->body,
            ),
            'gzip-bomb' => self::gzipBomb((int) ($what['bytes'] ?? 268435456)),
            'deep' => self::withBody($answer, self::deep($count ?: 100000, $what['open'] ?? 'array')),
            'objects' => self::withBody($answer, '[' . substr(str_repeat('{},', $count ?: 4000000), 0, -1) . ']'),
            'digits' => self::replace($answer, $path, static fn (): string => str_repeat('9', $count ?: 10000)),
            'duplicate' => self::replace($answer, $path, static fn (string $old, string $key): string
                => $old . ',' . $key . ':' . (isset($what['raw']) ? (string) $what['raw'] : '"duplicate"')),
            'nul' => self::replace($answer, $path, static fn (): string => '"be\u0000fore"', true),
            'utf8' => self::replace($answer, $path, static fn (): string => "\"broken \xff\xfe\xc3\"", true),
            'wrong-type' => self::replace($answer, $path, static fn (string $old): string => $old[0] === '"' ? '12345' : '"text"'),
            'field' => self::replace($answer, $path, static fn (): string => isset($what['raw'])
                ? (string) $what['raw'] : (string) json_encode($what['value'] ?? null, JSON_UNESCAPED_SLASHES)),
            'missing' => self::without($answer, $path),
        };
    }

    /** @param array<string, mixed> $what */
    private static function status(array $what): Response
    {
        $body = $what['body'] ?? ['errors' => ['injected fault']];
        $body = is_string($body) ? $body : (string) json_encode($body, JSON_UNESCAPED_SLASHES);
        $headers = array_change_key_case(array_map(strval(...), (array) ($what['headers'] ?? [])));
        $type = $what['content_type'] ?? 'application/json';

        return new Response((int) ($what['status'] ?? 500), ['content-type' => (string) $type] + $headers, $body);
    }

    /** @param array<string, mixed> $what */
    private static function retryAfter(array $what): Response
    {
        $value = $what['value'] ?? null;
        $headers = $value === null ? [] : ['retry-after' => (string) $value];

        return Response::json(['errors' => ['you are ratelimited']], (int) ($what['status'] ?? 429), $headers);
    }

    private static function gzipBomb(int $bytes): Response
    {
        static $bodies = [];
        $body = $bodies[$bytes] ??= self::packed($bytes);

        return new Response(200, ['content-type' => 'application/json', 'content-encoding' => 'gzip'], $body);
    }

    private static function packed(int $bytes): string
    {
        $context = deflate_init(ZLIB_ENCODING_GZIP, ['level' => 9]);
        $body = deflate_add($context, '{"padding":"', ZLIB_NO_FLUSH);
        $block = str_repeat('a', 1048576);
        for ($left = $bytes; $left > 0; $left -= strlen($block)) {
            $body .= deflate_add($context, substr($block, 0, min($left, strlen($block))), ZLIB_NO_FLUSH);
        }

        return $body . deflate_add($context, '"}', ZLIB_FINISH);
    }

    private static function deep(int $depth, string $open): string
    {
        return $open === 'object'
            ? str_repeat('{"a":', $depth) . '1' . str_repeat('}', $depth)
            : str_repeat('[', $depth) . str_repeat(']', $depth);
    }

    private static function withBody(Response $answer, string $body): Response
    {
        return new Response(200, ['content-type' => 'application/json'] + $answer->headers, $body);
    }

    /** Puts raw text where a value of the answer stands: at the dotted path, or at the first plain value. */
    private static function replace(Response $answer, ?string $path, callable $raw, bool $preferText = false): Response
    {
        $value = json_decode($answer->body, false);
        if (!is_object($value) && !is_array($value)) {
            return self::withBody($answer, '{"value":' . $raw('null', '"value"') . '}');
        }
        $place = &self::place($value, $path ?? self::firstPlain($value, '', $preferText) ?? 'value', $key);
        $old = (string) json_encode($place, JSON_UNESCAPED_SLASHES);
        $place = self::MARK;
        $text = (string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $mark = (string) json_encode(self::MARK);

        return self::withBody($answer, str_replace($mark, $raw($old, (string) json_encode($key)), $text))
            ->withStatus($answer->status);
    }

    private static function without(Response $answer, ?string $path): Response
    {
        $value = json_decode($answer->body, false);
        if (!is_object($value)) {
            return self::withBody($answer, '{}');
        }
        $path ??= self::firstPlain($value, '', false) ?? 'value';
        $cut = strrpos($path, '.');
        $parent = &$value;
        if ($cut !== false) {
            $parent = &self::place($value, substr($path, 0, $cut), $key);
        }
        $last = $cut === false ? $path : substr($path, $cut + 1);
        if (is_object($parent)) {
            unset($parent->{$last});
        } elseif (is_array($parent)) {
            unset($parent[(int) $last]);
            $parent = array_values($parent);
        }

        return self::withBody($answer, (string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE))
            ->withStatus($answer->status);
    }

    private static function &place(mixed &$value, string $path, ?string &$key = null): mixed
    {
        $at = &$value;
        foreach (explode('.', $path) as $key) {
            if (is_array($at)) {
                $at = &$at[(int) $key];
            } else {
                $at = is_object($at) ? $at : new \stdClass();
                $at = &$at->{$key};
            }
        }

        return $at;
    }

    private static function firstPlain(mixed $value, string $prefix, bool $preferText): ?string
    {
        foreach ((array) $value as $key => $item) {
            $found = is_object($item) || is_array($item)
                ? self::firstPlain($item, $prefix . $key . '.', $preferText)
                : ($preferText && !is_string($item) ? null : $prefix . $key);
            if ($found !== null) {
                return $found;
            }
        }

        return null;
    }
}
