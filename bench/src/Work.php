<?php

/** The temporary folder of one run, removed at its end, and the paths of what was built. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Work
{
    public readonly string $folder;
    private readonly int $owner;

    /** @param string $extension path of calagopus.so @param string $tools folder of the bench's own programs */
    public function __construct(public readonly string $extension, public readonly string $tools)
    {
        $this->folder = sys_get_temp_dir() . '/calagopus-bench-' . bin2hex(random_bytes(6));
        $this->owner = (int) getmypid();
        mkdir($this->folder, 0700);
        register_shutdown_function($this->remove(...));
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
        $entries = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($this->folder, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::CHILD_FIRST
        );
        foreach ($entries as $entry) {
            $entry->isDir() && !$entry->isLink() ? @rmdir($entry->getPathname()) : @unlink($entry->getPathname());
        }
        @rmdir($this->folder);
    }
}
