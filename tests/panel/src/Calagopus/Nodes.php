<?php

/** The machines behind the panel: how long they take, whether they answer, which servers they know, when an installation ends. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Net\Reply;

final class Nodes
{
    public const OK = 'ok';
    public const FAIL = 'fail';
    public const DOWN = 'down';
    public const OPERATIONS = ['create', 'delete', 'power', 'reinstall', 'resources', 'log', 'command', 'transfer'];

    /** @var array<string, array{mode: string, delay_ms: float, only: list<string>|null}> */
    private array $behaviour = [];

    /** @var array<string, array{result: string, after_ms: float}> by server, or "default" */
    private array $installs = [];

    /** @var array<string, int> servers whose installation runs, and its timer */
    private array $installing = [];

    /** @var array<string, array{float, array<string, mixed>}> resources of a node as they were asked for last */
    private array $resources = [];

    public function __construct(
        private readonly Loop $loop,
        private readonly Database $db,
        private readonly ServerRows $servers,
        private readonly float $delay,
        private readonly float $installTime,
        private readonly float $cacheTime,
    ) {
    }

    /** Back to the beginning: every node in order, nothing under way. */
    public function reset(): void
    {
        foreach ($this->installing as $timer) {
            $this->loop->cancel($timer);
        }
        $this->behaviour = $this->installs = $this->installing = $this->resources = [];
    }

    /** @param list<string>|null $only the operations that are meant, all of them where null */
    public function behave(string $node, string $mode, ?float $delay, ?array $only): void
    {
        $this->behaviour[$node] = ['mode' => $mode, 'delay_ms' => $delay ?? $this->delay, 'only' => $only];
    }

    /** @return array<string, mixed> */
    public function behaviourOf(string $node): array
    {
        return $this->behaviour[$node] ?? ['mode' => self::OK, 'delay_ms' => $this->delay, 'only' => null];
    }

    public function isDown(string $node): bool
    {
        $behaviour = $this->behaviourOf($node);

        return $behaviour['mode'] === self::DOWN && $behaviour['only'] === null;
    }

    /**
     * Asks the node to do something and goes on when it has answered. Where the client hangs up in between,
     * nothing goes on any more: that is how the panel leaves half a server.
     */
    public function ask(string $node, string $operation, Reply $reply, callable $then): void
    {
        $behaviour = $this->behaviourOf($node);
        $meant = $behaviour['only'] === null || in_array($operation, $behaviour['only'], true);
        $mode = $meant ? $behaviour['mode'] : self::OK;
        $delay = $meant ? $behaviour['delay_ms'] : 0.0;
        if ($delay <= 0) {
            $then($mode);

            return;
        }
        $timer = $this->loop->after($delay, static function () use ($reply, $then, $mode): void {
            $reply->whenHungUp(null);
            try {
                $then($mode);
            } catch (\Throwable $bug) {
                fwrite(STDERR, 'simulator: ' . $bug . "\n");
                $reply->send(Call::finished($reply->request, ApiError::internal()->response()));
            }
        });
        $reply->whenHungUp(fn () => $this->loop->cancel($timer));
    }

    public function knows(string $server): bool
    {
        return $this->db->value('SELECT 1 FROM node_servers WHERE server = ?', [$server]) !== null;
    }

    /** The node takes the server and installs it; the installation ends by itself later. */
    public function install(string $server, bool $startAfterwards, bool $skip = false): void
    {
        $this->servers->makeKnown($server, $startAfterwards ? 'starting' : 'offline');
        $order = $this->installs[$server] ?? $this->installs['default'] ?? ['result' => 'done', 'after_ms' => $this->installTime];
        $this->schedule($server, $skip ? ['after_ms' => 0.0] + $order : $order);
    }

    /** @param string $server a UUID, "default" for those to come, "all" for those that are under way */
    public function orderInstall(string $server, string $result, float $after): void
    {
        $order = ['result' => $result, 'after_ms' => $after];
        if ($server === 'all') {
            foreach (array_keys($this->installing) as $one) {
                $this->schedule($one, $order);
            }

            return;
        }
        $this->installs[$server] = $order;
        if (isset($this->installing[$server])) {
            $this->schedule($server, $order);
        }
    }

    public function forgetServer(string $server): void
    {
        $this->loop->cancel($this->installing[$server] ?? null);
        unset($this->installing[$server], $this->installs[$server]);
        $this->db->change('DELETE FROM node_servers WHERE server = ?', [$server]);
    }

    public function power(string $server, string $action): void
    {
        $running = $action === 'start' || $action === 'restart';
        if ($running) {
            $this->servers->makeKnown($server, 'running');

            return;
        }
        $this->db->change("UPDATE node_servers SET state = 'offline' WHERE server = ?", [$server]);
    }

    /** @return array<string, array<string, mixed>> usage of every server that the node knows, some seconds old at most */
    public function resources(string $node): array
    {
        [$until, $figures] = $this->resources[$node] ?? [0.0, []];
        if ($until > Loop::now()) {
            return $figures;
        }
        $figures = [];
        foreach ($this->db->all('SELECT * FROM node_servers WHERE node = ? ORDER BY rowid', [$node]) as $row) {
            $figures[$row['server']] = self::usage($row);
        }
        $this->resources[$node] = [Loop::now() + $this->cacheTime / 1000, $figures];

        return $figures;
    }

    /** @param array{result: string, after_ms: float} $order a negative time never ends */
    private function schedule(string $server, array $order): void
    {
        $this->loop->cancel($this->installing[$server] ?? null);
        $this->installing[$server] = 0;
        if ($order['after_ms'] >= 0) {
            $end = fn () => $this->installed($server, $order['result'] === 'done');
            $this->installing[$server] = $this->loop->after($order['after_ms'], $end);
        }
    }

    private function installed(string $server, bool $done): void
    {
        unset($this->installing[$server]);
        $this->db->change(
            'UPDATE servers SET status = ?, installed = MAX(installed, ?) WHERE uuid = ?',
            [$done ? null : 'install_failed', (int) $done, $server],
        );
        $state = $done ? "CASE state WHEN 'starting' THEN 'running' ELSE state END" : "'offline'";
        $this->db->change('UPDATE node_servers SET state = ' . $state . ', started = ? WHERE server = ?', [microtime(true), $server]);
    }

    /** @param array<string, mixed> $row @return array<string, mixed> figures that stay the same for a server, so that tests can compare */
    private static function usage(array $row): array
    {
        $number = crc32($row['server']);
        $running = $row['state'] === 'running';

        return [
            'memory_bytes' => $running ? ($number % 768 + 128) * 1048576 : 0,
            'memory_limit_bytes' => $row['memory_limit'] * 1048576,
            'disk_bytes' => ($number % 50 + 10) * 1048576,
            'state' => $row['state'],
            'network' => ['rx_bytes' => $running ? $number % 1000000000 : 0, 'rx_packets' => $running ? 10 : 0,
                'tx_bytes' => $running ? $number % 100000000 : 0, 'tx_packets' => $running ? 12 : 0],
            'cpu_absolute' => $running ? 12.5 : 0.0,
            'cpu_limit_absolute' => $row['cpu_limit'],
            'uptime' => $running ? max(1, (int) ((microtime(true) - $row['started']) * 1000)) : 0,
        ];
    }
}
