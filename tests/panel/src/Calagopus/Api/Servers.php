<?php

/** Answers what concerns a server that exists: look-up, lists, change, deletion. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\Check;
use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Servers
{
    public function __construct(private readonly Context $context)
    {
    }

    public function register(Router $router): void
    {
        $router->add('GET', '/api/admin/servers', new Route($this->list(...), 'servers.read'));
        $router->add('GET', '/api/admin/servers/external/{}', new Route($this->external(...), 'servers.read'));
        $router->add('GET', '/api/admin/servers/{}', new Route($this->get(...), 'servers.read'));
        $router->add('PATCH', '/api/admin/servers/{}', new Route($this->update(...), 'servers.update', Shapes::SERVER_UPDATE));
        $router->add('DELETE', '/api/admin/servers/{}', new Route($this->delete(...), 'servers.delete', Shapes::SERVER_DELETE));
    }

    /** The rules that creation and change have in common. @param array<string, mixed> $values */
    public static function rules(array $values, int $shortestName): Check
    {
        return (new Check($values))
            ->length('external_id', 1, 255)->length('name', $shortestName, 255)
            ->length('startup', 1, 8192)->length('image', 2, 255)
            ->range('limits.cpu', 0)->range('limits.memory', 0)->range('limits.memory_overhead', 0)->range('limits.swap', -1)
            ->range('limits.disk', 0)->range('limits.io_weight', 0, 1000)
            ->range('feature_limits.allocations', 0)->range('feature_limits.databases', 0)
            ->range('feature_limits.backups', 0)->range('feature_limits.schedules', 0);
    }

    /**
     * The columns of the server's row that a payload sets.
     *
     * @param array<string, mixed> $payload
     * @return array<string, mixed>
     */
    public static function columns(array $payload): array
    {
        $columns = ($payload['limits'] ?? []) + ($payload['feature_limits'] ?? []);
        if (isset($payload['limits'])) {
            $columns += ['io_weight' => null];
        }
        $direct = ['name' => 'name', 'startup' => 'startup', 'image' => 'image', 'egg_uuid' => 'egg', 'owner_uuid' => 'owner', 'node_uuid' => 'node',
            'suspended' => 'suspended', 'hugepages_passthrough_enabled' => 'hugepages', 'kvm_passthrough_enabled' => 'kvm',
            'auto_start_behavior' => 'auto_start'];
        foreach ($direct as $field => $column) {
            if (isset($payload[$field])) {
                $columns[$column] = is_bool($payload[$field]) ? (int) $payload[$field] : $payload[$field];
            }
        }
        foreach (['external_id' => 'external_id', 'timezone' => 'timezone', 'description' => 'description', 'backup_configuration_uuid' => 'backup_configuration'] as $field => $column) {
            if (array_key_exists($field, $payload)) {
                $columns[$column] = $payload[$field];
            }
        }
        foreach (['pinned_cpus', 'auto_kill'] as $field) {
            if (isset($payload[$field])) {
                $columns[$field] = json_encode($payload[$field]);
            }
        }

        return $columns;
    }

    /** What a payload refers to must exist. @param array<string, mixed> $payload @throws ApiError */
    public static function relations(Context $context, array $payload): void
    {
        $tables = ['node' => 'nodes', 'owner' => 'users', 'egg' => 'eggs', 'backup_configuration' => 'backup_configurations'];
        foreach ($tables as $relation => $table) {
            $uuid = $payload[$relation . '_uuid'] ?? null;
            if ($uuid !== null && $context->db->value('SELECT 1 FROM ' . $table . ' WHERE uuid = ?', [$uuid]) === null) {
                throw ApiError::of(400, 'invalid relation `' . $relation . '` provided');
            }
        }
    }

    /** @return array<string, mixed> @throws ApiError */
    public static function rowOr404(Context $context, string $id): array
    {
        return $context->servers->find($id) ?? throw ApiError::of(404, 'server not found');
    }

    private function list(Call $call): Response
    {
        $page = $call->page();
        [$total, $rows] = $this->context->servers->page([], $call->search(), $page);

        return Response::json(['servers' => $page->of($total, array_map($this->context->views->server(...), $rows))]);
    }

    private function external(Call $call): Response
    {
        $row = $this->context->servers->findExternal($call->params[0]) ?? throw ApiError::of(404, 'server not found');

        return Response::json(['server' => $this->context->views->server($row)]);
    }

    private function get(Call $call): Response
    {
        return Response::json(['server' => $this->context->views->server(self::rowOr404($this->context, $call->params[0]))]);
    }

    private function update(Call $call): Response
    {
        $server = self::rowOr404($this->context, $call->params[0]);
        self::rules($call->payload, 1)->orRefuse();
        self::relations($this->context, $call->payload);
        $this->context->db->update('servers', $server['uuid'], self::columns($call->payload));

        return Response::json(new \stdClass());
    }

    /** The node first, then the row, then the backups: what fails on the way decides what is left. */
    private function delete(Call $call): ?Response
    {
        $server = self::rowOr404($this->context, $call->params[0]);
        $known = $this->context->nodes->knows($server['uuid']);
        $this->context->nodes->ask($server['node'], 'delete', $call->reply, function (string $outcome) use ($call, $server, $known): void {
            $trouble = match (true) {
                $outcome === Nodes::DOWN => 'error sending request for url',
                $outcome === Nodes::FAIL => 'wings api status code 500 Internal Server Error: could not delete',
                !$known => 'wings api status code 404 Not Found: server not found',
                default => null,
            };
            if ($trouble !== null && !($call->payload['force'] ?? false)) {
                $call->refuse(ApiError::of(417, 'failed to delete server: ' . $trouble));

                return;
            }
            $this->remove($call, $server['uuid'], $trouble === null);
        });

        return null;
    }

    private function remove(Call $call, string $server, bool $alsoOnNode): void
    {
        $this->context->servers->remove($server);
        if ($alsoOnNode) {
            $this->context->nodes->forgetServer($server);
        }
        $backups = $this->context->backups;
        if ($backups['fail'] && ($call->payload['delete_backups'] ?? false)) {
            $call->refuse(ApiError::of($backups['status'], $backups['message']));

            return;
        }
        $call->answer(Response::json(new \stdClass()));
    }
}
