<?php

/** For how many servers of a kind there is room on some nodes. What a node does not tell is not known, and so neither is the sum. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\NodeCapacity;

final class Room
{
    /** What WHMCS's column surely holds; more is as good as endless. */
    private const MOST = 100000;

    /**
     * @param array<string, mixed> $spec as `Calagopus\Spec::toArray()` gives it
     * @param list<NodeCapacity> $nodes those on which the server may be
     * @param bool $overallocates whether memory and disk that are given away already may be given once more
     * @return int|null null: not known
     */
    public static function count(array $spec, array $nodes, bool $overallocates): ?int
    {
        $servers = 0;
        foreach ($nodes as $node) {
            if ($spec['node_uuid'] === null && !$node->usable) {
                continue; // No deployment chooses it.
            }
            $here = self::on($spec, $node, $overallocates);
            if ($here === null) {
                return null;
            }
            $servers += $here;
        }
        return min(self::MOST, $servers);
    }

    /** @param array<string, mixed> $spec */
    private static function on(array $spec, NodeCapacity $node, bool $overallocates): ?int
    {
        if ($node->ports === null || $overallocates) {
            return $node->ports;
        }
        $memory = (int) $spec['memory'] === 0 ? 0 : (int) $spec['memory'] + (int) $spec['memory_overhead'];
        $fits = [$node->ports, self::fits($memory, $node->memory, $node->givenMemory), self::fits((int) $spec['disk'], $node->disk, $node->givenDisk)];
        return in_array(null, $fits, true) ? null : min($fits);
    }

    /** A server without a limit takes what there is, and nothing of it is counted. A node's limit of 0 is none that says anything. */
    private static function fits(int $needed, ?int $limit, ?int $given): ?int
    {
        if ($needed <= 0) {
            return PHP_INT_MAX;
        }
        return $limit === null || $given === null || $limit === 0 ? null : intdiv(max(0, $limit - $given), $needed);
    }
}
