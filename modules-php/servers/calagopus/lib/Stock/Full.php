<?php

/**
 * Full nodes as Create meets them: a node that the product names is asked for its room before, where that was decided; and where no node of the
 * locations took the server, it is said what they have left.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\CapacityException;
use Calagopus\NodeCapacity;
use Calagopus\NotFoundException;
use Calagopus\Placement;
use Calagopus\Reason;
use Calagopus\Ref;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Panels;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Full
{
    /** Seconds that the panel has for its answer: it is a help, and whoever pressed waits. */
    private const SECONDS = 4.0;

    /** Nodes whose figures are said; locations may have many. */
    private const MOST = 8;

    private readonly Need $need;

    public function __construct(private readonly Call $call, Spec $spec, Placement $placement)
    {
        $this->need = Need::toMake($spec->toArray(), $placement, $call->policies());
    }

    /** Two rounds, before anything is noted or asked. What the node does not tell is not held against the server, nor is one that is there already. */
    public function refuse(Ref $ref): void
    {
        if ($this->need->node === '' || !$this->need->counts()) {
            return;
        }
        try {
            $nodes = $this->nodes();
        } catch (\Throwable $problem) {
            $this->untold(Messages::of($problem, $this->call->secrets()));
            return;
        }
        foreach ($nodes as $node) {
            $lacks = $this->lacks($node);
            if ($lacks !== '' && !$this->isThere($ref)) {
                throw new Refusal("The node \"$node->name\" has no room for the server: $lacks. Nothing was made. Choose another node in the product, or decide with "
                    . 'its policies (Full nodes) that room may be given away more than once.');
            }
            $lacks === '' && $node->problem !== '' && $this->untold($node->problem);
        }
    }

    /** The panel's refusal with the figures, where it is room that is lacking. */
    public function withFigures(\Throwable $problem): \Throwable
    {
        if (!$problem instanceof CapacityException || $problem->reason !== Reason::NoNode || $this->need->node !== '' || !$this->need->counts()) {
            return $problem;
        }
        try {
            $nodes = array_filter($this->nodes(), $this->need->allows(...));
        } catch (\Throwable) {
            return $problem;
        }
        $lacks = array_filter(array_map($this->lacks(...), $nodes), static fn (string $words): bool => $words !== '');
        if ($lacks === [] || count($lacks) < count($nodes)) {
            return $problem;
        }
        $said = array_map(static fn (NodeCapacity $node, string $lacks): string => "$node->name: $lacks", array_slice($nodes, 0, self::MOST), array_slice($lacks, 0, self::MOST));
        return new Refusal(Messages::join(Messages::of($problem, $this->call->secrets()), 'What they have: ' . implode('; ', $said) . '.'), 0, $problem);
    }

    /** What it has too little of, with the figures; empty where that is nothing, or not known. */
    private function lacks(NodeCapacity $node): string
    {
        $said = [];
        foreach (['memory' => [$this->need->memory, $node->memory, $node->givenMemory], 'disk' => [$this->need->disk, $node->disk, $node->givenDisk]] as $what => [$needed, $limit, $given]) {
            $free = Left::free($limit, $given);
            if ($needed > 0 && $free !== null && $free < $needed) {
                $said[] = "$needed MiB of $what are needed, and $free of its $limit are left";
            }
        }
        return implode('; ', $said);
    }

    /** @return list<NodeCapacity> as they are now */
    private function nodes(): array
    {
        $panel = Panels::within($this->call->params, $this->call->config(), self::SECONDS, false);
        return $panel->capacity($this->need->placement, $this->need->node === '' ? [] : [$this->need->node], $this->need->locations);
    }

    /** A full node may be full of this very server. Where that cannot be told, Create looks itself, and says what is in the way. */
    private function isThere(Ref $ref): bool
    {
        try {
            $this->call->panel()->find($ref);
            return true;
        } catch (NotFoundException) {
            return false;
        } catch (\Calagopus\Exception) {
            return true;
        }
    }

    private function untold(string $why): void
    {
        $this->call->note("The node did not tell whether it has room, so the server was asked for without knowing: $why");
    }
}
