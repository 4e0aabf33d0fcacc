<?php

/** Has the panel move a service's server, and notes that before, so that the move is followed whatever becomes of the panel's answer. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use Calagopus\CapacityException;
use Calagopus\CatalogItem;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Mover
{
    /** @param Chosen|null $chosen what the service asks for; null: not known */
    public function __construct(private readonly Call $call, private readonly ?Chosen $chosen)
    {
    }

    /** Under the service's lock. */
    public function move(Record $record, CatalogItem $node): void
    {
        $panel = $this->call->panel();
        $ref = $this->call->ref($record);
        $server = $panel->find($ref);
        if (strcasecmp(Moves::target($record->key), $node->uuid) === 0 && Moves::saw($record->key, $server) === Moves::UNDER_WAY) {
            $this->call->note("The server moves to node $node->name already; its end is followed.");
            return;
        }
        if (!$server->transferring && strcasecmp($server->nodeUuid, $node->uuid) === 0) {
            throw new Refusal("The server is on node $node->name already; nothing was moved.");
        }
        if ($server->transferring) {
            throw new Refusal("The server is being moved to another node already, so it was not asked to move to $node->name. Wait until it has arrived, then move it again.");
        }
        Moves::begin($record->key, $server, $node->uuid, $node->name, $this->arrival());
        try {
            $move = $panel->transfer($ref, $node->uuid, Placing::ofMove($this->call->policies()));
        } catch (\Calagopus\Exception $problem) {
            $problem->mayHaveHappened || Moves::drop($record->key);
            throw $problem;
        } finally {
            $this->unsettle($record->key);
        }
        if ($move->addresses === []) {
            Moves::drop($record->key);
            $this->call->note("The server is on node $node->name already; nothing was moved.");
            return;
        }
        $this->call->note("The panel accepted the move from node {$move->server->nodeName} to $node->name. It goes on by itself and is followed; the server stands still "
            . 'meanwhile, and is reached at ' . implode(', ', $move->addresses) . ' once it has arrived. Its backups stay where they are.');
    }

    /** What is to be seen to once it has arrived. */
    private function arrival(): Arrival
    {
        return $this->chosen === null ? new Arrival() : Arrival::of($this->call, $this->chosen);
    }

    /** Nodes tell figures of a server that moves too: its pages look at the server itself from now on. */
    private function unsettle(string $key): void
    {
        try {
            (new PageStore())->unsettle($key);
        } catch (\Throwable $problem) {
            $this->call->note('Its page is not told of it at once: ' . Messages::of($problem, $this->call->secrets()));
        }
    }

    /**
     * To the node, or to one in the locations, that was asked for: the one to which it moves already, else nodes that take servers, in an order of chance,
     * until one has the ports.
     *
     * @param list<string> $locations UUIDs; counted where no node is named
     */
    public function moveTo(Record $record, string $nodeUuid, array $locations): void
    {
        $nodes = $this->nodes($nodeUuid, array_map(strtolower(...), $locations));
        $target = Moves::target($record->key);
        usort($nodes, static fn (CatalogItem $one, CatalogItem $other): int => (strcasecmp($other->uuid, $target) === 0) <=> (strcasecmp($one->uuid, $target) === 0));
        foreach ($nodes as $number => $node) {
            try {
                $this->move($record, $node);
                return;
            } catch (CapacityException $problem) {
                if ($number === count($nodes) - 1) {
                    throw $problem;
                }
            }
        }
    }

    /** @param list<string> $locations @return non-empty-list<CatalogItem> */
    private function nodes(string $nodeUuid, array $locations): array
    {
        $there = array_values(array_filter($this->call->panel()->nodes(), static fn (CatalogItem $node): bool => $nodeUuid !== ''
            ? strcasecmp($node->uuid, $nodeUuid) === 0 : in_array(strtolower((string) $node->parentUuid), $locations, true)));
        $usable = array_values(array_filter($there, static fn (CatalogItem $node): bool => $node->usable));
        if ($usable === []) {
            $names = implode(', ', array_map(static fn (CatalogItem $node): string => $node->name, $there));
            throw new Refusal(($there === [] ? 'The panel has no node there' : "The panel takes no servers there now ($names): deployments are off, or it is in maintenance")
                . ', so the server was not moved. Everything else was changed.');
        }
        shuffle($usable);
        return $usable;
    }
}
