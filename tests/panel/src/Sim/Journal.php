<?php

/** Remembers every request in the order of arrival, and what was answered, for tests to count and compare. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;

final class Journal
{
    private const LIMIT = 100000;
    private const BODY_LIMIT = 65536;

    /** @var array<int, array<string, mixed>> */
    private array $entries = [];

    private int $last = 0;

    /** @param resource|null $file where each answered request is written as one line */
    public function __construct(private $file = null)
    {
    }

    /** Notes the request and watches the reply; gives the entry's number. */
    public function note(Request $request, Reply $reply): int
    {
        $seq = ++$this->last;
        $this->entries[$seq] = [
            'seq' => $seq,
            'time' => microtime(true),
            'connection' => $request->connection,
            'request' => $request->number,
            'http' => $request->http,
            'method' => $request->method,
            'path' => $request->target,
            'body' => substr($request->body, 0, self::BODY_LIMIT),
            'headers' => self::withoutSecrets($request->headers),
            'status' => null,
            'sent' => false,
            'fault' => null,
        ];
        unset($this->entries[$seq - self::LIMIT]);
        $reply->onDecided = function (int $status) use ($seq): void {
            $this->decided($seq, $status);
        };
        $reply->onSent = function (int $status) use ($seq): void {
            $this->sent($seq, $status);
        };

        return $seq;
    }

    public function fault(int $seq, string $kind): void
    {
        $this->entries[$seq]['fault'] = $kind;
    }

    /** The status that the panel decided on, whether or not it reached the client. */
    private function decided(int $seq, int $status): void
    {
        if (isset($this->entries[$seq])) {
            $this->entries[$seq]['status'] = $status;
        }
    }

    /** @return list<array<string, mixed>> */
    public function since(int $seq): array
    {
        return array_values(array_filter($this->entries, static fn (array $entry): bool => $entry['seq'] > $seq));
    }

    public function last(): int
    {
        return $this->last;
    }

    public function clear(): void
    {
        $this->entries = [];
    }

    private function sent(int $seq, int $status): void
    {
        if (!isset($this->entries[$seq])) {
            return;
        }
        $this->entries[$seq]['status'] ??= $status;
        $this->entries[$seq]['sent'] = true;
        if ($this->file !== null) {
            $entry = $this->entries[$seq];
            fwrite($this->file, sprintf("%d %s %s %d\n", $seq, $entry['method'], $entry['path'], $status));
        }
    }

    /**
     * @param array<string, string> $headers
     * @return array<string, string>
     */
    private static function withoutSecrets(array $headers): array
    {
        if (isset($headers['authorization'])) {
            $headers['authorization'] = strlen($headers['authorization']) . ' characters';
        }

        return $headers;
    }
}
