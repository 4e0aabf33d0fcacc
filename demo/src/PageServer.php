<?php

/** Serves the demo's page on 127.0.0.1 until Ctrl-C: PHP's own web server with demo/page.php, attached to the same WHMCS. */

declare(strict_types=1);

namespace Calagopus\Demo;

final class PageServer
{
    private const POLL_MICROSECONDS = 100_000;

    public function __construct(
        private readonly World $world,
        private readonly string $extension,
        private readonly int $port
    ) {
    }

    public function serve(): void
    {
        $services = [
            $this->world->service($this->world->product('Minecraft to click', ['node_uuid' => World::node()])),
            $this->world->hosting('Starter', '', 'click.example.com'),
        ];
        $port = $this->port > 0 ? $this->port : self::freePort();
        $command = [PHP_BINARY, '-d', 'extension=' . $this->extension, '-S', "127.0.0.1:$port", dirname(__DIR__) . '/page.php'];
        $environment = $this->world->whmcs->environment() + ['DEMO_SERVICES' => implode(',', $services)] + getenv();
        $process = proc_open($command, [0 => ['file', '/dev/null', 'r'], 1 => STDERR, 2 => ['file', '/dev/null', 'w']], $pipes, null, $environment);
        if ($process === false) {
            throw new \RuntimeException('the page could not be served');
        }
        echo "\nThe page is at http://127.0.0.1:$port/ – press Ctrl-C to end.\n";
        flush();
        pcntl_async_signals(true);
        $stop = static function () use ($process): void {
            proc_terminate($process);
        };
        pcntl_signal(SIGINT, $stop);
        pcntl_signal(SIGTERM, $stop);
        // Signals are not handled while proc_close() waits.
        while (proc_get_status($process)['running']) {
            usleep(self::POLL_MICROSECONDS);
        }
        proc_close($process);
    }

    private static function freePort(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $port = (int) substr((string) strrchr((string) stream_socket_get_name($socket, false), ':'), 1);
        fclose($socket);
        return $port;
    }
}
