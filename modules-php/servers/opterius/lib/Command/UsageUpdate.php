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
use WHMCS\Module\Server\Opterius\Names;
use WHMCS\Module\Server\Opterius\Packages;
use WHMCS\Module\Server\Opterius\Reconcile\Seen;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Opterius\Silence;
use WHMCS\Module\Server\Opterius\Store;
use WHMCS\Module\Server\Opterius\UsageQueue;
use WHMCS\Module\Server\Opterius\UsageServices;

final class UsageUpdate extends Command
{
    /** Accounts between two writings, where config.php does not say how many are asked about at once. */
    private const IN_FLIGHT = 8;
    /** So many failures in a row are the panel's own. */
    private const AWAY = 8;

    protected const AROUND = 120;

    /** The extension takes no shorter time for a list. */
    private const LEAST_SECONDS = 0.1;

    /** @var array<string, int> outcome => services */
    private array $counts = ['updated' => 0, 'silent' => 0, 'foreign' => 0, 'failed' => 0, 'not reached' => 0];

    private string $firstFailure = '';

    /** The first account that bears a service's username and not its domain, in a sentence. */
    private string $firstForeign = '';

    private int $missing = 0;
    private string $firstMissing = '';

    /** Accounts in a row that failed. */
    private int $failing = 0;

    private ?Silence $silence = null;

    public function run(): void
    {
        $server = HostedServices::server($this->call->params);
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
        $queue = new UsageQueue($services->byServer(), $this->call->config()->usageInFlight() ?? self::IN_FLIGHT, $this->silence()->isSilent(...));
        while (($usernames = $queue->next()) !== []) {
            $left = $end - microtime(true);
            if ($left < self::LEAST_SECONDS) {
                break;
            }
            $results = $this->call->panel()->usages($usernames, $left, $this->call->config()->usageInFlight());
            $this->write($services, $results, $limits, $queue);
            if ($this->isAway($results)) {
                break;
            }
        }
        foreach ($queue->leftAlone() as $username) {
            $this->counts['silent'] += count($services->of($username));
        }
    }

    private function silence(): Silence
    {
        return $this->silence ??= Silence::of($this->call);
    }

    /** Whether the panel as a whole failed: an account that is gone is an answer. @param array<string, Usage|\Calagopus\Exception> $results */
    private function isAway(array $results): bool
    {
        foreach ($results as $result) {
            $this->failing = $result instanceof Usage || $result instanceof \Calagopus\NotFoundException ? 0 : $this->failing + 1;
        }
        return $this->failing >= self::AWAY;
    }

    /** @param array<string, Usage|\Calagopus\Exception> $results @param array<string, int> $limits */
    private function write(UsageServices $services, array $results, array $limits, UsageQueue $queue): void
    {
        foreach ($results as $username => $result) {
            foreach ($services->of((string) $username) as $service) {
                $this->counts[$this->writeOne($service, $result, $limits, $queue)]++;
            }
        }
    }

    /** @param array<string, int> $limits @return string the outcome */
    private function writeOne(object $service, Usage|\Calagopus\Exception $result, array $limits, UsageQueue $queue): string
    {
        self::remember($service, $result);
        if ($result instanceof \Calagopus\Exception) {
            $this->firstFailure = $this->firstFailure !== '' ? $this->firstFailure : "{$service->username}: " . Messages::of($result, $this->call->secrets());
            return $result instanceof \Calagopus\TimeoutException ? 'not reached' : 'failed';
        }
        $this->silence()->hear($service->server, (string) $service->username, $result, Figures::fromRow($service));
        if ($result->domain !== null ? strcasecmp($result->domain, $service->domain) !== 0 : !$service->isRecorded) {
            $this->firstForeign = $this->firstForeign !== '' ? $this->firstForeign : self::foreign($service, $result);
            return 'foreign';
        }
        if (Figures::isSilent($result)) {
            return 'silent';
        }
        $queue->answered($service->server);
        $this->count(Figures::missing($result));
        Figures::fromRow($service)->with($result, $limits[$service->package] ?? null)->store((int) $service->id);
        return 'updated';
    }

    private function count(string $missing): void
    {
        $this->missing += $missing === '' ? 0 : 1;
        $this->firstMissing = $this->firstMissing !== '' ? $this->firstMissing : $missing;
    }

    /** What reconcile tells of it; a service without a record keeps nothing. */
    private static function remember(object $service, Usage|\Calagopus\Exception $result): void
    {
        $seen = $service->seen === null ? null : Seen::of($result, new Names($service->username, $service->domain));
        if ($seen !== null && $seen->value !== $service->seen) {
            Store::saw((string) $service->id, $seen);
        }
    }

    private static function foreign(object $service, Usage $result): string
    {
        return sprintf(
            'service %d has the account %s with the domain %s, and the panel\'s account of that name has %s. Look on the panel whose account it is: where it is '
            . 'this service\'s, set the service\'s Domain to the panel\'s; where it is not, set the service\'s Username to its own account\'s.',
            $service->id,
            $service->username,
            $service->domain,
            $result->domain ?? 'none left'
        );
    }

    /** Usage does not tell the limit of traffic; the package does. @return array<string, int> package => MB, 0 for none; not there: not understood, stays */
    private function trafficLimits(): array
    {
        $limits = [];
        $this->aside('The packages could not be listed, so the limits of traffic stay as they are', function () use (&$limits): void {
            $limits = Packages::trafficLimits($this->call->panel()->packages());
        });
        return $limits;
    }

    private function report(UsageServices $services): void
    {
        $this->counts['not reached'] += $services->count() - array_sum($this->counts);
        $said = array_map(static fn (string $what, int $count): string => "$count $what", array_keys($this->counts), $this->counts);
        $summary = "{$services->count()} services: " . implode(', ', $said) . ($services->skipped() > 0 ? "; {$services->skipped()} without an account of their own" : '') . '.';
        $this->call->note($summary);
        if ($this->missing > 0) {
            $this->call->note("{$this->missing} without a figure. First of them: {$this->firstMissing}");
        }
        $firsts = ($this->firstFailure === '' ? '' : " First of them: {$this->firstFailure}")
            . ($this->firstForeign === '' ? '' : " First of the foreign ones: {$this->firstForeign}");
        if ($this->counts['failed'] + $this->counts['not reached'] + $this->counts['foreign'] === 0) {
            return;
        }
        throw new Refusal("Usage was not updated for all. $summary$firsts");
    }
}
