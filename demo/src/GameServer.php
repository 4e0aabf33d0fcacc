<?php

/** What the lives of game servers share: a step with what WHMCS called, what went over the wire and what the panel holds then. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Whmcs\ModuleResult;

abstract class GameServer implements Life
{
    protected readonly Wire $wire;

    /** The service that steps are about where they name none. */
    protected int $service = 0;

    final public function __construct(protected readonly World $world)
    {
        $this->wire = new Wire($world->panel);
    }

    /** @param callable(): string $do */
    protected function step(Teller $teller, string $title, callable $do, ?int $service = null): void
    {
        $this->wire->begin();
        $this->world->calls();
        $teller->step('calagopus', $title, $do, fn (): array => [...$this->world->calls(), ...$this->wire->lines(), ...$this->holds($service ?? $this->service)]);
    }

    /** @return list<string> what the panel holds for the service now */
    protected function holds(int $service): array
    {
        if ($service === 0) {
            return [];
        }
        $servers = $this->world->panel->serversOf((string) $service);
        if ($servers === []) {
            return ["panel  no server for service $service"];
        }
        return array_map(fn (array $server): string => sprintf(
            'panel  server %s… "%s" for service %d: %s MiB, port %s%s, the node %s it',
            substr((string) $server['uuid'], 0, 8),
            $server['name'],
            $service,
            $this->shown($server)['memory'],
            $this->port($service) ?? 'none',
            $this->shown($server)['suspended'] ? ', suspended' : '',
            $server['node_knows'] ? 'knows' : 'does not know'
        ), $servers);
    }

    /** The server as the panel's API shows it. @return array{memory: int, suspended: bool, port: ?int} */
    protected function shown(array $server): array
    {
        $this->wire->end();
        $answer = $this->world->panel->api('GET', '/api/admin/servers/' . $server['uuid'])['json']['server'];
        return ['memory' => $answer['limits']['memory'], 'suspended' => $answer['is_suspended'], 'port' => $answer['allocation']['port'] ?? null];
    }

    protected function port(int $service): ?int
    {
        $servers = $this->world->panel->serversOf((string) $service);
        return $servers === [] ? null : $this->shown($servers[0])['port'];
    }

    protected function expectGone(ModuleResult $result, int $service): string
    {
        $count = count($this->world->panel->serversOf((string) $service));
        return $result->success && $count === 0 ? '' : "servers: $count; {$result->message}";
    }
}
