<?php

/** Makes a recorded request of the Opterius panel again. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Conformance;

use Calagopus\Tests\Panel\HttpClient;
use Calagopus\Tests\Panel\Opterius\Keys;

final class Requests
{
    /** The recorded keys are blanked to one letter each. */
    private const KEYS = ['x' => Keys::FULL, 'n' => Keys::NO_SCOPES, 'e' => Keys::EXPIRED, 'i' => Keys::OTHER_ADDRESS, 'w' => Keys::WILDCARD, 's' => Keys::SERVER_1];

    /** @return array{status: int, headers: array<string, string>, body: string} */
    public static function make(\stdClass $exchange, HttpClient $client): array
    {
        self::send($exchange, $client);

        return $client->receive($exchange->request->method === 'HEAD');
    }

    public static function send(\stdClass $exchange, HttpClient $client): void
    {
        $headers = array_map(self::withKey(...), get_object_vars($exchange->request->headers));
        $client->send($exchange->request->method, self::withKey($exchange->request->path), $headers, self::body($exchange->request->body));
    }

    private static function withKey(string $text): string
    {
        return (string) preg_replace_callback('/opt_([a-z])\1{47}/', static fn (array $found): string => self::KEYS[$found[1]] ?? $found[0], $text);
    }

    /** A text is the body as it was; a byte that was no UTF-8 is recorded as the sign for that. */
    private static function body(mixed $body): ?string
    {
        if (is_string($body) || $body === null) {
            return $body === null ? null : str_replace("\u{FFFD}", "\xff", $body);
        }
        foreach (get_object_vars($body) as $name => $value) {
            $body->$name = self::whole($value);
        }

        return (string) json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
    }

    /** A long text of one letter is recorded by its beginning and its length. */
    private static function whole(mixed $value): mixed
    {
        return is_string($value) && preg_match('/^(.)\1*… \((\d+) characters\)$/Du', $value, $found) === 1 ? str_repeat($found[1], (int) $found[2]) : $value;
    }
}
