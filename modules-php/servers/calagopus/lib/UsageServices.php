<?php

/** The services of a WHMCS server whose usage is updated, looked up for some servers of the panel at a time. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\ServerUsage;
use Illuminate\Database\Query\Builder;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;

final class UsageServices
{
    public function __construct(private readonly int $server, private readonly string $origin, private readonly Config $config)
    {
    }

    public function count(): int
    {
        return $this->services()->count();
    }

    /** The id of the service that a server says it is of; null for an addon's, of which WHMCS keeps no usage, and for what is none of ours. */
    public static function idOf(ServerUsage $server): ?int
    {
        return ServiceKey::service($server->externalId ?? '');
    }

    /**
     * Which of the servers are of a service of this WHMCS server.
     *
     * @param list<ServerUsage> $servers
     * @return list<array{int, ServerUsage, bool}> service, server, and whether it is the service's own: not one that merely bears its id
     */
    public function among(array $servers): array
    {
        $ids = array_values(array_unique(array_filter(array_map(self::idOf(...), $servers))));
        $owners = $this->services()->whereIn('h.id', $ids)->pluck('h.userid', 'h.id');
        $records = Store::rows($ids, ['service_key', 'origin', 'server_uuid']);
        $found = [];
        foreach ($servers as $server) {
            $id = self::idOf($server);
            if ($id !== null && $owners->has($id)) {
                $found[] = [$id, $server, $this->isOwn($server, $records[$id] ?? null, (string) $owners->get($id))];
            }
        }
        return $found;
    }

    /** By what was recorded; where nothing was, a former module made the server, and it must be the client's. */
    private function isOwn(ServerUsage $server, ?object $record, string $client): bool
    {
        if (($record->server_uuid ?? '') !== '') {
            return $record->server_uuid === $server->uuid && $this->config->currentOrigin((string) $record->origin) === $this->origin;
        }
        return $server->ownerExternalId === null || $server->ownerExternalId === $client;
    }

    private function services(): Builder
    {
        return HostedServices::on($this->server);
    }
}
