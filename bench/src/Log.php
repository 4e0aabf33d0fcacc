<?php

/** A log file that another process appends to, read from a mark on. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Log
{
    public function __construct(private readonly string $path)
    {
    }

    public function mark(): int
    {
        clearstatcache(true, $this->path);
        return is_file($this->path) ? (int) filesize($this->path) : 0;
    }

    /** @return list<list<string>> the whole lines since the mark, each split at its spaces */
    public function since(int $mark): array
    {
        $text = is_file($this->path) ? (string) file_get_contents($this->path, false, null, $mark) : '';
        $whole = substr($text, 0, (int) strrpos($text, "\n"));
        return $whole === '' ? [] : array_map(static fn (string $line): array => explode(' ', $line), explode("\n", $whole));
    }

    /** @return list<list<string>> the lines since the mark, as soon as there are so many; after the time whatever there is */
    public function expect(int $mark, int $lines, float $seconds = 2.0): array
    {
        for ($end = microtime(true) + $seconds; count($this->since($mark)) < $lines && microtime(true) < $end;) {
            usleep(2000);
        }
        return $this->since($mark);
    }
}
