<?php

/** The nodes of a panel on which new servers may be made and that have few free allocations. What a node does not tell is not known, and never few. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use Calagopus\NodeCapacity;
use Calagopus\Panel;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;

final class Nodes
{
    /** @param int $few so many are enough */
    public function __construct(private readonly Panel $panel, private readonly int $few)
    {
    }

    /**
     * One request for the nodes and two for each that is meant. Nodes that nothing on sale names are left alone: they are full as they should be, or
     * somebody else's.
     *
     * @return \Generator<int, Row> it throws, at the end, where it is not known of one
     */
    public function rows(): \Generator
    {
        $places = new Places();
        if ($places->nodes() === [] && $places->locations() === []) {
            return;
        }
        $silent = [];
        foreach ($this->panel->capacity(null, $places->nodes(), $places->locations()) as $node) {
            if (!$node->usable && !$places->names($node->uuid)) {
                continue; // No deployment chooses it.
            }
            if ($node->ports === null) {
                $silent[] = "$node->name ($node->problem)";
            } elseif ($node->ports < $this->few) {
                yield $this->row($node);
            }
        }
        if ($silent !== []) {
            throw new Refusal('How many allocations are free is not known of the node ' . implode(', ', $silent));
        }
    }

    private function row(NodeCapacity $node): Row
    {
        return new Row(Kind::FewAllocations, $this->panel->origin(), '', $node->uuid, ['name' => $node->name, 'count' => (int) $node->ports, 'few' => $this->few]);
    }
}
