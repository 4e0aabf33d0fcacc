<?php

/** The transfers between nodes that are under way, and how they end: the source's ports are freed and the destination's taken only then. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Loop;

final class Transfers
{
    /** @var array<string, int> server to the timer that ends its transfer */
    private array $timers = [];

    /** @var array{result: string, after_ms: float} how transfers to come end; a negative time is never */
    private array $order;

    public function __construct(private readonly Loop $loop, private readonly Database $db, private readonly ServerRows $servers, private readonly float $time)
    {
        $this->order = ['result' => 'done', 'after_ms' => $time];
    }

    public function reset(): void
    {
        array_map($this->loop->cancel(...), $this->timers);
        $this->timers = [];
        $this->order = ['result' => 'done', 'after_ms' => $this->time];
    }

    public function order(string $result, float $after): void
    {
        $this->order = ['result' => $result, 'after_ms' => $after];
    }

    /** @param array<string, mixed> $wish the payload of the request */
    public function begin(string $server, array $wish): void
    {
        $this->db->update('servers', $server, ['transfer' => json_encode($wish)]);
        if ($this->order['after_ms'] >= 0) {
            $result = $this->order['result'];
            $this->timers[$server] = $this->loop->after($this->order['after_ms'], fn () => $this->end($server, $result === 'done'));
        }
    }

    /** A node reports: the server is on its new node, or everything stayed as it was. */
    public function end(string $server, bool $done): void
    {
        $this->loop->cancel($this->timers[$server] ?? null);
        unset($this->timers[$server]);
        $row = $this->db->row('SELECT * FROM servers WHERE uuid = ?', [$server]);
        if ($row === null || $row['transfer'] === null) {
            return;
        }
        $this->db->update('servers', $server, ['transfer' => null]);
        $done && $this->move($server, json_decode($row['transfer'], true));
    }

    /** @param array<string, mixed> $wish */
    private function move(string $server, array $wish): void
    {
        $this->db->atOnce(function () use ($server, $wish): void {
            $this->db->update('servers', $server, ['node' => $wish['node_uuid']]);
            $this->db->change('DELETE FROM server_allocations WHERE server = ?', [$server]);
            if (($wish['allocation_uuid'] ?? null) !== null) {
                $this->servers->allocate($server, $wish['allocation_uuid'], true);
            }
            foreach ($wish['allocation_uuids'] as $allocation) {
                $this->servers->allocate($server, $allocation, false);
            }
            $this->servers->makeKnown($server, 'offline');
        });
    }
}
