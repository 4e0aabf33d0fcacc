<?php

/** Which server of the new panel each service of a product gets: the one that bears its id and is its client's. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use Calagopus\Ref;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Client;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Services;

final class Adoption
{
    /** Services that are named. */
    private const NAMED = 10;

    public function __construct(private readonly Target $target)
    {
    }

    /** @param list<object> $services rows of tblhosting with the client's `email` */
    public function plan(Plan $plan, array $services): void
    {
        $wrong = [];
        foreach ($services as $service) {
            $plan->services[] = $id = (int) $service->id;
            $found = $this->target->serversOf((string) $id);
            $why = $this->why($service, $found);
            if ($why !== '') {
                $wrong[] = "service $id $why";
            } elseif ($found !== []) {
                $plan->adopted[$id] = $found[0];
                $this->compare($plan, $service, $found[0]);
            }
        }
        if ($wrong !== []) {
            $more = count($wrong) - self::NAMED;
            $plan->reasons[] = 'Not every service has its server on the new panel: ' . implode('; ', array_slice($wrong, 0, self::NAMED)) . ($more > 0 ? "; and $more more" : '')
                . '. Bring the servers over first, with their external ids.';
        }
    }

    /** @param list<Server> $found @return string why the service cannot be moved, after "service N"; empty where it can */
    private function why(object $service, array $found): string
    {
        if ($found === []) {
            return in_array($service->domainstatus, Services::LIVE, true) ? "is {$service->domainstatus} and has none" : '';
        }
        return match (true) {
            count($found) > 1 => 'has several (' . implode(', ', array_map(static fn (Server $server): string => $server->uuid, $found)) . ')',
            Client::isAnothers($found[0], (string) $service->userid) => "has one that belongs to client {$found[0]->ownerExternalId}",
            default => $this->unproved($service, $found[0]),
        };
    }

    /** Ids are alike in two installations that share a panel: the client's e-mail address, or our mark on the server, shows whose it is, as for Create. */
    private function unproved(object $service, Server $server): string
    {
        $client = in_array($server->ownerExternalId, [null, ''], true) ? null : (string) $service->userid;
        $email = html_entity_decode((string) $service->email, ENT_QUOTES, 'UTF-8');
        try {
            $this->target->call->panel()->find(new Ref((string) $service->id, null, null, $client, $email));
            return '';
        } catch (\Calagopus\Exception $problem) {
            return "has the server {$server->uuid}, whose account is not known to be the client's (" . Messages::of($problem, $this->target->call->secrets()) . ')';
        }
    }

    private function compare(Plan $plan, object $service, Server $server): void
    {
        $isHere = $service->domainstatus === 'Suspended';
        if ($isHere !== $server->suspended && in_array($service->domainstatus, Services::LIVE, true)) {
            $plan->notes[] = "Service {$service->id} is {$service->domainstatus}, and its server is " . ($server->suspended ? 'suspended.' : 'not suspended.');
        }
    }
}
