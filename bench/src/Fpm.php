<?php

/** A PHP-FPM of the bench's own with a fixed number of workers, each holding the extension. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Fpm
{
    private static int $number = 0;
    public readonly FastCgi $pages;
    private readonly Child $master;

    /** @param list<string> $settings lines of php.ini */
    public function __construct(private readonly Work $work, public readonly int $workers, array $settings)
    {
        $name = 'fpm-' . ++self::$number;
        $socket = $work->path("$name.sock");
        $work->write("$name.ini", implode("\n", $settings) . "\n");
        $work->write("$name.conf", <<<CONF
            [global]
            error_log = {$work->path("$name-errors")}
            log_level = warning
            [bench]
            listen = $socket
            listen.backlog = 511
            pm = static
            pm.max_children = $workers
            pm.max_requests = 0
            clear_env = no
            {$this->user()}
            CONF . "\n");
        // As root PHP-FPM wants to be told that its workers may be root's too.
        $root = posix_geteuid() === 0 ? ['-R'] : [];
        $this->master = new Child(['php-fpm8.2', '-F', ...$root, '-c', $work->path("$name.ini"), '-y', $work->path("$name.conf")], [], $work->path("$name-errors"));
        Work::until(fn (): bool => file_exists($socket) && count($this->pids()) === $workers, 'PHP-FPM');
        $this->pages = new FastCgi($socket, dirname(__DIR__) . '/page.php');
    }

    /** @return list<int> the workers */
    public function pids(): array
    {
        $master = $this->master->pid();
        return array_map(intval(...), preg_split('/\s+/', trim((string) @file_get_contents("/proc/$master/task/$master/children")), -1, PREG_SPLIT_NO_EMPTY) ?: []);
    }

    /** Megabytes that a worker held at most: of each worker. */
    public function memory(): Series
    {
        return new Series(array_map(static fn (int $pid): float => Child::memoryOf($pid)['most'] / 1024, $this->pids()));
    }

    public function stop(): void
    {
        $this->master->stop();
    }

    private function user(): string
    {
        return posix_geteuid() === 0 ? "user = root\ngroup = root" : '';
    }
}
