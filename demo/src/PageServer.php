<?php

/** Serves the demo's page on 127.0.0.1: PHP's own web server with demo/page.php, attached to the WHMCS of another process. */

declare(strict_types=1);

namespace Calagopus\Demo;

final class PageServer
{
    private const POLL_MICROSECONDS = 50_000;
    private const START_SECONDS = 15;
    private const THEMES = __DIR__ . '/../../.build/browser';

    /** @param resource $process */
    private function __construct(private $process, public readonly string $url)
    {
    }

    public function __destruct()
    {
        $this->stop();
    }

    /**
     * @param array<string, string> $environment by which the page finds its WHMCS
     * @param list<int> $services that the page shows
     * @param list<string> $flags options of php itself, such as `-d` and `extension=…`
     * @param int $port 0: a free one
     * @param string $themes the folder with what WHMCS's themes load
     */
    public static function start(array $environment, array $services, array $flags, int $port = 0, string $themes = self::THEMES): self
    {
        $log = (string) tempnam(sys_get_temp_dir(), 'demo-page');
        $process = proc_open(
            [PHP_BINARY, ...$flags, '-S', "127.0.0.1:$port", dirname(__DIR__) . '/page.php'],
            [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', $log, 'w']],
            $pipes,
            null,
            $environment + ['DEMO_SERVICES' => implode(',', $services), 'DEMO_TOKEN' => bin2hex(random_bytes(20)), 'DEMO_THEMES' => $themes] + getenv()
        );
        $url = $process === false ? null : self::address($process, $log);
        $said = (string) file_get_contents($log);
        unlink($log);
        if ($process === false) {
            throw new \RuntimeException('the page could not be served');
        }
        if ($url === null) {
            proc_terminate($process);
            proc_close($process);
            throw new \RuntimeException('the page could not be served: ' . trim($said));
        }
        return new self($process, $url);
    }

    /** How the page is reached from another machine: it is for this one alone, and a server has no browser. */
    public function hint(): string
    {
        $port = (int) parse_url($this->url, PHP_URL_PORT);
        return sprintf(
            "On a machine without a browser: run \"ssh -L %d:127.0.0.1:%d %s@%s\" where you sit, and open the same address there.\n",
            $port,
            $port,
            posix_getpwuid(posix_geteuid())['name'] ?? 'you',
            gethostname() ?: 'this-machine'
        );
    }

    /** Serves until Ctrl-C, or until somebody ends this process. */
    public function serve(): void
    {
        pcntl_async_signals(true);
        $stopped = false;
        $stop = static function () use (&$stopped): void {
            $stopped = true;
        };
        pcntl_signal(SIGINT, $stop);
        pcntl_signal(SIGTERM, $stop);
        // Signals are not handled while proc_close() waits.
        while (!$stopped && proc_get_status($this->process)['running']) {
            usleep(self::POLL_MICROSECONDS);
        }
        $this->stop();
    }

    public function stop(): void
    {
        $process = $this->process;
        $this->process = null;
        if ($process !== null) {
            proc_terminate($process);
            proc_close($process);
        }
    }

    /** What PHP's server says when it is ready; null where it ended or never said so. @param resource $process */
    private static function address($process, string $log): ?string
    {
        $end = microtime(true) + self::START_SECONDS;
        while (proc_get_status($process)['running'] && microtime(true) < $end) {
            if (preg_match('~\((http://127\.0\.0\.1:\d+)\) started~', (string) file_get_contents($log), $said) === 1) {
                return "$said[1]/";
            }
            usleep(self::POLL_MICROSECONDS);
        }
        return null;
    }
}
