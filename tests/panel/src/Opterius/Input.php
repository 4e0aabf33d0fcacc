<?php

/** Takes a request's fields as the panel's framework does: body and query, texts trimmed but for passwords, empty texts as null. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Request;

final class Input
{
    private const BLANK = '[\s\x{FEFF}\x{200B}\x{200E}]+';

    /** @return array<mixed> */
    public static function of(Request $request): array
    {
        $values = self::body($request) + $request->query;
        array_walk_recursive($values, static function (mixed &$value, int|string $name): void {
            if (is_string($value) && $name !== 'password') {
                $value = preg_replace('~^' . self::BLANK . '|' . self::BLANK . '$~u', '', $value) ?? trim($value);
            }
            $value = $value === '' ? null : $value;
        });

        return $values;
    }

    /** A body that is neither a JSON object nor a form has no fields. @return array<mixed> */
    private static function body(Request $request): array
    {
        $type = strtolower((string) $request->header('content-type'));
        if (str_contains($type, '/json') || str_contains($type, '+json')) {
            $body = json_decode($request->body, true);

            return is_array($body) ? $body : [];
        }
        if (str_starts_with($type, 'application/x-www-form-urlencoded')) {
            parse_str($request->body, $body);

            return $body;
        }

        return [];
    }
}
