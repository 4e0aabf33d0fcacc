<?php

/**
 * A PHP process beside this one, attached to the same installation: for races, and for what must happen in a fresh
 * process.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class ChildProcess
{
    /** @param resource $process */
    private function __construct(private $process, private readonly string $folder)
    {
    }

    /**
     * Starts `php SCRIPT ARGUMENTS`; the script calls `WhmcsHost::attach()`.
     *
     * @param list<string> $arguments
     * @param array<string, string> $environment added to this process's own
     * @param list<string> $flags options of php itself, such as `-d` and `extension=…`
     */
    public static function start(string $script, array $arguments, array $environment, array $flags = []): self
    {
        $folder = Files::temporary('whmcs-child');
        $process = proc_open(
            [PHP_BINARY, ...$flags, $script, ...$arguments],
            [['file', '/dev/null', 'r'], ['file', "$folder/out", 'w'], ['file', "$folder/err", 'w']],
            $pipes,
            null,
            $environment + getenv()
        );
        return $process === false ? throw new \RuntimeException("Cannot start $script") : new self($process, $folder);
    }

    public function pid(): int
    {
        return proc_get_status($this->process)['pid'];
    }

    public function kill(int $signal = SIGKILL): void
    {
        proc_terminate($this->process, $signal);
    }

    /**
     * Waits for its end, at most so many seconds, and kills it then.
     *
     * @return array{exit: int, out: string, err: string} exit is -1 where a signal ended it
     */
    public function wait(float $seconds = 60.0): array
    {
        $deadline = microtime(true) + $seconds;
        while (($status = proc_get_status($this->process))['running']) {
            if (microtime(true) > $deadline) {
                $this->kill();
            }
            usleep(5_000);
        }
        $result = [
            'exit' => $status['signaled'] ? -1 : $status['exitcode'],
            'out' => (string) file_get_contents("{$this->folder}/out"),
            'err' => (string) file_get_contents("{$this->folder}/err"),
        ];
        proc_close($this->process);
        Files::remove($this->folder);
        return $result;
    }
}
