<?php

/** A running panel simulator for a test: starts the process on a free port, orders faults, tells what happened, and ends it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

use Calagopus\Tests\Panel\Calagopus\Keys;

final class Simulator
{
    public const KEY = Keys::FULL;

    private const START_SECONDS = 30;
    private const POLL_MICROSECONDS = 5000;

    public readonly string $url;

    public readonly string $host;

    public readonly int $port;

    public readonly string $key;

    /** The process that started the simulator; a fork of it leaves the simulator alone. */
    private readonly int $owner;

    /** @var resource|null */
    private $process;

    /** @var array<int, resource> */
    private array $pipes = [];

    /** @param resource $process @param array<int, resource> $pipes */
    private function __construct($process, array $pipes, string $line)
    {
        $this->process = $process;
        $this->pipes = $pipes;
        $this->key = self::KEY;
        $this->owner = (int) getmypid();
        $this->url = substr($line, strlen('listening '));
        $this->host = (string) parse_url($this->url, PHP_URL_HOST);
        $this->port = (int) parse_url($this->url, PHP_URL_PORT);
    }

    public function __destruct()
    {
        $this->stop();
    }

    /** @param list<string> $options as on the command line @param list<string> $php options for PHP itself */
    public static function start(array $options = [], string $script = 'calagopus.php', array $php = []): self
    {
        $command = [...self::php(), ...$php, dirname(__DIR__) . '/' . $script, '--die-with-stdin', ...$options];
        // Standard error is inherited: handed on as a stream, a file that it is written to would be rewound.
        $process = proc_open($command, [0 => ['pipe', 'r'], 1 => ['pipe', 'w']], $pipes);
        if ($process === false) {
            throw new \RuntimeException('cannot start the simulator');
        }
        $line = self::firstLine($pipes[1]);
        if (!str_starts_with($line, 'listening ')) {
            proc_terminate($process, SIGKILL);
            throw new \RuntimeException('the simulator did not start: ' . $line);
        }
        $simulator = new self($process, $pipes, $line);
        $weak = \WeakReference::create($simulator);
        register_shutdown_function(static function () use ($weak): void {
            $weak->get()?->stop();
        });

        return $simulator;
    }

    /** Ends the process and waits for it. */
    public function stop(): void
    {
        if ($this->process === null || $this->owner !== getmypid()) {
            return;
        }
        foreach ($this->pipes as $pipe) {
            fclose($pipe);
        }
        proc_terminate($this->process, SIGTERM);
        proc_close($this->process);
        $this->process = null;
        $this->pipes = [];
    }

    public function pid(): int
    {
        return $this->process === null ? 0 : proc_get_status($this->process)['pid'];
    }

    /**
     * Asks the panel itself, with the full key unless another is given.
     *
     * @param array<string, string> $headers
     * @return array{status: int, headers: array<string, string>, body: string, json: mixed}
     */
    public function api(string $method, string $path, mixed $body = null, array $headers = [], ?string $key = null): array
    {
        $headers += ['Accept' => 'application/json', 'Authorization' => 'Bearer ' . ($key ?? $this->key)];
        if ($body !== null) {
            $headers += ['Content-Type' => 'application/json'];
        }
        $answer = $this->client()->request($method, $path, $headers, $body === null ? null : (string) json_encode($body));

        return $answer + ['json' => json_decode($answer['body'], true)];
    }

    /** A client of its own connection, for tests that look at single bytes. */
    public function client(float $timeout = 10.0): HttpClient
    {
        return new HttpClient($this->host . ':' . $this->port, $timeout);
    }

    /** @return array<string, mixed> servers, users, nodes as the panel holds them */
    public function state(): array
    {
        return $this->control('GET', 'state');
    }

    /** @return list<array<string, mixed>> the servers that bear this external id */
    public function serversOf(string $externalId): array
    {
        return array_values(array_filter($this->state()['servers'], static fn (array $server): bool => $server['external_id'] === $externalId));
    }

    /** @return list<array<string, mixed>> API requests in the order of arrival */
    public function log(int $since = 0): array
    {
        return $this->control('GET', 'log?since=' . $since)['requests'];
    }

    /** The number of the last request so far, to give to log() later. */
    public function mark(): int
    {
        return $this->control('GET', 'log?since=999999999999')['last'];
    }

    /** @return list<array<string, mixed>> the logged requests of a method to paths that match */
    public function requests(string $method, string $pathPattern, int $since = 0): array
    {
        return array_values(array_filter($this->log($since), static fn (array $entry): bool
            => $entry['method'] === $method && preg_match('~' . $pathPattern . '~', $entry['path']) === 1));
    }

    public function reset(?string $seed = null): void
    {
        $this->control('POST', 'reset', $seed === null ? [] : ['seed' => $seed]);
    }

    /** @param list<string>|null $only operations that are meant: create, delete, power, reinstall, resources, log, command */
    public function node(?string $uuid, string $mode, ?int $delayMs = null, ?array $only = null): void
    {
        $order = ['uuid' => $uuid, 'mode' => $mode, 'delay_ms' => $delayMs, 'only' => $only];
        $this->control('POST', 'node', array_filter($order, static fn (mixed $value): bool => $value !== null));
    }

    public function install(string $server, string $result = 'done', int $afterMs = 0): void
    {
        $this->control('POST', 'install', ['server' => $server, 'result' => $result, 'after_ms' => $afterMs]);
    }

    /** @param array<string, mixed>|string $fault the fault, or its kind alone @param array<string, mixed> $where method, path, nth, times, connection, act */
    public function fault(array|string $fault, array $where = []): void
    {
        $this->control('POST', 'faults', $where + ['fault' => $fault]);
    }

    public function clearFaults(): void
    {
        $this->control('DELETE', 'faults');
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> what the control plane answers */
    public function control(string $method, string $path, ?array $payload = null): array
    {
        $body = $payload === null ? null : (string) json_encode($payload === [] ? new \stdClass() : $payload);
        $answer = $this->client(60.0)->request($method, '/_sim/' . $path, ['Content-Type' => 'application/json'], $body);
        $json = json_decode($answer['body'], true);
        if ($answer['status'] !== 200 || !is_array($json)) {
            throw new \RuntimeException('control ' . $path . ': ' . $answer['status'] . ' ' . $answer['body']);
        }

        return $json;
    }

    /** Waits until the condition holds; false where it does not within the time. */
    public static function until(callable $condition, float $seconds = 10.0): bool
    {
        for ($end = microtime(true) + $seconds; !($holds = (bool) $condition()) && microtime(true) < $end;) {
            usleep(self::POLL_MICROSECONDS);
        }

        return $holds;
    }

    /** @param resource $pipe */
    private static function firstLine($pipe): string
    {
        stream_set_blocking($pipe, false);
        $line = '';
        self::until(static function () use ($pipe, &$line): bool {
            $line .= (string) fgets($pipe);

            return str_ends_with($line, "\n") || feof($pipe);
        }, self::START_SECONDS);

        return trim($line);
    }

    /**
     * The PHP that runs the simulator, without the settings of the test that starts it; PANEL_SIM_PHP names another one
     * (the PHP under test may be a build without SQLite).
     *
     * @return list<string>
     */
    private static function php(): array
    {
        $other = getenv('PANEL_SIM_PHP');
        if (is_string($other) && $other !== '') {
            return [$other];
        }
        if (PHP_SAPI !== 'cli' || PHP_BINARY === '') {
            return ['php'];
        }
        // The folder that PHP was built for: `make test` after phpize sets another one, which holds the new extension alone.
        $command = [PHP_BINARY, '-n', '-d', 'extension_dir=' . PHP_EXTENSION_DIR];
        foreach (['pdo', 'pdo_sqlite', 'sockets', 'ctype', 'posix', 'mbstring'] as $name) {
            if (is_file(PHP_EXTENSION_DIR . '/' . $name . '.so')) {
                array_push($command, '-d', 'extension=' . $name);
            }
        }

        return $command;
    }
}
