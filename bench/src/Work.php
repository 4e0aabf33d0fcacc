<?php

/** The temporary folder of one run, removed at its end, and the paths of what was built. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Work
{
    public readonly string $folder;
    private readonly string $memory;
    private readonly int $owner;
    private int $states = 0;

    /** @param string $extension path of calagopus.so @param string $tools folder of the bench's own programs */
    public function __construct(public readonly string $extension, public readonly string $tools)
    {
        $this->folder = sys_get_temp_dir() . '/calagopus-bench-' . bin2hex(random_bytes(6));
        $this->owner = (int) getmypid();
        // The state that processes share wants to be in memory.
        $this->memory = (getenv('TEST_MEMORY') ?: '/dev/shm') . '/' . basename($this->folder);
        mkdir($this->folder, 0700);
        mkdir($this->memory, 0700);
        register_shutdown_function($this->remove(...));
    }

    public static function processors(): int
    {
        return max(1, (int) trim((string) shell_exec('nproc')));
    }

    public function path(string $name): string
    {
        return "{$this->folder}/$name";
    }

    public function write(string $name, string $text): string
    {
        $path = $this->path($name);
        file_put_contents($path, $text);
        return $path;
    }

    /** A new, empty folder in memory for the state that processes share. */
    public function state(): string
    {
        $path = "{$this->memory}/" . ++$this->states;
        mkdir($path, 0700);
        return $path;
    }

    /** Polls until the condition holds; throws where it does not in time. */
    public static function until(\Closure $condition, string $what, float $seconds = 30.0): void
    {
        for ($end = microtime(true) + $seconds; !$condition();) {
            if (microtime(true) > $end) {
                throw new \RuntimeException("waited $seconds s in vain for $what");
            }
            usleep(2000);
        }
    }

    private function remove(): void
    {
        if ($this->owner !== getmypid()) {
            return;
        }
        foreach ([$this->folder, $this->memory] as $folder) {
            self::clear($folder);
        }
    }

    private static function clear(string $folder): void
    {
        $entries = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::CHILD_FIRST
        );
        foreach ($entries as $entry) {
            $entry->isDir() && !$entry->isLink() ? @rmdir($entry->getPathname()) : @unlink($entry->getPathname());
        }
        @rmdir($folder);
    }
}
