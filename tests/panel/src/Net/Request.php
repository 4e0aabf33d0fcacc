<?php

/** One HTTP request as it arrived, whole. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Request
{
    public readonly string $path;

    /** @var array<string, mixed> */
    public readonly array $query;

    /** @param array<string, string> $headers names in lower case */
    public function __construct(
        public readonly string $method,
        public readonly string $target,
        public readonly array $headers,
        public readonly string $body,
        public bool $keepAlive,
        public int $connection = 0,
        public int $number = 0,
        public string $address = '',
        public string $http = 'http1',
    ) {
        $parts = explode('?', $target, 2);
        $this->path = $parts[0];
        if (isset($parts[1])) {
            parse_str($parts[1], $query);
        }
        $this->query = $query ?? [];
    }

    public function header(string $name): ?string
    {
        return $this->headers[$name] ?? null;
    }
}
