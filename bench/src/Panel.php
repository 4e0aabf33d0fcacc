<?php

/** A panel simulator, and with it a front that knows one of its servers by heart. */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Tests\Panel\Simulator;

final class Panel
{
    public readonly Simulator $simulator;
    public readonly Front $front;

    /** @var array<string, mixed> the server that is looked at */
    public readonly array $server;

    /** @param list<string> $options of the simulator */
    public function __construct(Work $work, array $options)
    {
        $this->simulator = Simulator::start(['--install-ms', '0', '--cache-ms', '0', ...$options]);
        $this->simulator->control('POST', 'seed', ['servers' => 1, 'nodes' => 1]);
        $servers = $this->simulator->state()['servers'];
        $this->server = end($servers);
        $answer = $this->simulator->api('GET', '/api/admin/servers/' . $this->server['uuid']);
        if ($answer['status'] !== 200) {
            throw new \RuntimeException('the simulator does not show its own server');
        }
        $this->front = new Front($work, $this->simulator->port, $this->server['uuid'], $answer['body'], Bench::DELAYS);
    }

    /** What page.php is told. @return array<string, mixed> */
    public function job(string $what, string $door, int $delay): array
    {
        return ['what' => $what, 'host' => '127.0.0.1', 'port' => $this->front->port($door, $delay), 'secure' => true, 'key' => $this->simulator->key,
            'uuid' => $this->server['uuid'], 'external' => $this->server['external_id'], 'owner' => $this->ownerId()];
    }

    public function close(): void
    {
        $this->front->close();
        $this->simulator->stop();
    }

    private function ownerId(): string
    {
        $answer = $this->simulator->api('GET', '/api/admin/servers/' . $this->server['uuid'])['json'];
        return (string) $answer['server']['owner']['external_id'];
    }
}
