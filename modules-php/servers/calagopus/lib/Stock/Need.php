<?php

/** What one server takes of a node, and on which nodes it may be made. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\NodeCapacity;
use Calagopus\Placement;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

final class Need
{
    /**
     * @param int $memory MiB, with the overhead; 0: without a limit, and nothing of it is counted
     * @param int $disk MiB, likewise
     * @param string $node UUID in small letters; empty: a deployment chooses
     * @param list<string> $locations likewise, of the deployment
     * @param bool $overallocates whether memory and disk that are given away already may be given once more
     */
    private function __construct(
        public readonly int $memory,
        public readonly int $disk,
        public readonly Placement $placement,
        public readonly string $node,
        public readonly array $locations,
        public readonly bool $overallocates
    ) {
    }

    /**
     * As the product is sold: room that is given away counts as none, unless it was decided that it is given once more.
     *
     * @param array<string, mixed> $spec as `Calagopus\Spec::toArray()` gives it
     */
    public static function toSell(array $spec, Placement $placement, Policies $policies): self
    {
        return self::of($spec, $placement, $policies->is(Policy::OverAllocation, 'allow'));
    }

    /** As Create makes it: the room of a node that is named counts where that was decided alone. @param array<string, mixed> $spec */
    public static function toMake(array $spec, Placement $placement, Policies $policies): self
    {
        $answer = $policies->answer(Policy::OverAllocation);
        return self::of($spec, $placement, $answer === 'allow' || ($answer === 'locations' && $spec['node_uuid'] !== null));
    }

    /** @param array<string, mixed> $spec */
    private static function of(array $spec, Placement $placement, bool $overallocates): self
    {
        $node = strtolower((string) $spec['node_uuid']);
        return new self(
            (int) $spec['memory'] <= 0 ? 0 : (int) $spec['memory'] + (int) $spec['memory_overhead'],
            max(0, (int) $spec['disk']),
            $placement,
            $node,
            $node === '' ? array_map(strtolower(...), array_values($spec['location_uuids'])) : [],
            $overallocates
        );
    }

    /** Whether it may be made there. */
    public function allows(NodeCapacity $node): bool
    {
        return $this->node === '' ? $node->usable && in_array(strtolower((string) $node->locationUuid), $this->locations, true) : $this->node === strtolower($node->uuid);
    }

    /** Whether that node's room is counted at all. */
    public function counts(): bool
    {
        return !$this->overallocates && ($this->memory > 0 || $this->disk > 0);
    }

    public function ports(): int
    {
        return $this->placement->ports + $this->placement->extra;
    }

    /** Whether a port of the one can be a port of the other. */
    public function sharesPorts(self $other): bool
    {
        foreach ($this->placement->ranges as [$first, $last]) {
            foreach ($other->placement->ranges as [$from, $to]) {
                if ($from <= $last && $first <= $to) {
                    return true;
                }
            }
        }
        return $this->placement->ranges === [] || $other->placement->ranges === [];
    }
}
