<?php

/** Counts the requests of each address in a window that opens with the first one, and refuses those above the limit. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Response;

final class RateLimit
{
    /** @var array<string, array{float, int}> address to the window's end and its count */
    private array $windows = [];

    public function __construct(private int $limit, private float $seconds)
    {
    }

    public function set(?int $limit, ?float $seconds): void
    {
        $this->limit = $limit ?? $this->limit;
        $this->seconds = $seconds ?? $this->seconds;
        $this->windows = [];
    }

    /** Counts one request; the refusal where it is one too many. */
    public function count(string $address): ?Response
    {
        $now = microtime(true);
        [$end, $count] = $this->windows[$address] ?? [0.0, 0];
        if ($end <= $now) {
            [$end, $count] = [$now + $this->seconds, 0];
        }
        $this->windows[$address] = [$end, $count + 1];
        if ($count < $this->limit) {
            return null;
        }
        $wait = max(1, (int) ceil($end - $now));

        return Response::json(['errors' => ['you are ratelimited, retry in ' . $wait . 's']], 429, [
            'retry-after' => (string) $wait, 'x-ratelimit-limit' => (string) $this->limit, 'x-ratelimit-remaining' => '0',
            'x-ratelimit-reset' => (string) (int) ceil($end),
        ]);
    }

    /** @return array{limit: int, window_s: float, counts: array<string, int>} */
    public function figures(): array
    {
        return ['limit' => $this->limit, 'window_s' => $this->seconds, 'counts' => array_map(static fn (array $w): int => $w[1], $this->windows)];
    }
}
