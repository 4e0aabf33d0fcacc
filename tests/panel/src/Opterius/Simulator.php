<?php

/** A running Opterius simulator for a test: the process of `Calagopus\Tests\Panel\Simulator`, with this panel's key and control plane. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\HttpClient;
use Calagopus\Tests\Panel\Simulator as Process;

final class Simulator
{
    public const KEY = Keys::FULL;

    public readonly string $url;
    public readonly string $host;
    public readonly int $port;
    public readonly string $key;

    private function __construct(public readonly Process $process)
    {
        [$this->url, $this->host, $this->port, $this->key] = [$process->url, $process->host, $process->port, self::KEY];
    }

    /** @param list<string> $options as on the command line @param list<string> $php options for PHP itself */
    public static function start(array $options = [], array $php = []): self
    {
        return new self(Process::start($options, 'opterius.php', $php));
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    /**
     * Asks the panel itself, with the full key unless another is given.
     *
     * @param array<string, string> $headers
     * @return array{status: int, headers: array<string, string>, body: string, json: mixed}
     */
    public function api(string $method, string $path, mixed $body = null, array $headers = [], ?string $key = null): array
    {
        return $this->process->api($method, $path, $body, $headers, $key ?? $this->key);
    }

    public function client(float $timeout = 10.0): HttpClient
    {
        return $this->process->client($timeout);
    }

    /** @return array<string, mixed> accounts, packages, agent, orphans as the panel and its server hold them */
    public function state(): array
    {
        return $this->control('GET', 'state');
    }

    /** @return array<string, mixed>|null what the panel holds of a username */
    public function account(string $username): ?array
    {
        foreach ($this->state()['accounts'] as $account) {
            if ($account['username'] === $username) {
                return $account;
            }
        }

        return null;
    }

    /** @return list<array<string, mixed>> API requests in the order of arrival */
    public function log(int $since = 0): array
    {
        return $this->process->log($since);
    }

    /** The number of the last request so far, to give to log() later. */
    public function mark(): int
    {
        return $this->process->mark();
    }

    /** @return list<array<string, mixed>> the logged requests of a method to paths that match */
    public function requests(string $method, string $pathPattern, int $since = 0): array
    {
        return $this->process->requests($method, $pathPattern, $since);
    }

    public function reset(?string $seed = null): void
    {
        $this->process->reset($seed);
    }

    /** @param string $mode ok, fail, down or silent @param list<string>|null $only operations that are meant: create, dns, ssl, suspend, unsuspend, terminate, password, usage */
    public function agent(string $mode, ?int $delayMs = null, ?array $only = null, ?string $message = null): void
    {
        $order = ['mode' => $mode, 'delay_ms' => $delayMs, 'only' => $only, 'message' => $message];
        $this->control('POST', 'agent', array_filter($order, static fn (mixed $value): bool => $value !== null));
    }

    /** What an administrator does who opens a server's page in the panel: offline no more, where the agent answers. */
    public function openServer(int $id = 1): void
    {
        $this->control('POST', 'server', ['id' => $id, 'open' => true]);
    }

    /** The next calls of these operations end in the framework's 500. @param list<string> $only @param string $when before or after the panel did its work */
    public function crash(array $only, int $times = 1, string $when = 'before'): void
    {
        $this->control('POST', 'crash', ['only' => $only, 'times' => $times, 'when' => $when]);
    }

    /** Puts an account onto the panel, rules aside. @param array<string, mixed> $values */
    public function put(string $username, array $values = []): void
    {
        $this->control('POST', 'account', ['username' => $username] + $values);
    }

    /** @param array<string, mixed>|string $fault the fault, or its kind alone @param array<string, mixed> $where method, path, nth, times, connection, act */
    public function fault(array|string $fault, array $where = []): void
    {
        $this->process->fault($fault, $where);
    }

    public function clearFaults(): void
    {
        $this->process->clearFaults();
    }

    /** @param array<string, mixed>|null $payload @return array<string, mixed> what the control plane answers */
    public function control(string $method, string $path, ?array $payload = null): array
    {
        return $this->process->control($method, $path, $payload);
    }

    public static function until(callable $condition, float $seconds = 10.0): bool
    {
        return Process::until($condition, $seconds);
    }
}
