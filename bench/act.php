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
            foreach ($this->job['doors'] as $door) {
                $this->life($door);
            }
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

    private function life(array $door): void
    {
        $services = array_map(fn (): int => $this->service($door), range(1, $this->job['services']));
        $again = array_merge(...array_fill(0, $this->job['views'], $services));
        $this->batch('create', $door, $services, fn (int $service): float => $this->module('CreateAccount', $service));
        $this->batch('client area', $door, $again, fn (int $service): float => $this->module('ClientArea', $service));
        if ($this->job['live']) {
            $this->liveUsage($door, $services, $again);
        }
        $this->batch('suspend', $door, $services, fn (int $service): float => $this->module('SuspendAccount', $service));
        $this->batch('unsuspend', $door, $services, fn (int $service): float => $this->module('UnsuspendAccount', $service));
        Capsule::table('tblhosting')->whereIn('id', $services)->update(['packageid' => $this->job['products'][1]]);
        $this->batch('change', $door, $services, fn (int $service): float => $this->module('ChangePackage', $service));
        $this->batch('terminate', $door, $services, fn (int $service): float => $this->module('TerminateAccount', $service));
    }

    /** The extension's own call: the server with what it uses now. @param list<int> $services @param list<int> $again */
    private function liveUsage(array $door, array $services, array $again): void
    {
        $panel = new Panel('127.0.0.1', $this->job['key'], $door['port']);
        $refs = [];
        foreach ($services as $service) {
            $server = $panel->find(new Ref((string) $service));
            $refs[$service] = new Ref((string) $service, $server->uuid, $panel->origin(), (string) $this->job['client']);
        }
        $panel->live($refs[$services[0]]);
        $this->batch('live', $door, $again, static function (int $service) use ($panel, $refs): float {
            $began = hrtime(true);
            $live = $panel->live($refs[$service]);
            $ms = (hrtime(true) - $began) / 1e6;
            return $live->usage === null ? throw new \RuntimeException("no usage: $live->usageProblem") : $ms;
        });
    }

    /** @param list<int> $services @param \Closure(int): float $call */
    private function batch(string $action, array $door, array $services, \Closure $call): void
    {
        $this->settle();
        [$requests, $connections] = [$this->requests->mark(), $this->connections->mark()];
        $ms = array_map($call, $services);
        $this->settle();
        $opened = array_filter($this->connections->since($connections), static fn (array $line): bool => $line[0] === 'open');
        $this->results[] = ['action' => $action, 'delay' => $door['delay'], 'ms' => $ms,
            'requests' => count($this->requests->since($requests)) / count($services), 'connections' => count($opened)];
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
