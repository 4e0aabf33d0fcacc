<?php

/** Compares one server with the service whose id it bears. It asks nobody. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Client;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphan;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Services;

final class Checks
{
    /** Seconds after which an installation has most probably failed without a word. */
    private const LONG = 3600;

    /** @var array<string, Orphan> what deleted services left, by their keys */
    private readonly array $orphans;

    /**
     * @param list<int> $entries ids of the WHMCS servers that are this panel
     * @param array<string, string> $endings service => UUID of its server that waits for its deletion
     */
    public function __construct(
        private readonly string $panel,
        private readonly array $entries,
        private readonly string $installation,
        private readonly Config $config,
        private readonly array $endings = []
    ) {
        $this->orphans = array_column(Orphans::all(), null, 'key');
    }

    /** @param object|null $service null: WHMCS has none of that id @return list<Row> */
    public function compare(Server $server, ?object $service, ?Record $record): array
    {
        $key = (string) $server->externalId;
        if ($service === null) {
            return [$this->withoutService($key, $server)];
        }
        if (!$this->isOurs($record)) {
            return [$this->row(Kind::OtherInstallation, $key, $server, ['installation' => (string) $record?->installation])];
        }
        if ($this->isAnothers($server, $record)) {
            return [$this->row(Kind::OtherInstallation, $key, $server, ['installation' => (string) $server->installation])];
        }
        if (!self::isRecorded($server, $record)) {
            return [$this->row(Kind::Duplicate, $key, $server, ['other' => $record->uuid])];
        }
        $kinds = in_array($service->status, Services::LIVE, true) ? $this->live($server, $service) : array_filter([$this->notLive($key, $server, $service)]);
        return array_map(fn (Kind $kind): Row => $this->row($kind, $key, $server, [
            'status' => $service->status, 'owner' => $server->ownerUsername, 'ownerid' => (string) $server->ownerExternalId, 'client' => $service->client,
            'entry' => $service->entry, 'since' => (string) $server->created,
        ]), array_values($kinds));
    }

    private function withoutService(string $key, Server $server): Row
    {
        $orphan = $this->orphans[$key] ?? null;
        $isLeft = $orphan !== null && strcasecmp($orphan->thing, $server->uuid) === 0;
        if (!$isLeft && $this->isAnothers($server, null)) {
            return $this->row(Kind::OtherInstallation, $key, $server, ['installation' => (string) $server->installation]);
        }
        return $this->row($isLeft ? Kind::Orphan : Kind::NoService, $key, $server, ['name' => $server->name, 'client' => (string) $orphan?->client]);
    }

    /** What is wrong with the server of a service that is not delivered; null: nothing. */
    private function notLive(string $key, Server $server, object $service): ?Kind
    {
        return match (true) {
            in_array($service->status, Services::OVER, true) => $this->waitsForItsDay($key, $server) ? null : Kind::StillThere,
            $service->status === 'Pending' => Kind::Pending,
            default => null,
        };
    }

    /** Whether it is the server on record, or none is. */
    public static function isRecorded(Server $server, ?Record $record): bool
    {
        return $record?->uuid === null || strcasecmp($record->uuid, $server->uuid) === 0;
    }

    /** Whether its mark names another installation. Whoever edits servers on the panel can write one, so of the server on record it says nothing. */
    public function isAnothers(Server $server, ?Record $record): bool
    {
        $isOnRecord = $record?->uuid !== null && self::isRecorded($server, $record);
        return !$isOnRecord && $server->installation !== null && !Installation::isOwn($server->installation, $this->installation, $this->config);
    }

    /** It is there as planned: suspended, until the cron deletes it. */
    private function waitsForItsDay(string $key, Server $server): bool
    {
        return $server->suspended && strcasecmp($this->endings[$key] ?? '', $server->uuid) === 0;
    }

    /** @return list<Kind> */
    private function live(Server $server, object $service): array
    {
        $isHere = $service->status === 'Suspended';
        $found = [
            [Kind::SuspendedHere, $isHere && !$server->suspended],
            [Kind::SuspendedThere, !$isHere && $server->suspended],
            [Kind::InstallFailed, $server->status === 'install_failed'],
            [Kind::Half, $server->status === 'installing' && strtotime((string) $server->created) < time() - self::LONG],
            [Kind::NoPort, $server->port === null],
            [Kind::ForeignOwner, Client::isAnothers($server, $service->client)],
            [Kind::OtherEntry, !in_array($service->entry, $this->entries, true)],
        ];
        return array_column(array_filter($found, static fn (array $one): bool => $one[1]), 0);
    }

    private function isOurs(?Record $record): bool
    {
        return Installation::isOwn($record?->installation ?? '', $this->installation, $this->config);
    }

    /** @param array<string, string|int> $words */
    private function row(Kind $kind, string $key, Server $server, array $words): Row
    {
        return new Row($kind, $this->panel, $key, $server->uuid, $words);
    }
}
