<?php

/** Answers what the panel offers: locations, nodes, allocations, nests, eggs, backup configurations, settings. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Check;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\Recording;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Text;
use Calagopus\Tests\Panel\Calagopus\Views;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Catalogue
{
    private readonly Database $db;

    private readonly Views $views;

    public function __construct(private readonly Context $context)
    {
        $this->db = $context->db;
        $this->views = $context->views;
    }

    public function register(Router $router): void
    {
        $routes = [
            '/api/admin/locations' => [$this->locations(...), 'locations.read'],
            '/api/admin/locations/{}' => [$this->location(...), 'locations.read'],
            '/api/admin/locations/{}/nodes' => [$this->locationNodes(...), 'nodes.read'],
            '/api/admin/nodes' => [$this->nodes(...), 'nodes.read'],
            '/api/admin/nodes/{}' => [$this->node(...), 'nodes.read'],
            '/api/admin/nodes/{}/capacity' => [$this->capacity(...), 'nodes.read'],
            '/api/admin/nodes/{}/allocations' => [$this->allocations(...), 'nodes.allocations'],
            '/api/admin/nodes/{}/allocations/available' => [$this->availableAllocations(...), 'nodes.allocations'],
            '/api/admin/nodes/{}/servers' => [$this->nodeServers(...), 'nodes.read'],
            '/api/admin/nodes/{}/servers/resources' => [$this->nodeResources(...), 'nodes.read'],
            '/api/admin/nests' => [$this->nests(...), 'nests.read'],
            '/api/admin/nests/eggs' => [$this->nestsWithEggs(...), 'eggs.read'],
            '/api/admin/nests/{}' => [$this->nest(...), 'nests.read'],
            '/api/admin/nests/{}/eggs' => [$this->eggs(...), 'eggs.read'],
            '/api/admin/nests/{}/eggs/{}' => [$this->egg(...), 'eggs.read'],
            '/api/admin/nests/{}/eggs/{}/variables' => [$this->eggVariables(...), 'eggs.read'],
            '/api/admin/backup-configurations' => [$this->backupConfigurations(...), 'backup-configurations.read'],
            '/api/admin/backup-configurations/{}' => [$this->backupConfiguration(...), 'backup-configurations.read'],
            '/api/client/permissions' => [static fn (): Response => Response::json(Recording::answer(10)), null],
        ];
        foreach ($routes as $pattern => [$handler, $permission]) {
            $router->add('GET', $pattern, new Route($handler, $permission));
        }
        $router->add('GET', '/api/settings', new Route($this->settings(...), null, null, true));
        $languages = static fn (): Response => Response::json(['languages' => Check::LANGUAGES]);
        $router->add('GET', '/api/languages', new Route($languages, null, null, true));
    }

    private function settings(): Response
    {
        $settings = Recording::answer(9);
        $settings->time = $this->views->presentNanosecond();

        return Response::json($settings);
    }

    /** A page of a table's rows that bear the text in their name. @param array<string, string> $where */
    private function listOf(Call $call, string $table, string $key, callable $view, array $where = []): Response
    {
        $page = $call->page();
        $conditions = ['1'];
        $values = array_values($where);
        foreach (array_keys($where) as $column) {
            $conditions[] = $column . ' = ?';
        }
        if (($call->search() ?? '') !== '') {
            $conditions[] = "name LIKE ? ESCAPE '\\'";
            $values[] = Text::anywhere((string) $call->search());
        }
        $from = ' FROM ' . $table . ' WHERE ' . implode(' AND ', $conditions);
        $rows = $this->db->all('SELECT *' . $from . ' ORDER BY rowid LIMIT ? OFFSET ?', [...$values, $page->size, $page->offset()]);

        return Response::json([$key => $page->of((int) $this->db->value('SELECT COUNT(*)' . $from, $values), array_map($view, $rows))]);
    }

    /** @return array<string, mixed> @throws ApiError */
    private function rowOr404(string $table, string $uuid, string $name): array
    {
        $row = Text::isUuid($uuid) ? $this->db->row('SELECT * FROM ' . $table . ' WHERE uuid = ?', [strtolower($uuid)]) : null;

        return $row ?? throw ApiError::of(404, $name . ' not found');
    }

    private function locations(Call $call): Response
    {
        return $this->listOf($call, 'locations', 'locations', $this->views->location(...));
    }

    private function location(Call $call): Response
    {
        return Response::json(['location' => $this->views->location($this->rowOr404('locations', $call->params[0], 'location'))]);
    }

    private function locationNodes(Call $call): Response
    {
        $location = $this->rowOr404('locations', $call->params[0], 'location');

        return $this->listOf($call, 'nodes', 'nodes', $this->views->node(...), ['location' => $location['uuid']]);
    }

    private function nodes(Call $call): Response
    {
        return $this->listOf($call, 'nodes', 'nodes', $this->views->node(...));
    }

    private function node(Call $call): Response
    {
        return Response::json(['node' => $this->views->node($this->rowOr404('nodes', $call->params[0], 'node'))]);
    }

    private function capacity(Call $call): Response
    {
        $node = $this->rowOr404('nodes', $call->params[0], 'node');
        $allocated = $this->db->row(
            'SELECT COUNT(*) AS servers, COALESCE(SUM(cpu), 0) AS cpu, COALESCE(SUM(memory), 0) AS memory,
             COALESCE(SUM(memory_overhead), 0) AS memory_overhead, COALESCE(SUM(disk), 0) AS disk FROM servers WHERE node = ?',
            [$node['uuid']],
        );

        return Response::json(['limits' => ['memory' => $node['memory'], 'disk' => $node['disk']], 'allocated' => $allocated]);
    }

    private function availableAllocations(Call $call): Response
    {
        return $this->allocationPage($call, ' AND sa.uuid IS NULL');
    }

    private function allocations(Call $call): Response
    {
        return $this->allocationPage($call, '');
    }

    private function allocationPage(Call $call, string $condition): Response
    {
        $node = $this->rowOr404('nodes', $call->params[0], 'node');
        $page = $call->page();
        $values = [$node['uuid']];
        if (($call->search() ?? '') !== '') {
            $condition .= " AND (a.ip LIKE ? ESCAPE '\\' OR a.alias LIKE ? ESCAPE '\\' OR a.port LIKE ? ESCAPE '\\')";
            $values = [...$values, ...array_fill(0, 3, Text::anywhere((string) $call->search()))];
        }
        $from = ' FROM allocations a LEFT JOIN server_allocations sa ON sa.allocation = a.uuid WHERE a.node = ?' . $condition;
        $rows = $this->db->all(
            'SELECT a.*, sa.server AS server' . $from . ' ORDER BY a.ip, a.port LIMIT ? OFFSET ?',
            [...$values, $page->size, $page->offset()],
        );
        $total = (int) $this->db->value('SELECT COUNT(*)' . $from, $values);

        return Response::json(['allocations' => $page->of($total, array_map($this->nodeAllocation(...), $rows))]);
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    private function nodeAllocation(array $row): array
    {
        $server = $row['server'] === null ? null : $this->context->servers->find($row['server']);

        return ['uuid' => $row['uuid'], 'server' => $server === null ? null : $this->views->server($server), 'ip' => $row['ip'],
            'ip_alias' => $row['alias'], 'port' => $row['port'], 'created' => $row['created']];
    }

    private function nodeServers(Call $call): Response
    {
        $node = $this->rowOr404('nodes', $call->params[0], 'node');
        $page = $call->page();
        [$total, $rows] = $this->context->servers->page(['node' => $node['uuid']], $call->search(), $page);

        return Response::json(['servers' => $page->of($total, array_map($this->views->server(...), $rows))]);
    }

    private function nodeResources(Call $call): ?Response
    {
        $node = $this->rowOr404('nodes', $call->params[0], 'node');
        $this->context->nodes->ask($node['uuid'], 'resources', $call->reply, function (string $outcome) use ($call, $node): void {
            $outcome === Nodes::OK
                ? $call->answer(Response::json(['resources' => (object) $this->context->nodes->resources($node['uuid'])]))
                : $call->refuse(ApiError::internal());
        });

        return null;
    }

    private function nests(Call $call): Response
    {
        return $this->listOf($call, 'nests', 'nests', $this->views->nest(...));
    }

    private function nest(Call $call): Response
    {
        return Response::json(['nest' => $this->views->nest($this->rowOr404('nests', $call->params[0], 'nest'))]);
    }

    private function nestsWithEggs(): Response
    {
        $nests = array_map(fn (array $nest): array => [
            'nest' => $this->views->nest($nest),
            'eggs' => array_map(
                fn (array $egg): ?\stdClass => $this->views->egg($egg['uuid']),
                $this->db->all('SELECT uuid FROM eggs WHERE nest = ? ORDER BY rowid', [$nest['uuid']]),
            ),
        ], $this->db->all('SELECT * FROM nests ORDER BY rowid'));

        return Response::json(['nests' => $nests]);
    }

    private function eggs(Call $call): Response
    {
        $nest = $this->rowOr404('nests', $call->params[0], 'nest');
        $page = $call->page();
        $eggs = array_map(
            fn (array $egg): ?\stdClass => $this->views->egg($egg['uuid']),
            $this->db->all('SELECT uuid FROM eggs WHERE nest = ? ORDER BY rowid', [$nest['uuid']]),
        );
        $search = strtolower((string) $call->search());
        $eggs = array_values(array_filter($eggs, static fn (\stdClass $egg): bool => $search === '' || str_contains(strtolower($egg->name), $search)));

        return Response::json(['eggs' => $page->of(count($eggs), array_slice($eggs, $page->offset(), $page->size))]);
    }

    private function eggOr404(Call $call): \stdClass
    {
        $nest = $this->rowOr404('nests', $call->params[0], 'nest');
        if (!Text::isUuid($call->params[1])) {
            throw ApiError::of(400, 'invalid egg id');
        }
        $egg = $this->db->value('SELECT uuid FROM eggs WHERE nest = ? AND uuid = ?', [$nest['uuid'], strtolower($call->params[1])]);

        return $this->views->egg((string) $egg) ?? throw ApiError::of(404, 'egg not found');
    }

    private function egg(Call $call): Response
    {
        return Response::json(['egg' => $this->eggOr404($call)]);
    }

    private function eggVariables(Call $call): Response
    {
        return Response::json(['variables' => $this->views->eggVariables($this->eggOr404($call)->uuid)]);
    }

    private function backupConfigurations(Call $call): Response
    {
        return $this->listOf($call, 'backup_configurations', 'backup_configurations', $this->views->backupConfiguration(...));
    }

    private function backupConfiguration(Call $call): Response
    {
        $row = $this->rowOr404('backup_configurations', $call->params[0], 'backup configuration');

        return Response::json(['backup_configuration' => $this->views->backupConfiguration($row)]);
    }
}
