<?php

/**
 * Writes what each account of a WHMCS server uses into WHMCS's own columns, as its cron asks once a day.
 *
 * The panel asks its server about each account. So several are asked about at once, all of them together have a deadline, and what came
 * is written as it comes: figures that were not reached stay as they are until the next time.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\LongCall;
use WHMCS\Module\Server\Opterius\Messages;
use WHMCS\Module\Server\Opterius\Packages;
use WHMCS\Module\Server\Opterius\Refusal;
use WHMCS\Module\Server\Opterius\UsageServices;

final class UsageUpdate extends Command
{
    /** Accounts between two writings. */
    private const BATCH = 100;

    private const AROUND = 120;

    /** The extension takes no shorter time for a list. */
    private const LEAST_SECONDS = 0.1;

    /** @var array<string, int> outcome => services */
    private array $counts = ['updated' => 0, 'silent' => 0, 'foreign' => 0, 'failed' => 0, 'not reached' => 0];

    private string $firstFailure = '';

    public function run(): void
    {
        $server = $this->call->params->number('serverid') ?? 0;
        if ($server <= 0) {
            throw new Refusal('WHMCS named no server ("serverid" is missing or not a number), so no usage was asked for.');
        }
        $seconds = $this->call->config()->usageSeconds();
        $this->call->config()->usageInFlight();
        $origin = $this->call->panel()->origin();
        $this->call->store();
        $services = new UsageServices($server, $origin, $this->call->config());
        LongCall::run((int) ceil($seconds) + self::AROUND, fn () => $this->update($services, microtime(true) + $seconds));
        $this->report($services);
    }

    private function update(UsageServices $services, float $end): void
    {
        if ($services->count() === 0) {
            return;
        }
        $limits = $this->trafficLimits();
        foreach (array_chunk($services->usernames(), self::BATCH) as $usernames) {
            $left = $end - microtime(true);
            if ($left < self::LEAST_SECONDS) {
                break;
            }
            $results = $this->call->panel()->usages($usernames, $left, $this->call->config()->usageInFlight());
            $this->write($services, $results, $limits);
            if (self::isAway($results)) {
                break;
            }
        }
    }

    /** Whether the panel as a whole failed: an account that is gone is an answer. @param array<string, Usage|\Calagopus\Exception> $results */
    private static function isAway(array $results): bool
    {
        return array_filter($results, static fn (mixed $result): bool => $result instanceof Usage || $result instanceof \Calagopus\NotFoundException) === [];
    }

    /** @param array<string, Usage|\Calagopus\Exception> $results @param array<string, int> $limits */
    private function write(UsageServices $services, array $results, array $limits): void
    {
        foreach ($results as $username => $result) {
            foreach ($services->of((string) $username) as $service) {
                $this->counts[$this->writeOne($service, $result, $limits)]++;
            }
        }
    }

    /** @param array<string, int> $limits @return string the outcome */
    private function writeOne(object $service, Usage|\Calagopus\Exception $result, array $limits): string
    {
        if ($result instanceof \Calagopus\Exception) {
            $this->firstFailure = $this->firstFailure !== '' ? $this->firstFailure : "{$service->username}: " . Messages::of($result, $this->call->secrets());
            return $result instanceof \Calagopus\TimeoutException ? 'not reached' : 'failed';
        }
        if (strcasecmp($result->domain, $service->domain) !== 0) {
            return 'foreign';
        }
        if (Figures::isSilent($result)) {
            return 'silent';
        }
        Figures::fromRow($service)->with($result, $limits[$service->package] ?? null)->store((int) $service->id);
        return 'updated';
    }

    /** Usage does not tell the limit of traffic; the package does. @return array<string, int> package => MB, 0 for none */
    private function trafficLimits(): array
    {
        $limits = [];
        $this->aside('The packages could not be listed, so the limits of traffic stay as they are', function () use (&$limits): void {
            foreach ($this->call->panel()->packages() as $package) {
                $limits[$package->name] = Packages::megabytes($package->bandwidth) ?? 0;
            }
        });
        return $limits;
    }

    private function report(UsageServices $services): void
    {
        $this->counts['not reached'] += $services->count() - array_sum($this->counts);
        $said = array_map(static fn (string $what, int $count): string => "$count $what", array_keys($this->counts), $this->counts);
        $summary = "{$services->count()} services: " . implode(', ', $said) . ($services->skipped() > 0 ? "; {$services->skipped()} without an account of their own" : '') . '.';
        $this->call->note($summary);
        if ($this->counts['failed'] + $this->counts['not reached'] + $this->counts['foreign'] === 0) {
            return;
        }
        throw new Refusal("Usage was not updated for all. $summary" . ($this->firstFailure === '' ? '' : " First of them: {$this->firstFailure}"));
    }
}
