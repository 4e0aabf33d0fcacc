<?php

/**
 * Lists for WHMCS's Server Sync the servers of the services that WHMCS has on one of its servers, and no others.
 *
 * A sync terminates a service that is missing. So a service is left out only where the panel, asked for this one server, said that it has it no
 * more; where anything could not be read, nothing is listed.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\NotFoundException;
use Calagopus\Reason;
use Calagopus\Ref;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\SyncedServices;
use WHMCS\Module\Server\Calagopus\Store;
use WHMCS\Module\Server\Calagopus\Sync\RecordedUuids;

final class ListAccounts extends Command
{
    /** Servers that were in no page and are asked for one by one; where more are missing the list is not believed. */
    private const ASKED = 25;

    private const AROUND = 120;

    /** @var list<array<string, string>> */
    private array $accounts = [];

    /** @return list<array<string, string>> */
    public function accounts(): array
    {
        return $this->accounts;
    }

    public function run(): void
    {
        $server = HostedServices::server($this->call->params, 'nothing was listed');
        $this->call->store();
        $this->demandFields($server);
        $services = SyncedServices::on($server, Options::number('egg_uuid'));
        $uuids = $this->uuids($services);
        $seconds = $this->call->config()->usageSeconds();
        LongCall::run((int) ceil($seconds) + self::AROUND, fn () => $this->read($services, array_flip($uuids), $seconds));
        SyncedServices::demandNoneSince($server, $services);
        $this->call->note(count($services) . ' services, ' . count($this->accounts) . ' listed.');
    }

    private function demandFields(int $server): void
    {
        $products = SyncedServices::products($server);
        $without = array_diff_key($products, RecordedUuids::fields(array_keys($products)));
        if ($without !== []) {
            throw new Refusal('Nothing was listed, because WHMCS\'s sync terminates services that a list misses, and finds them by the custom field "'
                . CustomFields::UUID . '": add it (text, admin only) to ' . implode(', ', array_map(
                    static fn (int $id, string $name): string => "\"$name\" (product $id)",
                    array_keys($without),
                    $without
                )) . '.');
        }
    }

    /** @param array<int, object> $services @return array<int, string> service => UUID, each another one */
    private function uuids(array $services): array
    {
        $typed = RecordedUuids::of($services, RecordedUuids::fields(array_values(array_unique(array_map(static fn (object $one): int => (int) $one->packageid, $services)))));
        $wrong = $uuids = [];
        $records = Store::rows(array_keys($services), ['service_key', 'server_uuid', 'origin']);
        foreach (array_keys($services) as $id) {
            $uuid = $typed[$id] ?? '';
            $why = $this->wrong($uuid, $records[$id] ?? null);
            if ($why === '' && in_array($uuid, $uuids, true)) {
                $why = 'has the same ' . CustomFields::UUID . ' as service ' . array_search($uuid, $uuids, true);
            }
            $why === '' ? $uuids[$id] = $uuid : $wrong[$id] = $why;
        }
        SyncedServices::demand($wrong);
        return $uuids;
    }

    /** Why a service cannot be told by its field; empty where it can. */
    private function wrong(string $uuid, ?object $record): string
    {
        $origin = $this->call->panel()->origin();
        return match (true) {
            !CustomFields::isUuid($uuid) => 'has no ' . CustomFields::UUID . ' (press Create, or link its server; or set the service to Terminated)',
            $record === null, (string) $record->server_uuid === '' => '',
            strtolower((string) $record->server_uuid) !== $uuid => 'has another ' . CustomFields::UUID . " than the server {$record->server_uuid} that the module recorded",
            $this->call->config()->currentOrigin((string) $record->origin) !== $origin => "has its server on {$record->origin}, not on $origin",
            default => '',
        };
    }

    /** @param array<int, object> $services @param array<string, int> $missing UUID => service */
    private function read(array $services, array $missing, float $seconds): void
    {
        if ($missing === []) {
            return;
        }
        foreach ($this->call->panel()->servers(null, $seconds, $this->call->config()->usageInFlight()) as $server) {
            $this->take($server, $services, $missing);
        }
        // A server that is made or deleted meanwhile may keep another one out of every page.
        if (count($missing) > self::ASKED) {
            throw new Refusal('Nothing was listed: the panel\'s list lacks the servers of ' . count($missing) . ' services, which is too many to be believed. '
                . 'Look whether this is their panel, and whether the API key may read all servers.');
        }
        foreach ($missing as $uuid => $service) {
            $this->ask((string) $uuid, $service, $services, $missing);
        }
        if ($this->accounts === []) {
            throw new Refusal('Nothing was listed: the panel has none of the servers of ' . count($services) . ' services. Look whether this is their panel, '
                . 'and whether the API key may read all servers; a service whose server is really gone can be terminated by hand.');
        }
        $this->call->note(...array_map(
            static fn (string $uuid, int $service): string => "Service $service: the panel does not have its server $uuid any more, so it is not listed.",
            array_keys($missing),
            $missing
        ));
    }

    /** @param array<int, object> $services @param array<string, int> $missing */
    private function take(Server $server, array $services, array &$missing): void
    {
        $uuid = strtolower($server->uuid);
        if (isset($missing[$uuid])) {
            $this->accounts[] = SyncedServices::account($services[$missing[$uuid]], $uuid, $server->suspended);
            unset($missing[$uuid]);
        }
    }

    /** What is no plain "I have it not" leaves the service in doubt, and so nothing is listed. @param array<int, object> $services @param array<string, int> $missing */
    private function ask(string $uuid, int $service, array $services, array &$missing): void
    {
        $ref = new Ref((string) $service, $uuid, $this->call->panel()->origin(), (string) $services[$service]->userid, $services[$service]->email);
        try {
            $server = $this->call->panel()->find($ref);
            $this->take($server, $services, $missing);
            if (isset($missing[$uuid])) {
                throw new Refusal("Nothing was listed: service $service has the server {$server->uuid} on the panel, but its " . CustomFields::UUID . " says $uuid.");
            }
        } catch (NotFoundException $problem) {
            if ($problem->reason !== Reason::ServerNotFound) {
                throw $problem;
            }
        }
    }
}
