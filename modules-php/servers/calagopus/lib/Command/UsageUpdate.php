<?php

/**
 * Writes what each server uses into WHMCS's own columns of its service, as WHMCS's cron asks once a day.
 *
 * The panel is read node by node, and what came is written while the next is read: however many services there are, some hundred are in
 * memory. Figures that could not be had stay as they are until the next time.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\ServerUsage;
use Calagopus\UsageStream;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Calagopus\Traffic;
use WHMCS\Module\Server\Calagopus\UsageServices;

final class UsageUpdate extends Command
{
    /** Servers between two writings. */
    private const BATCH = 250;

    private const AROUND = 120;

    private const MIB = 1024 * 1024;

    /** What WHMCS's columns, whole numbers of four bytes, can hold. */
    private const MOST_MIB = 2147483647;

    /** Problems that are said in full. */
    private const SAID = 5;

    /** @var array<string, int> outcome => services */
    private array $counts = ['updated' => 0, 'without figures' => 0, 'of somebody else' => 0];

    private int $addons = 0;

    /** @var list<string> figures that cannot be true, a sentence each */
    private array $absurd = [];

    public function run(): void
    {
        $server = HostedServices::server($this->call->params);
        $config = $this->call->config();
        $this->call->store();
        $services = new UsageServices($server, $this->call->panel()->origin(), $config);
        $expected = $services->count();
        if ($expected === 0) {
            $this->call->note('0 services: the panel was not asked.');
            return;
        }
        $seconds = $config->usageSeconds();
        LongCall::run((int) ceil($seconds) + self::AROUND, function () use ($services, $expected, $seconds): void {
            $stream = $this->call->panel()->usages($seconds, $this->call->config()->usageInFlight());
            $failure = $this->update($services, $stream);
            $this->report($expected, $stream, $failure);
        });
    }

    /** What came before a failure is written too. @return \Calagopus\Exception|null why not all came */
    private function update(UsageServices $services, UsageStream $stream): ?\Calagopus\Exception
    {
        $traffic = new Traffic((new DatabaseClock())->now());
        $batch = [];
        $failure = null;
        try {
            foreach ($stream as $server) {
                $batch[] = $server;
                if (count($batch) === self::BATCH) {
                    $this->write($services, $traffic, $batch);
                    $batch = [];
                }
            }
        } catch (\Calagopus\Exception $failure) {
            // The caller says it; what is in hand counts.
        }
        $this->write($services, $traffic, $batch);
        return $failure;
    }

    /** @param list<ServerUsage> $servers */
    private function write(UsageServices $services, Traffic $traffic, array $servers): void
    {
        $own = [];
        foreach ($services->among($servers) as [$id, $server, $isOwn]) {
            $what = !$isOwn ? 'of somebody else' : ($server->usage === null ? 'without figures' : 'updated');
            $this->counts[$what]++;
            if ($what === 'updated') {
                $own[(string) $id] = $server;
            }
        }
        $this->addons += count(array_filter($servers, static fn (ServerUsage $server): bool => ServiceKey::addon($server->externalId ?? '') !== null));
        Capsule::connection()->transaction(function () use ($traffic, $own): void {
            $bytes = $traffic->add($own);
            foreach ($own as $id => $server) {
                $columns = $this->columns((string) $id, $server, $bytes[$id] ?? null);
                Capsule::table('tblhosting')->where('id', (int) $id)->update($columns + ['bwlimit' => 0, 'lastupdate' => date('Y-m-d H:i:s')]);
            }
        });
    }

    /**
     * What can be believed of a server's figures; the others stay as they are and are said, so that one never ends a batch.
     *
     * @return array<string, int>
     */
    private function columns(string $service, ServerUsage $server, ?int $bytes): array
    {
        $disk = $server->usage?->diskBytes;
        $figures = [
            'diskusage' => $disk === null ? null : (int) min(ceil($disk / self::MIB), PHP_INT_MAX / self::MIB), 'disklimit' => $server->disk,
            'bwusage' => $bytes === null ? null : intdiv($bytes, self::MIB),
        ];
        $believed = array_filter($figures, static fn (?int $mib): bool => $mib !== null && $mib >= 0 && $mib <= self::MOST_MIB);
        $not = array_diff_key(['diskusage' => 'disk', 'disklimit' => 'disk limit', 'bwusage' => 'traffic'], $believed);
        if ($not !== []) {
            $this->absurd[] = "Service $service (server {$server->uuid}): what the panel says of " . implode(', ', $not)
                . ' cannot be true, so WHMCS keeps the figure it had.';
        }
        return $believed;
    }

    private function report(int $expected, UsageStream $stream, ?\Calagopus\Exception $failure): void
    {
        $counts = $this->counts + ['not seen' => max(0, $expected - array_sum($this->counts))];
        $said = array_map(static fn (string $what, int $count): string => "$count $what", array_keys($counts), $counts);
        $summary = "$expected services: " . implode(', ', $said) . "; {$stream->requests()} requests"
            . ($this->addons > 0 ? "; {$this->addons} servers of addons, for which WHMCS has no columns" : '') . '.';
        $this->call->note($summary);
        $problems = [...array_values($stream->problems()), ...$this->absurd];
        if ($failure !== null) {
            array_unshift($problems, Messages::of($failure, $this->call->secrets()));
        }
        if ($problems !== []) {
            $more = count($problems) - self::SAID;
            throw new Refusal("Usage was not updated for all. $summary " . implode(' ', array_slice($problems, 0, self::SAID))
                . ($more > 0 ? " $more more." : ''));
        }
    }
}
