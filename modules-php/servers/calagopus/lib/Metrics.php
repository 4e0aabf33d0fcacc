<?php

/**
 * Usage for WHMCS's usage billing, by Server UUID: disk space as it is now, and the traffic of the month, which is a lower bound.
 *
 * What a service can be billed for is said without asking any panel. A figure that could not be had is left out: it is not 0.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Ref;
use Calagopus\ServerUsage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\UsageBilling\Contracts\Metrics\MetricInterface;
use WHMCS\UsageBilling\Contracts\Metrics\ProviderInterface;
use WHMCS\UsageBilling\Metrics\Metric;
use WHMCS\UsageBilling\Metrics\Units\GigaBytes;
use WHMCS\UsageBilling\Metrics\Usage;

final class Metrics implements ProviderInterface
{
    private const GIB = 1024 ** 3;

    /** Digits after the point of a figure in GB. */
    private const DIGITS = 3;

    private const BATCH = 250;
    private const AROUND = 120;

    private readonly Call $call;

    public function __construct(#[\SensitiveParameter] mixed $params)
    {
        $this->call = new Call('MetricProvider', $params);
    }

    /** @return list<Metric> */
    public function metrics()
    {
        $language = Language::admin();
        return [
            new Metric('disk', $language->text('metric.disk'), MetricInterface::TYPE_SNAPSHOT, new GigaBytes()),
            new Metric('traffic', $language->text('metric.traffic'), self::byMonth(), new GigaBytes()),
        ];
    }

    /** Of all services of the WHMCS server. @return array<string, list<Metric>> UUID => metrics with their usage */
    public function usage()
    {
        $usage = [];
        $this->guarded(function () use (&$usage): void {
            $server = HostedServices::server($this->call->params);
            $this->call->store();
            $services = new UsageServices($server, $this->call->panel()->origin(), $this->call->config());
            if ($services->count() === 0) {
                return;
            }
            $seconds = $this->call->config()->usageSeconds();
            LongCall::run((int) ceil($seconds) + self::AROUND, function () use ($services, $seconds, &$usage): void {
                $this->read($services, $seconds, $usage);
            });
        });
        return $usage;
    }

    /** Of one service, by its Server UUID. @return list<Metric> */
    public function tenantUsage($tenant)
    {
        $bytes = [null, null];
        $this->guarded(function () use ($tenant, &$bytes): void {
            $uuid = strtolower(is_string($tenant) ? trim($tenant) : '');
            $this->call->store();
            $record = CustomFields::isUuid($uuid) ? Capsule::table(Store::TABLE)->where('server_uuid', $uuid)->first(['service_key', 'client_id']) : null;
            if ($record === null) {
                return;
            }
            $bytes[1] = (new Traffic((new DatabaseClock())->now()))->ofMonth((string) $record->service_key, $uuid);
            $live = $this->call->panel()->live(new Ref((string) $record->service_key, $uuid, $this->call->panel()->origin(), (string) $record->client_id), true);
            $bytes[0] = $live->usage?->diskBytes;
        });
        return $this->filled($bytes[0], $bytes[1]);
    }

    /** @param array<string, list<Metric>> $usage what came before a failure stays */
    private function read(UsageServices $services, float $seconds, array &$usage): void
    {
        $traffic = new Traffic((new DatabaseClock())->now());
        $stream = $this->call->panel()->usages($seconds, $this->call->config()->usageInFlight());
        $batch = [];
        try {
            foreach ($stream as $server) {
                $batch[] = $server;
                if (count($batch) === self::BATCH) {
                    $usage += $this->write($services, $traffic, $batch);
                    $batch = [];
                }
            }
        } finally {
            $usage += $this->write($services, $traffic, $batch);
            $this->call->note(count($usage) . ' services with usage.', ...array_values($stream->problems()));
        }
    }

    /** @param list<ServerUsage> $servers @return array<string, list<Metric>> */
    private function write(UsageServices $services, Traffic $traffic, array $servers): array
    {
        $own = [];
        foreach ($services->among($servers) as [$id, $server, $isOwn]) {
            if ($isOwn && $server->usage !== null) {
                $own[(string) $id] = $server;
            }
        }
        $bytes = Capsule::connection()->transaction(static fn (): array => $traffic->add($own));
        $usage = [];
        foreach ($own as $id => $server) {
            $usage[$server->uuid] = $this->filled($server->usage?->diskBytes, $bytes[$id] ?? null);
        }
        return $usage;
    }

    /** @return list<Metric> */
    private function filled(?int $disk, ?int $traffic): array
    {
        return array_map(
            static fn (Metric $metric, ?int $bytes): Metric => $bytes === null || $bytes < 0 ? $metric : $metric->withUsage(new Usage(round($bytes / self::GIB, self::DIGITS))),
            $this->metrics(),
            [$disk, $traffic]
        );
    }

    /** WHMCS's pages and cron are not to be ended by a panel that is away. */
    private function guarded(\Closure $work): void
    {
        try {
            Extension::demand();
            $work();
            $answer = 'success';
        } catch (\Throwable $problem) {
            $answer = Messages::of($problem, $this->call->secrets());
            Log::activity("Usage billing: $answer");
        }
        $this->call->report($answer);
    }

    /** The constant's name differs between WHMCS's documentation of modules and that of its classes. */
    private static function byMonth(): string
    {
        foreach (['TYPE_PERIOD_MONTH', 'TYPE_MONTH'] as $name) {
            if (defined(MetricInterface::class . "::$name")) {
                return (string) constant(MetricInterface::class . "::$name");
            }
        }
        return MetricInterface::TYPE_SNAPSHOT;
    }
}
