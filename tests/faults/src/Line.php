<?php

/** One request of an action, as a run without faults shows it: the first, the second …; the same path asked twice has two lines. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Line
{
    private const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
    /** Requests that must not arrive twice. */
    private const ONCE = '~^POST (/api/admin/servers(/deploy)?|/api/admin/users|.*/allocations|.*/power|.*/settings/install|.*/email/reset-password|/api/v1/accounts/create)$~';

    public function __construct(
        public readonly int $number,
        public readonly string $method,
        public readonly string $path,
        public readonly string $pattern,
        public readonly int $nth
    ) {
    }

    /** @param list<array<string, mixed>> $log @return list<self> */
    public static function ofLog(array $log): array
    {
        $lines = [];
        $seen = [];
        foreach (array_values($log) as $i => $entry) {
            $path = (string) preg_replace('~' . self::UUID . '~', '{uuid}', $entry['path']);
            $pattern = '^' . str_replace('\{uuid\}', self::UUID, preg_quote($path)) . '$';
            $nth = $seen[$entry['method'] . $pattern] = ($seen[$entry['method'] . $pattern] ?? 0) + 1;
            $lines[] = new self($i + 1, $entry['method'], $path, $pattern, $nth);
        }
        return $lines;
    }

    /** @param array<string, mixed> $values */
    public static function from(array $values): self
    {
        return new self($values['number'], $values['method'], $values['path'], $values['pattern'], $values['nth']);
    }

    public function changes(): bool
    {
        return $this->method !== 'GET';
    }

    public static function isOnce(string $method, string $path): bool
    {
        return preg_match(self::ONCE, "$method $path") === 1;
    }

    /** Which port is asked for, where one is: a server may be given one after another. */
    public static function port(string $path, string $body): string
    {
        return str_ends_with($path, '/allocations') ? ' ' . (json_decode($body, true)['allocation_uuid'] ?? '') : '';
    }

    public function label(): string
    {
        return preg_replace(['~^/api/~', '~\?.*$~'], ['', ''], $this->path) . ($this->nth > 1 ? " ({$this->nth})" : '');
    }
}
