<?php

/** What the simulator's own tests share: claims that throw, payloads, and raw sockets. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

abstract class TestCase
{
    public function __construct(protected readonly Simulator $simulator)
    {
    }

    protected static function same(mixed $expected, mixed $actual, string $what): void
    {
        if ($expected !== $actual) {
            $show = static fn (mixed $value): string => substr((string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR), 0, 300);
            throw new \RuntimeException($what . ': expected ' . $show($expected) . ', got ' . $show($actual));
        }
    }

    protected static function yes(bool $holds, string $what): void
    {
        self::same(true, $holds, $what);
    }

    protected static function soon(callable $condition, string $what): void
    {
        self::yes(Simulator::until($condition), $what);
    }

    /** A free allocation of node-1. */
    protected function freeAllocation(string $node = Seed::NODE_1): string
    {
        return $this->simulator->api('GET', '/api/admin/nodes/' . $node . '/allocations/available?per_page=1')['json']['allocations']['data'][0]['uuid'];
    }

    /**
     * What creates a server on node-1, or by deployment where `deployment` is among the changes.
     *
     * @param array<string, mixed> $changes
     * @return array<string, mixed>
     */
    protected function payload(array $changes = []): array
    {
        $where = isset($changes['deployment'])
            ? []
            : ['node_uuid' => Seed::NODE_1, 'allocation_uuids' => [], 'allocation_uuid' => $changes['allocation_uuid'] ?? $this->freeAllocation()];

        return $changes + $where + [
            'owner_uuid' => Seed::ADMIN, 'egg_uuid' => Seed::PAPER, 'start_on_completion' => true, 'skip_installer' => false,
            'external_id' => '77', 'name' => 'Server-77', 'limits' => ['cpu' => 100, 'memory' => 1024, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240],
            'pinned_cpus' => [], 'startup' => 'java -jar {{SERVER_JARFILE}}', 'image' => 'ghcr.io/example/java:21', 'hugepages_passthrough_enabled' => false,
            'kvm_passthrough_enabled' => false, 'feature_limits' => ['allocations' => 1, 'databases' => 0, 'backups' => 0, 'schedules' => 0],
            'variables' => [['env_variable' => 'SERVER_JARFILE', 'value' => 'paper.jar']],
        ];
    }

    /** @param array<string, mixed> $changes @return array<string, mixed> the new server */
    protected function create(array $changes = []): array
    {
        $path = isset($changes['deployment']) ? '/api/admin/servers/deploy' : '/api/admin/servers';
        $answer = $this->simulator->api('POST', $path, $this->payload($changes));
        self::same(200, $answer['status'], 'create: ' . $answer['body']);

        return $answer['json']['server'];
    }

    /** The headers of a request with the full key. @return array<string, string> */
    protected function headers(): array
    {
        return ['Accept' => 'application/json', 'Authorization' => 'Bearer ' . $this->simulator->key, 'Content-Type' => 'application/json'];
    }

    /** A whole request as it goes over the wire. */
    protected function wire(string $method, string $path, ?string $body = null): string
    {
        $text = $method . ' ' . $path . " HTTP/1.1\r\nHost: sim\r\n";
        foreach ($this->headers() + ($body === null ? [] : ['Content-Length' => (string) strlen($body)]) as $name => $value) {
            $text .= $name . ': ' . $value . "\r\n";
        }

        return $text . "\r\n" . $body;
    }

    protected function socket(): \Socket
    {
        $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
        self::yes(socket_connect($socket, $this->simulator->host, $this->simulator->port), 'connect');

        return $socket;
    }

    /**
     * Sends bytes on a socket of its own and reads until the other side ends it.
     *
     * @return array{string, string} what came, and how it ended: "end" or "reset"
     */
    protected function untilEnd(string $bytes, ?\Socket $socket = null): array
    {
        $socket ??= $this->socket();
        socket_write($socket, $bytes);
        for ($all = ''; ($got = @socket_recv($socket, $part, 1048576, 0)) > 0; $all .= $part) {
            continue;
        }
        $error = socket_last_error($socket);
        socket_close($socket);
        self::yes($got === 0 || $error === SOCKET_ECONNRESET, 'the connection ends: ' . socket_strerror($error));

        return [$all, $got === 0 ? 'end' : 'reset'];
    }
}
