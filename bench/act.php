<?php

/**
 * Lives through the lives of services in one process, as WHMCS's cron does, and prints as JSON how long each module function took.
 *
 * php -d extension=… act.php JOB-FILE; the WHMCS stand-in is found by the environment. The job names the doors (server entries at different
 * round trips), how many services a run, how many runs, and the proxies' logs. "cold": one client area a process, nothing kept before.
 */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Panel;
use Calagopus\Ref;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

require dirname(__DIR__) . '/tests/whmcs/bootstrap.php';
require __DIR__ . '/src/Log.php';
require __DIR__ . '/src/Shown.php';

final class Actor
{
    /** @var list<array<string, mixed>> */
    private array $results = [];

    private readonly Log $requests;
    private readonly Log $connections;

    public function __construct(private readonly WhmcsHost $host, private readonly array $job)
    {
        $this->requests = new Log($job['requests']);
        $this->connections = new Log($job['connections']);
    }

    /** @return list<array<string, mixed>> */
    public function live(): array
    {
        foreach ($this->job['doors'] as $door) {
            $this->warmUp($door);
        }
        for ($run = 0; $run < $this->job['runs']; $run++) {
            $this->life();
        }
        return $this->results;
    }

    /** The first call of this process. @return array<string, mixed> */
    public function cold(): array
    {
        if (isset($this->job['make'])) {
            return ['ms' => [$this->module('CreateAccount', $this->job['make'])]];
        }
        return ['ms' => [$this->timed('ClientArea', $this->host->paramsFor($this->job['service']))]];
    }

    /** The client's account is made here, and the process's connections too. */
    private function warmUp(array $door): void
    {
        $service = $this->service($door);
        foreach (['CreateAccount', 'ClientArea', 'TerminateAccount'] as $function) {
            $this->timed($function, $this->host->paramsFor($service));
        }
    }

    /** Services of all doors live side by side, so that what else the machine does meets all alike. */
    private function life(): void
    {
        $turns = [];
        for ($number = 0; $number < $this->job['services']; $number++) {
            foreach ($this->job['doors'] as $door) {
                $turns[] = ['door' => $door, 'service' => $this->service($door)];
            }
        }
        $again = array_merge(...array_fill(0, $this->job['views'], $turns));
        $this->batch('create', $turns, fn (array $turn): float => $this->module('CreateAccount', $turn['service']));
        $this->batch('client area', $again, fn (array $turn): float => $this->module('ClientArea', $turn['service']));
        if ($this->job['live']) {
            $this->liveUsage($turns, $again);
        }
        $this->batch('suspend', $turns, fn (array $turn): float => $this->module('SuspendAccount', $turn['service']));
        $this->batch('unsuspend', $turns, fn (array $turn): float => $this->module('UnsuspendAccount', $turn['service']));
        Capsule::table('tblhosting')->whereIn('id', array_column($turns, 'service'))->update(['packageid' => $this->job['products'][1]]);
        $this->batch('change', $turns, fn (array $turn): float => $this->module('ChangePackage', $turn['service']));
        $this->batch('terminate', $turns, fn (array $turn): float => $this->module('TerminateAccount', $turn['service']));
    }

    /**
     * The extension's own call: the server with what it uses now.
     *
     * @param list<array{door: array<string, int>, service: int}> $turns
     * @param list<array{door: array<string, int>, service: int}> $again
     */
    private function liveUsage(array $turns, array $again): void
    {
        $panels = $refs = [];
        foreach ($turns as ['door' => $door, 'service' => $service]) {
            $panel = $panels[$door['delay']] ??= new Panel('127.0.0.1', $this->job['key'], $door['port']);
            $server = $panel->find(new Ref((string) $service));
            $refs[$service] = new Ref((string) $service, $server->uuid, $panel->origin(), (string) $this->job['client']);
            $panel->live($refs[$service]);
        }
        $this->batch('live', $again, static function (array $turn) use ($panels, $refs): float {
            $panel = $panels[$turn['door']['delay']];
            $began = hrtime(true);
            $live = $panel->live($refs[$turn['service']]);
            $ms = (hrtime(true) - $began) / 1e6;
            return $live->usage === null ? throw new \RuntimeException("no usage: $live->usageProblem") : $ms;
        });
    }

    /** @param list<array{door: array<string, int>, service: int}> $turns @param \Closure(array<string, mixed>): float $call */
    private function batch(string $action, array $turns, \Closure $call): void
    {
        $this->settle();
        [$requests, $connections] = [$this->requests->mark(), $this->connections->mark()];
        $ms = [];
        foreach ($turns as $turn) {
            $ms[$turn['door']['delay']][] = $call($turn);
        }
        $this->settle();
        $opened = array_filter($this->connections->since($connections), static fn (array $line): bool => $line[0] === 'open');
        $this->results[] = ['action' => $action, 'ms' => $ms, 'requests' => count($this->requests->since($requests)) / count($turns),
            'connections' => count($opened)];
    }

    /** nginx writes its line after the answer: waits until no more come. */
    private function settle(): void
    {
        do {
            $before = $this->requests->mark();
            usleep(10000);
        } while ($this->requests->mark() !== $before);
    }

    private function module(string $function, int $service): float
    {
        return $this->timed($function, $this->host->paramsFor($service));
    }

    /** @param array<string, mixed> $params */
    private function timed(string $function, array $params): float
    {
        $this->host->modules->load('calagopus');
        $began = hrtime(true);
        $answer = $this->host->callModule('calagopus', $function, $params);
        $ms = (hrtime(true) - $began) / 1e6;
        if ($function === 'ClientArea' ? !Shown::isServer($answer) : $answer !== 'success') {
            throw new \RuntimeException("$function: " . (is_string($answer) ? $answer : 'no server was shown'));
        }
        return $ms;
    }

    private function service(array $door): int
    {
        return $this->host->make->service(['client' => $this->job['client'], 'product' => $this->job['products'][0], 'server' => $door['server']]);
    }
}

$job = json_decode((string) file_get_contents($argv[1]), true, 16, JSON_THROW_ON_ERROR);
$actor = new Actor(WhmcsHost::attach(), $job);
echo json_encode($job['cold'] ? $actor->cold() : $actor->live(), JSON_THROW_ON_ERROR), "\n";
