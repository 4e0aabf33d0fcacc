<?php

/** The event loop: calls back when a stream can be read or written, and when a timer is due. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Loop
{
    /** @var array<int, resource> */
    private array $readStreams = [];

    /** @var array<int, resource> */
    private array $writeStreams = [];

    /** @var array<int, callable> */
    private array $onRead = [];

    /** @var array<int, callable> */
    private array $onWrite = [];

    /** @var array<int, callable> timers that are still wanted, by their number */
    private array $timers = [];

    /** @var \SplMinHeap<array{float, int}> */
    private \SplMinHeap $due;

    private int $lastTimer = 0;

    private bool $running = false;

    public function __construct()
    {
        $this->due = new \SplMinHeap();
    }

    /** @param resource $stream */
    public function whenReadable($stream, callable $callback): void
    {
        $this->readStreams[(int) $stream] = $stream;
        $this->onRead[(int) $stream] = $callback;
    }

    /** @param resource $stream */
    public function whenWritable($stream, callable $callback): void
    {
        $this->writeStreams[(int) $stream] = $stream;
        $this->onWrite[(int) $stream] = $callback;
    }

    /** @param resource $stream */
    public function noLongerReadable($stream): void
    {
        unset($this->readStreams[(int) $stream], $this->onRead[(int) $stream]);
    }

    /** @param resource $stream */
    public function noLongerWritable($stream): void
    {
        unset($this->writeStreams[(int) $stream], $this->onWrite[(int) $stream]);
    }

    /** Calls back once, after that many milliseconds; the number returned cancels it. */
    public function after(float $milliseconds, callable $callback): int
    {
        $this->timers[++$this->lastTimer] = $callback;
        $this->due->insert([self::now() + $milliseconds / 1000, $this->lastTimer]);

        return $this->lastTimer;
    }

    public function cancel(?int $timer): void
    {
        if ($timer !== null) {
            unset($this->timers[$timer]);
        }
    }

    public function run(): void
    {
        $this->running = true;
        while ($this->running) {
            $this->waitForStreams($this->secondsToNextTimer());
            $this->runTimers();
        }
    }

    public function stop(): void
    {
        $this->running = false;
    }

    public static function now(): float
    {
        return hrtime(true) / 1e9;
    }

    private function secondsToNextTimer(): ?float
    {
        while (!$this->due->isEmpty() && !isset($this->timers[$this->due->top()[1]])) {
            $this->due->extract();
        }

        return $this->due->isEmpty() ? null : max(0.0, $this->due->top()[0] - self::now());
    }

    private function waitForStreams(?float $seconds): void
    {
        $read = $this->readStreams;
        $write = $this->writeStreams;
        $except = null;
        $whole = $seconds === null ? null : (int) $seconds;
        $rest = $seconds === null ? null : (int) ceil(($seconds - $whole) * 1e6);
        if (!@stream_select($read, $write, $except, $whole, $rest)) {
            return;
        }
        foreach ($write as $stream) {
            if (isset($this->onWrite[(int) $stream])) {
                ($this->onWrite[(int) $stream])();
            }
        }
        foreach ($read as $stream) {
            if (isset($this->onRead[(int) $stream])) {
                ($this->onRead[(int) $stream])();
            }
        }
    }

    private function runTimers(): void
    {
        $now = self::now();
        while (!$this->due->isEmpty() && $this->due->top()[0] <= $now) {
            [, $number] = $this->due->extract();
            $callback = $this->timers[$number] ?? null;
            unset($this->timers[$number]);
            if ($callback !== null) {
                $callback();
            }
        }
    }
}
