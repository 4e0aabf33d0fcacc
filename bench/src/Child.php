<?php

/** A process of the bench: it ends with its standard input, with the bench, or when it is told to; never later. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Child
{
    private const END_SECONDS = 10.0;

    /** @var resource|null */
    private $process;

    /** @var array<int, resource> */
    private array $pipes = [];

    /** What it ended with, where somebody has looked already: PHP tells it once. */
    private ?int $code = null;

    /** @var array<int, self> */
    private static array $running = [];

    /**
     * @param list<string> $command
     * @param array<string, string> $environment added to our own
     * @param string|null $errors a file for what it says on standard error; null: ours
     */
    public function __construct(array $command, array $environment = [], ?string $errors = null)
    {
        // Handed on as STDERR it would be rewound: a log would lose lines.
        $wires = [['pipe', 'r'], ['pipe', 'w']] + ($errors === null ? [] : [2 => ['file', $errors, 'a']]);
        // Where the bench is killed, the kernel ends its children.
        $process = proc_open(['setpriv', '--pdeathsig', 'TERM', ...$command], $wires, $this->pipes, null, $environment + getenv());
        if ($process === false) {
            throw new \RuntimeException('cannot start ' . $command[0]);
        }
        $this->process = $process;
        self::$running === [] && register_shutdown_function(self::stopAll(...));
        self::$running[spl_object_id($this)] = $this;
    }

    public function pid(): int
    {
        return $this->process === null ? 0 : proc_get_status($this->process)['pid'];
    }

    public function isRunning(): bool
    {
        if ($this->process === null || $this->code !== null) {
            return false;
        }
        $status = proc_get_status($this->process);
        $this->code = $status['running'] ? null : $status['exitcode'];
        return $status['running'];
    }

    public function write(string $text): void
    {
        fwrite($this->pipes[0], $text);
    }

    /** The next line; throws where the process ends instead. */
    public function line(): string
    {
        $line = fgets($this->pipes[1]);
        if ($line === false) {
            throw new \RuntimeException('a process of the bench ended early');
        }
        return rtrim($line, "\n");
    }

    /** @return resource its standard output */
    public function output()
    {
        return $this->pipes[1];
    }

    /** Waits for its end; throws where it failed. @return string all that it printed */
    public function finish(): string
    {
        $this->closePipe(0);
        $text = (string) stream_get_contents($this->pipes[1]);
        $this->closePipe(1);
        $closed = proc_close($this->process);
        $code = $this->code ?? $closed;
        $this->process = null;
        unset(self::$running[spl_object_id($this)]);
        if ($code !== 0) {
            throw new \RuntimeException("a process of the bench ended with $code" . ($text === '' ? '' : ": $text"));
        }
        return $text;
    }

    public function stop(): void
    {
        if ($this->process === null) {
            return;
        }
        $this->closePipe(0);
        proc_terminate($this->process, SIGTERM);
        for ($end = microtime(true) + self::END_SECONDS; $this->isRunning() && microtime(true) < $end;) {
            usleep(2000);
        }
        if ($this->isRunning()) {
            proc_terminate($this->process, SIGKILL);
        }
        $this->closePipe(1);
        proc_close($this->process);
        $this->process = null;
        unset(self::$running[spl_object_id($this)]);
    }

    /** Ends whatever runs still, the newest first. */
    public static function stopAll(): void
    {
        foreach (array_reverse(self::$running) as $child) {
            $child->stop();
        }
    }

    /** Kilobytes of memory that it holds now, and held at most. @return array{now: int, most: int} */
    public function memory(): array
    {
        return self::memoryOf($this->pid());
    }

    /** @return array{now: int, most: int} */
    public static function memoryOf(int $pid): array
    {
        $status = (string) @file_get_contents("/proc/$pid/status");
        $number = static fn (string $name): int => preg_match("/^$name:\s+(\d+) kB/m", $status, $parts) === 1 ? (int) $parts[1] : 0;
        return ['now' => $number('VmRSS'), 'most' => $number('VmHWM')];
    }

    private function closePipe(int $number): void
    {
        if (isset($this->pipes[$number]) && is_resource($this->pipes[$number])) {
            fclose($this->pipes[$number]);
        }
    }
}
