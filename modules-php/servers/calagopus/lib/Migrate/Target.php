<?php

/** The WHMCS server that is the Calagopus panel, and the servers that the panel has of services by their external ids. It changes nothing. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use Calagopus\Server;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Entries;

final class Target
{
    public readonly Call $call;

    /** @var array<string, list<Server>> external id => servers that bear it */
    private array $servers = [];

    private function __construct(public readonly int $entry)
    {
        $this->call = new Call('Migrate', Entries::params($entry));
    }

    public static function of(?int $entry): self
    {
        $entries = Entries::ids($entry);
        return match (count($entries)) {
            0 => throw new Refusal('WHMCS has no such server of this module: add the Calagopus panel in System Settings > Servers first, and press Test Connection.'),
            1 => new self($entries[0]),
            default => throw new Refusal('WHMCS has several servers of this module (' . implode(', ', $entries) . '): name the one to which it goes with --server.'),
        };
    }

    /** Reads the panel's servers once. @param list<string> $keys external ids that are of interest */
    public function read(array $keys): void
    {
        $wanted = array_flip($keys);
        foreach ($wanted === [] ? [] : $this->call->panel()->servers(null, $this->call->config()->usageSeconds()) as $server) {
            if (isset($wanted[(string) $server->externalId])) {
                $this->servers[(string) $server->externalId][] = $server;
            }
        }
    }

    /** @return list<Server> */
    public function serversOf(string $key): array
    {
        return $this->servers[$key] ?? [];
    }

    /** The group of servers from which a product takes this one and no other module's. @param int|null $asked the one that is named @param int $own the product's */
    public function group(?int $asked, int $own): int
    {
        $groups = [];
        foreach (Capsule::table('tblservergroupsrel as r')->join('tblservers as s', 's.id', '=', 'r.serverid')->orderBy('r.groupid')->get(['r.groupid', 's.id', 's.type']) as $row) {
            $groups[(int) $row->groupid][(int) $row->id] = (string) $row->type;
        }
        $fit = array_keys(array_filter($groups, fn (array $types): bool => isset($types[$this->entry]) && array_diff($types, [Module::NAME]) === []));
        if ($asked !== null) {
            return in_array($asked, $fit, true) ? $asked : throw new Refusal("The server group $asked lacks the server {$this->entry}, or has servers of another module.");
        }
        return match (true) {
            in_array($own, $fit, true) => $own,
            count($fit) === 1 => $fit[0],
            $fit === [] => throw new Refusal("No server group has the server {$this->entry} and none of another module: make one in System Settings > Servers."),
            default => throw new Refusal('Several server groups have the server (' . implode(', ', $fit) . '): name one with --group.'),
        };
    }
}
