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
     * @param list<NodeCapacity> $nodes those on which the server may be, and those on which one that waits may be
     * @param list<Waiting> $waiting what was ordered and takes its place before
     * @return int|null null: not known; so it is where there is no such node: somebody wrote a place that the panel does not have
     */
    public static function count(Need $need, array $nodes, array $waiting = []): ?int
    {
        $left = array_map(static fn (NodeCapacity $node): Left => new Left($node, $need), $nodes);
        foreach ($waiting as $kind) {
            for ($taken = 0; $taken < $kind->count; $taken++) {
                if (!self::give($left, $kind->need)) {
                    break;
                }
            }
        }
        $servers = null;
        foreach ($left as $one) {
            if (!self::isMeant($need, $one->node)) {
                continue;
            }
            $here = $need->allows($one->node) ? $one->servers() : 0;
            if ($here === null) {
                return null;
            }
            $servers = min(self::MOST, (int) $servers + $here);
        }
        return $servers;
    }

    /** Whether it is at the place, be it that no deployment chooses it now. */
    private static function isMeant(Need $need, NodeCapacity $node): bool
    {
        return $need->allows($node) || ($need->node === '' && in_array(strtolower((string) $node->locationUuid), $need->locations, true));
    }

    /** On that of its nodes which has the most left: the panel chooses any. @param list<Left> $left @return bool whether any takes it */
    private static function give(array $left, Need $need): bool
    {
        $best = null;
        foreach ($left as $one) {
            if ($one->takes($need) && ($best === null || (int) $one->servers() > (int) $best->servers())) {
                $best = $one;
            }
        }
        $best?->take($need);
        return $best !== null;
    }
}
