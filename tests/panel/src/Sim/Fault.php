<?php

/** One fault that a test ordered: which requests it meets, how often, and what happens then. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Request;

final class Fault
{
    /** Kinds that change or delay the panel's own answer, so that the panel does its work first unless told otherwise. */
    private const AFTER_WORK = [
        'truncated', 'content-type', 'deep', 'objects', 'digits', 'duplicate', 'nul', 'utf8', 'wrong-type', 'missing',
        'field', 'dribble', 'stall', 'lost', 'warm-close', 'short-stream',
    ];

    private int $seen = 0;

    private int $played = 0;

    /** @param array<string, mixed> $what */
    private function __construct(
        private readonly ?string $method,
        private readonly ?string $pattern,
        private readonly int $nth,
        private readonly int $times,
        private readonly string $connection,
        public readonly string $act,
        public readonly array $what,
    ) {
    }

    /** @param array<string, mixed> $order @throws \InvalidArgumentException where the order makes no sense */
    public static function fromOrder(array $order): self
    {
        $what = $order['fault'] ?? null;
        $what = is_string($what) ? ['kind' => $what] : $what;
        if (!is_array($what) || !in_array($what['kind'] ?? null, FaultPlayer::KINDS, true)) {
            throw new \InvalidArgumentException('fault.kind: one of ' . implode(', ', FaultPlayer::KINDS));
        }
        $kind = $what['kind'];
        $act = $order['act'] ?? (in_array($kind, self::AFTER_WORK, true) && $kind !== 'warm-close' ? 'after' : 'before');
        $connection = $order['connection'] ?? ($kind === 'warm-close' ? 'reused' : 'any');
        if (!in_array($act, ['before', 'after'], true) || !in_array($connection, ['any', 'fresh', 'reused'], true)) {
            throw new \InvalidArgumentException('act: before or after; connection: any, fresh or reused');
        }
        $pattern = isset($order['path']) ? '~' . str_replace('~', '\~', (string) $order['path']) . '~' : null;
        if ($pattern !== null && @preg_match($pattern, '') === false) {
            throw new \InvalidArgumentException('path: not a regular expression');
        }
        $times = (int) ($order['times'] ?? 1);

        return new self($order['method'] ?? null, $pattern, max(1, (int) ($order['nth'] ?? 1)), $times, $connection, $act, $what);
    }

    /** Counts a request that matches, and says whether this fault is due on it (one that is not free to play only counts). */
    public function meets(Request $request, bool $free): bool
    {
        if ($this->method !== null && strcasecmp($this->method, $request->method) !== 0) {
            return false;
        }
        if ($this->pattern !== null && !preg_match($this->pattern, $request->target)) {
            return false;
        }
        $fresh = $request->number === 1;
        if ($this->connection !== 'any' && $fresh !== ($this->connection === 'fresh')) {
            return false;
        }
        if (++$this->seen < $this->nth || !$free || ($this->times > 0 && $this->played >= $this->times)) {
            return false;
        }
        ++$this->played;

        return true;
    }

    /** @return array<string, mixed> */
    public function figures(): array
    {
        return ['fault' => $this->what, 'act' => $this->act, 'seen' => $this->seen, 'played' => $this->played];
    }
}
