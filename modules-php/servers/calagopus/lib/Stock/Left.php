<?php

/** What a node has left for servers of one kind, once others that are to be made have taken their place. What it did not tell is not known. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\NodeCapacity;

final class Left
{
    private ?int $memory;
    private ?int $disk;

    /** Ports that servers of the kind can have: whole sets of them. */
    private ?int $ports;

    public function __construct(public readonly NodeCapacity $node, private readonly Need $need)
    {
        $this->memory = self::free($node->memory, $node->givenMemory);
        $this->disk = self::free($node->disk, $node->givenDisk);
        $this->ports = $node->ports === null ? null : $node->ports * $need->ports();
    }

    /** MiB; a limit of 0 is none that says anything. */
    public static function free(?int $limit, ?int $given): ?int
    {
        return $limit === null || $given === null || $limit === 0 ? null : max(0, $limit - $given);
    }

    /** For how many servers of the kind there is room; null: not known. */
    public function servers(): ?int
    {
        $sets = self::fits($this->need->ports(), $this->ports);
        if ($sets === null || $this->need->overallocates) {
            return $sets;
        }
        $fits = [$sets, self::fits($this->need->memory, $this->memory), self::fits($this->need->disk, $this->disk)];
        return in_array(null, $fits, true) ? null : min($fits);
    }

    /** Whether such a server can be made here. */
    public function takes(Need $other): bool
    {
        $hasRoom = self::fits($other->memory, $this->memory) !== 0 && self::fits($other->disk, $this->disk) !== 0;
        return $other->allows($this->node) && $this->ports !== 0 && ($hasRoom || $other->overallocates);
    }

    /** Of ports that follow each other one that is taken breaks a whole set. */
    public function take(Need $other): void
    {
        $set = $this->need->placement->consecutive ? $this->need->ports() : 1;
        $this->memory = $this->memory === null ? null : max(0, $this->memory - $other->memory);
        $this->disk = $this->disk === null ? null : max(0, $this->disk - $other->disk);
        if ($this->ports !== null && $this->need->sharesPorts($other)) {
            $this->ports = max(0, $this->ports - $set * (int) ceil($other->ports() / $set));
        }
    }

    private static function fits(int $needed, ?int $free): ?int
    {
        return $needed <= 0 ? PHP_INT_MAX : ($free === null ? null : intdiv($free, $needed));
    }
}
