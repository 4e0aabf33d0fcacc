<?php

/** What went over the wire since the last look, from the simulator's own journal, as lines for people. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Panel\Simulator;

final class Wire
{
    private int $mark;
    /** @var null|list<array<string, mixed>> */
    private ?array $kept = null;

    public function __construct(private readonly Simulator $panel)
    {
        $this->mark = $panel->mark();
    }

    /** Forgets what went before. */
    public function begin(): void
    {
        $this->mark = $this->panel->mark();
        $this->kept = null;
    }

    /** Keeps what went so far, so that the demo's own questions to the panel are not among it. */
    public function end(): void
    {
        $this->kept ??= $this->panel->log($this->mark);
    }

    /** @return list<string> one line a request that the panel saw since begin() */
    public function lines(): array
    {
        $lines = [];
        foreach ($this->requests() as $request) {
            $path = (string) preg_replace('/\b([0-9a-f]{8})-[0-9a-f-]{27}\b/', '$1…', (string) $request['path']);
            $room = str_repeat(' ', max(0, 58 - mb_strlen($path)));
            $lines[] = sprintf('wire   %-6s %s%s %s', $request['method'], $path, $room, $request['status'] ?? 'no answer');
        }
        return $lines;
    }

    /** @return list<array<string, mixed>> */
    public function requests(): array
    {
        return $this->kept ?? $this->panel->log($this->mark);
    }
}
