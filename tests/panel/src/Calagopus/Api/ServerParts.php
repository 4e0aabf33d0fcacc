<?php

/** Answers what belongs to a server, for administrators: variables, allocations, logs, the state that can be cleared. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\Page;
use Calagopus\Tests\Panel\Calagopus\VariableRules;
use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class ServerParts
{
    public function __construct(private readonly Context $context)
    {
    }

    public function register(Router $router): void
    {
        $server = '/api/admin/servers/{}';
        $router->add('GET', $server . '/variables', new Route($this->variables(...), 'servers.variables'));
        $router->add('PUT', $server . '/variables', new Route($this->setVariables(...), 'servers.variables', Shapes::VARIABLES_UPDATE));
        $router->add('GET', $server . '/allocations', new Route($this->allocations(...), 'servers.allocations'));
        $router->add('POST', $server . '/allocations', new Route($this->addAllocation(...), 'servers.allocations', Shapes::ALLOCATION_ADD));
        $change = new Route($this->changeAllocation(...), 'servers.allocations', Shapes::ALLOCATION_UPDATE);
        $router->add('PATCH', $server . '/allocations/{}', $change);
        $router->add('DELETE', $server . '/allocations/{}', new Route($this->removeAllocation(...), 'servers.allocations'));
        $router->add('GET', $server . '/backups', new Route($this->backups(...), 'nodes.backups'));
        $router->add('GET', $server . '/logs/install', new Route($this->installLog(...), 'servers.read'));
        $router->add('POST', $server . '/clear-state', new Route($this->clearState(...), 'servers.update'));
    }

    /** Not recorded: members and permission as in the panel's published source; what nothing of ours reads (node, server, checksum …) is left out. */
    private function backups(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $page = Page::fromQuery($call->request->query);
        $total = (int) $this->context->db->value('SELECT COUNT(*) FROM server_backups WHERE server = ?', [$server['uuid']]);
        $rows = $this->context->db->all('SELECT * FROM server_backups WHERE server = ? ORDER BY rowid LIMIT ? OFFSET ?', [$server['uuid'], $page->size, $page->offset()]);

        return Response::json(['backups' => $page->of($total, array_map(static fn (array $row): array => [
            'uuid' => $row['uuid'], 'name' => $row['name'], 'is_successful' => (bool) $row['successful'], 'completed' => $row['completed'], 'created' => $row['created'],
        ], $rows))]);
    }

    private function variables(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);

        return Response::json(['variables' => $this->context->views->serverVariables($server)]);
    }

    private function setVariables(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        self::storeVariables($this->context, $server, $call->payload['variables'], false);

        return Response::json(new \stdClass());
    }

    /**
     * Stores those that the egg has, all or none; the others are dropped without a word.
     *
     * @param array<string, mixed> $server
     * @param list<array{env_variable: string, value: string}> $variables
     */
    public static function storeVariables(Context $context, array $server, array $variables, bool $editableOnly): void
    {
        $rules = [];
        foreach ($context->views->eggVariables($server['egg']) as $variable) {
            if (!$editableOnly || $variable->user_editable) {
                $rules[$variable->env_variable] = $variable->rules;
            }
        }
        $known = array_filter($variables, static fn (array $variable): bool => isset($rules[$variable['env_variable']]));
        foreach ($known as $variable) {
            VariableRules::check($variable['env_variable'], $variable['value'], $rules[$variable['env_variable']]);
        }
        foreach ($known as $variable) {
            $context->servers->setVariable($server['uuid'], $variable['env_variable'], $variable['value']);
        }
    }

    private function allocations(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $page = $call->page();
        $rows = $this->context->db->all(
            'SELECT sa.*, a.ip, a.alias, a.port FROM server_allocations sa JOIN allocations a ON a.uuid = sa.allocation
             WHERE sa.server = ? ORDER BY sa.rowid LIMIT ? OFFSET ?',
            [$server['uuid'], $page->size, $page->offset()],
        );
        $total = (int) $this->context->db->value('SELECT COUNT(*) FROM server_allocations WHERE server = ?', [$server['uuid']]);

        return Response::json(['allocations' => $page->of($total, array_map($this->context->views->serverAllocation(...), $rows))]);
    }

    private function addAllocation(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $allocation = $call->payload['allocation_uuid'];
        $free = $this->context->db->value(
            'SELECT 1 FROM allocations a WHERE a.uuid = ? AND NOT EXISTS (SELECT 1 FROM server_allocations sa WHERE sa.allocation = a.uuid)',
            [$allocation],
        );
        if ($free === null) {
            throw ApiError::internal();
        }
        $uuid = $this->context->servers->allocate($server['uuid'], $allocation, false);

        return Response::json(['allocation' => $this->context->views->serverAllocation($this->allocation($server['uuid'], $uuid))]);
    }

    /** @return array<string, mixed> @throws ApiError */
    private function allocation(string $server, string $uuid): array
    {
        return $this->context->db->row(
            'SELECT sa.*, a.ip, a.alias, a.port FROM server_allocations sa JOIN allocations a ON a.uuid = sa.allocation WHERE sa.server = ? AND sa.uuid = ?',
            [$server, $uuid],
        ) ?? throw ApiError::of(404, 'allocation not found');
    }

    private function changeAllocation(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $allocation = $this->allocation($server['uuid'], $call->params[1]);
        if (($call->payload['primary'] ?? null) !== null) {
            $this->context->db->change('UPDATE server_allocations SET is_primary = 0 WHERE server = ?', [$server['uuid']]);
            $this->context->db->update('server_allocations', $allocation['uuid'], ['is_primary' => (int) $call->payload['primary']]);
        }
        if (array_key_exists('notes', $call->payload)) {
            $this->context->db->update('server_allocations', $allocation['uuid'], ['notes' => $call->payload['notes']]);
        }

        return Response::json(new \stdClass());
    }

    private function removeAllocation(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $allocation = $this->allocation($server['uuid'], $call->params[1]);
        $this->context->db->change('DELETE FROM server_allocations WHERE uuid = ?', [$allocation['uuid']]);

        return Response::json(new \stdClass());
    }

    private function installLog(Call $call): ?Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $this->context->nodes->ask($server['node'], 'log', $call->reply, function (string $outcome) use ($call, $server): void {
            $log = $this->context->db->value('SELECT log FROM node_servers WHERE server = ?', [$server['uuid']]);
            match (true) {
                $outcome !== Nodes::OK => $call->refuse(ApiError::internal()),
                $log === null => $call->refuse(ApiError::of(404, 'no install log found')),
                default => $call->answer(new Response(200, ['content-type' => 'text/plain'], $log)),
            };
        });

        return null;
    }

    private function clearState(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $this->context->db->update('servers', $server['uuid'], ['status' => null]);

        return Response::json(new \stdClass());
    }
}
