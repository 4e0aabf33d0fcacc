<?php

/** Chooses node and ports for a server that is deployed to locations, or says why there are none. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Deployment
{
    public function __construct(private readonly Context $context)
    {
    }

    /**
     * @param array<string, mixed> $wish the payload's `deployment`
     * @param array<string, int> $limits
     * @param string $egg whose configuration counts where the wish names no allocations
     * @return array{node: string, primary: string|null, additional: list<string>, variables: array<string, string>}
     * @throws ApiError with the reason for people
     */
    public function place(array $wish, array $limits, string $egg): array
    {
        $choice = array_shift($this->context->choices) ?? ['node' => '', 'ports' => []];
        $nodes = $this->eligible($wish, $limits);
        usort($nodes, static fn (array $a, array $b): int => ($b['uuid'] === $choice['node']) <=> ($a['uuid'] === $choice['node']));
        $wanted = $wish['allocations'] ?? $this->context->eggPorts->of($egg)['deployment'] ?? null;
        if ($wanted === null || ($choice['portless'] ?? false)) {
            return ['node' => $nodes[0]['uuid'], 'primary' => null, 'additional' => [], 'variables' => []];
        }
        $most = 0;
        foreach ($nodes as $node) {
            $found = $this->context->nodes->isDown($node['uuid']) ? 0 : $this->ports($node['uuid'], $wanted, $choice['ports']);
            if (is_array($found)) {
                return ['node' => $node['uuid']] + $found;
            }
            $most = max($most, $found);
        }
        throw self::refusal('only found ' . $most . ' available ' . ($wanted['dedicated'] ? 'dedicated ' : '') . 'allocations');
    }

    private static function refusal(string $reason): ApiError
    {
        return ApiError::of(400, 'could not deploy server: ' . $reason);
    }

    /** @return non-empty-list<array<string, mixed>> the nodes that could take the server, in random order */
    private function eligible(array $wish, array $limits): array
    {
        $rows = $this->context->db->all(
            'SELECT n.uuid, n.location, n.memory - COALESCE(SUM(s.memory + s.memory_overhead), 0) AS memory, n.disk - COALESCE(SUM(s.disk), 0) AS disk
             FROM nodes n LEFT JOIN servers s ON s.node = n.uuid WHERE n.deployment_enabled = 1 AND n.maintenance_enabled = 0 GROUP BY n.uuid ORDER BY n.rowid',
        );
        $nodes = array_values(array_filter($rows, static fn (array $row): bool => in_array($row['location'], $wish['location_uuids'], true)));
        if ($nodes === []) {
            throw self::refusal('no nodes exist in the selected location(s)');
        }
        $needs = ['memory' => $limits['memory'] + $limits['memory_overhead'], 'disk' => $limits['disk']];
        foreach ($wish['allow_overallocation'] ? [] : $needs as $what => $need) {
            $nodes = array_values(array_filter($nodes, static fn (array $row): bool => $row[$what] >= $need));
            if ($nodes === []) {
                throw self::refusal('no node in the selected location(s) has enough unallocated ' . $what);
            }
        }
        shuffle($nodes);

        return $nodes;
    }

    /**
     * @param array<string, mixed> $wanted
     * @param list<int> $preferred ports that a test wants chosen, in order
     * @return array{primary: string|null, additional: list<string>, variables: array<string, string>}|int how many were found where it is not enough
     */
    private function ports(string $node, array $wanted, array $preferred): array|int
    {
        $free = $this->free($node, (bool) $wanted['dedicated']);
        $taken = [];
        $result = ['primary' => null, 'additional' => [], 'variables' => []];
        $primary = $wanted['primary'] ?? null;
        if ($primary !== null) {
            $first = self::pick($free, $taken, $primary['start_port'], $primary['end_port'], null, array_shift($preferred));
            if ($first === null) {
                return 0;
            }
            $result['primary'] = $first['uuid'];
            self::assign($result, $primary['assign_to_variable'] ?? null, $first['port']);
        }
        foreach ($wanted['additional'] as $more) {
            [$from, $to] = self::range($more['mode'], $first['port'] ?? null);
            $next = self::pick($free, $taken, $from, $to, $first['ip'] ?? null, array_shift($preferred));
            if ($next === null) {
                return count($taken);
            }
            $result['additional'][] = $next['uuid'];
            self::assign($result, $more['assign_to_variable'] ?? null, $next['port']);
        }

        return $result;
    }

    /** @return list<array<string, mixed>> free allocations in random order; dedicated: those whose address nobody uses */
    private function free(string $node, bool $dedicated): array
    {
        $rows = $this->context->db->all(
            'SELECT a.* FROM allocations a WHERE a.node = ? AND NOT EXISTS (SELECT 1 FROM server_allocations sa WHERE sa.allocation = a.uuid)'
            . ($dedicated ? ' AND NOT EXISTS (SELECT 1 FROM server_allocations sb JOIN allocations b ON b.uuid = sb.allocation WHERE b.ip = a.ip)' : ''),
            [$node],
        );
        shuffle($rows);

        return $rows;
    }

    /** @param list<array<string, mixed>> $free @param array<string, true> $taken @return array<string, mixed>|null */
    private static function pick(array $free, array &$taken, int $from, int $to, ?string $ip, ?int $preferred): ?array
    {
        $best = null;
        foreach ($free as $row) {
            if ($row['port'] < $from || $row['port'] > $to || isset($taken[$row['uuid']]) || ($ip !== null && $row['ip'] !== $ip)) {
                continue;
            }
            $best = $best === null || $row['port'] === $preferred ? $row : $best;
        }
        if ($best !== null) {
            $taken[$best['uuid']] = true;
        }

        return $best;
    }

    /** @param array<string, mixed> $mode @return array{int, int} the ports that this further allocation may have */
    private static function range(array $mode, ?int $primary): array
    {
        if ($mode['type'] === 'range') {
            return [(int) $mode['start_port'], (int) $mode['end_port']];
        }
        if ($mode['type'] === 'random' || $primary === null) {
            return [1, 65535];
        }
        $port = (int) match ($mode['type']) {
            'add_primary' => $primary + $mode['value'],
            'subtract_primary' => $primary - $mode['value'],
            'multiply_primary' => $primary * $mode['value'],
            'divide_primary' => $mode['value'] == 0 ? 0 : $primary / $mode['value'],
        };

        return [$port, $port];
    }

    /** @param array{primary: string|null, additional: list<string>, variables: array<string, string>} $result */
    private static function assign(array &$result, ?string $variable, int $port): void
    {
        if ($variable !== null) {
            $result['variables'][$variable] = (string) $port;
        }
    }
}
