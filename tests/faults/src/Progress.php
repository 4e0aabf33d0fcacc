<?php

/** Says on standard error how far the matrix is, in one line that is written over on a terminal. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Progress
{
    private const EVERY = 1.0;
    private const EVERY_WITHOUT_TERMINAL = 30.0;

    private int $done = 0;
    private int $broken = 0;
    private float $last = 0.0;
    private readonly float $started;
    private readonly bool $terminal;

    public function __construct(private readonly int $cells)
    {
        $this->started = microtime(true);
        $this->terminal = stream_isatty(STDERR);
    }

    public function step(bool $broken): void
    {
        $this->done++;
        $this->broken += (int) $broken;
        if (microtime(true) - $this->last >= ($this->terminal ? self::EVERY : self::EVERY_WITHOUT_TERMINAL)) {
            $this->say();
        }
    }

    public function end(): void
    {
        $this->say();
        fwrite(STDERR, $this->terminal ? "\n" : '');
    }

    private function say(): void
    {
        $this->last = microtime(true);
        $text = sprintf('%d of %d cells, %d broken, %d s', $this->done, $this->cells, $this->broken, (int) ($this->last - $this->started));
        fwrite(STDERR, $this->terminal ? "\r$text " : "$text\n");
    }
}
