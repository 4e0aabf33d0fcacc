<?php

/**
 * Compares WHMCS with one panel and gives out a row for each difference, while the panel is read page by page. Nothing is changed.
 *
 * Where a page fails the rows of before stand, and no service is said to lack a server: the iteration throws.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use Calagopus\ConflictException;
use Calagopus\NotFoundException;
use Calagopus\Panel;
use Calagopus\Reason;
use Calagopus\Ref;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Panels;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Marks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Comparison;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Services;

final class Reconcile implements Comparison
{
    /** Servers between two looks into the database. */
    private const BATCH = 250;

    /** Servers that were in no page and are asked for one by one; beyond these the list is believed, where it is as long as the panel says and lacked none of these. */
    private const ASKED = 25;

    /** Seconds that nodes are given in any case, and at the most: two hundred of them within the panel's usual limit take less than one minute. */
    private const LEAST = 1.0;
    private const MOST = 120.0;

    private readonly Checks $checks;

    /** @var array<string, string> key => UUID of the server that bears it: the recorded one, else the first that is not another installation's */
    private array $seen = [];

    /** @var array<string, string> UUID of a server that is not recorded for the service whose id it bears => that id; empty where it bears none */
    private array $strays = [];

    private int $servers = 0;
    private int $without = 0;
    private int $asked = 0;

    /** Whether the pages held fewer servers than the panel says it has. */
    private bool $isShort = false;

    /** Whether the panel, asked for one that was in no page, had it. */
    private bool $hasOthers = false;

    private readonly Panel $panel;
    private readonly Config $config;

    public function __construct(private readonly Call $call, private readonly array $entries)
    {
        $this->panel = $call->panel();
        $this->config = $call->config();
        $this->checks = new Checks($this->panel->origin(), $entries, Installation::address(), $this->config, Endings::waiting());
    }

    public function rows(float $seconds, \Closure $progress): \Generator
    {
        $end = microtime(true) + $seconds;
        $marks = Marks::all();
        $stream = $this->panel->servers(null, $seconds, $this->config->usageInFlight());
        $batch = [];
        foreach ($stream as $server) {
            $batch[] = $server;
            if (count($batch) === self::BATCH) {
                yield from $this->compare($batch);
                $batch = [];
                $progress($this->servers, $stream->progress()['servers']);
            }
        }
        yield from $this->compare($batch);
        $this->isShort = $this->servers < $stream->progress()['servers'];
        $progress($this->servers, $this->servers);
        yield from $this->missing($marks);
        yield from $this->nodes($end - microtime(true));
    }

    public function of(string $key): array
    {
        $service = Services::of([$key])[$key] ?? null;
        $record = Services::records([$key])[$key] ?? null;
        if ($service === null) {
            return [];
        }
        try {
            $server = $this->panel->find($this->ref($key, $record, $service));
            $rows = $this->checks->compare($server, $service, $record);
            $rows = [...$rows, ...(Checks::isRecorded($server, $record) ? [] : $this->gone($key, $record, $service))];
        } catch (NotFoundException $problem) {
            if ($problem->reason !== Reason::ServerNotFound) {
                throw $problem;
            }
            $rows = $this->gone($key, $record, $service);
        }
        return $rows;
    }

    /** Nobody's second server is seen where one is asked for, nor what became of a Create, nor a node. */
    public function kindsOfOne(): array
    {
        $others = [Kind::Duplicate, Kind::NoService, Kind::Unknown, Kind::FewAllocations];
        return array_values(array_diff(array_column(Kind::cases(), 'value'), array_column($others, 'value')));
    }

    /** Servers that bear no id of a service: the host's own, or made by hand. */
    public function without(): int
    {
        return $this->without;
    }

    public function seen(): int
    {
        return $this->servers;
    }

    /** @param list<Server> $servers @return \Generator<int, Row> */
    private function compare(array $servers): \Generator
    {
        $keys = array_values(array_filter(array_map(static fn (Server $server): string => (string) $server->externalId, $servers), 'strlen'));
        [$services, $records] = $keys === [] ? [[], []] : [Services::of($keys), Services::records($keys)];
        foreach ($servers as $server) {
            $this->servers++;
            $key = (string) $server->externalId;
            $record = $records[$key] ?? null;
            $isOnRecord = $record?->uuid !== null && Checks::isRecorded($server, $record);
            $isOnRecord || $this->strays[$server->uuid] = $key;
            if ($key === '') {
                $this->without++;
                continue;
            }
            yield from $this->checks->compare($server, $services[$key] ?? null, $record);
            if ($isOnRecord) {
                $this->seen[$key] = $server->uuid;
            } elseif ($record?->uuid === null && !$this->checks->isAnothers($server, $record)) {
                yield from $this->again($key, $server);
            }
        }
    }

    /** A server of a service of which none is on record; the second that bears its id is one too many. @return list<Row> */
    private function again(string $key, Server $server): array
    {
        $first = $this->seen[$key] ??= $server->uuid;
        return $first === $server->uuid ? [] : [new Row(Kind::Duplicate, $this->panel->origin(), $key, $server->uuid, ['other' => $first])];
    }

    /** Services that no server belongs to, and those whose Create is not known to have ended. @param array<string, int> $marks @return \Generator<int, Row> */
    private function missing(array $marks): \Generator
    {
        foreach (Services::live($this->entries) as $services) {
            $records = Services::records(array_keys($services));
            foreach ($services as $key => $service) {
                yield from $this->lacking((string) $key, $service, $records[$key] ?? null);
                isset($marks[$key]) && Marks::clear((string) $key, $marks[$key]);
            }
        }
    }

    /** @return \Generator<int, Row> */
    private function lacking(string $key, object $service, ?Record $record): \Generator
    {
        $uuid = (string) $record?->uuid;
        if (isset($this->strays[$uuid]) && $this->strays[$uuid] !== $key) {
            yield new Row(Kind::LostId, $this->panel->origin(), $key, $uuid, ['status' => $service->status, 'id' => $this->strays[$uuid] ?: '–']);
        } elseif (!isset($this->seen[$key]) && !$this->isThere($key, $record, $service)) {
            yield $this->none($key, $uuid, $service);
        }
        if ($record?->intent !== null) {
            yield new Row(Kind::Unknown, $this->panel->origin(), $key, $uuid, ['status' => $service->status]);
        }
    }

    /** What customers' pages need of the panel's limit is left to them. @return \Generator<int, Row> */
    private function nodes(float $seconds): \Generator
    {
        $few = $this->config->fewAllocations();
        if ($few > 0) {
            yield from (new Nodes(Panels::within($this->call->params, $this->config, min(self::MOST, max(self::LEAST, $seconds)), true), $few))->rows();
        }
    }

    /** One that is made or deleted meanwhile may keep another out of every page: so it is asked for by itself. Another one that bears the id is none. */
    private function isThere(string $key, ?Record $record, object $service): bool
    {
        if (++$this->asked > self::ASKED) {
            $this->demandWhole();
            return false;
        }
        try {
            $isThere = Checks::isRecorded($this->panel->find($this->ref($key, $record, $service)), $record);
            $this->hasOthers = $this->hasOthers || $isThere;
            return $isThere;
        } catch (ConflictException) {
            // What bears the id was in a page: then it is that which is refused, and the recorded one is gone.
            return !in_array($key, $this->strays, true);
        } catch (NotFoundException $problem) {
            return $problem->reason !== Reason::ServerNotFound;
        }
    }

    /** That the list can be believed of those that are in no page and too many to be asked for. */
    private function demandWhole(): void
    {
        if ($this->isShort) {
            throw new Refusal("The panel listed {$this->servers} servers and says that it has more, so not every service can be told about. "
                . 'Look into its log, and run this again.');
        }
        if ($this->hasOthers) {
            throw new Refusal("The panel listed {$this->servers} servers and has others too when it is asked for them, so not every service can be told about. "
                . 'Look into its log, and run this again.');
        }
    }

    private function ref(string $key, ?Record $record, object $service): Ref
    {
        return new Ref($key, $record?->uuid, $record?->uuid === null ? null : $this->panel->origin(), $service->client);
    }

    /** @return list<Row> that the service's own server is gone, where it should have one */
    private function gone(string $key, ?Record $record, object $service): array
    {
        return in_array($service->status, Services::LIVE, true) ? [$this->none($key, (string) $record?->uuid, $service)] : [];
    }

    private function none(string $key, string $uuid, object $service): Row
    {
        return new Row(Kind::NoServer, $this->panel->origin(), $key, $uuid, ['status' => $service->status]);
    }
}
