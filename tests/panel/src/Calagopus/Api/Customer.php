<?php

/** Answers as customers see their servers: view, usage, power, console, reinstallation; a server's row is kept for some seconds. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\Gate;
use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\NodeToken;
use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Customer
{
    private const KEPT_AT_MOST = 10000;

    /** @var array<string, array{float, array<string, mixed>}> acting user and id to a server's row as it was read last */
    private array $kept = [];

    public function __construct(private readonly Context $context)
    {
    }

    public function register(Router $router): void
    {
        $server = '/api/client/servers/{}';
        $router->add('GET', '/api/client/servers', new Route($this->list(...), 'servers.read'));
        $router->add('GET', $server, new Route($this->get(...)));
        $router->add('GET', $server . '/resources', new Route($this->resources(...)));
        $router->add('POST', $server . '/power', new Route($this->power(...), null, Shapes::POWER));
        $router->add('POST', $server . '/command', new Route($this->command(...), 'control.console', Shapes::COMMAND));
        $router->add('GET', $server . '/websocket', new Route($this->websocket(...)));
        $router->add('POST', $server . '/settings/install', new Route($this->reinstall(...), 'settings.install', Shapes::REINSTALL));
        $router->add('GET', $server . '/startup/variables', new Route($this->variables(...), 'startup.read'));
        $router->add('PUT', $server . '/startup/variables', new Route($this->setVariables(...), 'startup.update', Shapes::VARIABLES_UPDATE));
    }

    /** The server as this account may see it, some seconds old at most. @return array<string, mixed> @throws ApiError */
    private function visible(Call $call): array
    {
        $slot = $this->context->epoch . '/' . $call->actor['uuid'] . '/' . $call->params[0];
        [$until, $row] = $this->kept[$slot] ?? [0.0, null];
        if ($until <= Loop::now()) {
            $row = $this->context->servers->find($call->params[0]);
            if ($row !== null && !$call->actor['admin'] && $row['owner'] !== $call->actor['uuid']) {
                $row = null;
            }
            unset($this->kept[$slot]);
            if ($row !== null) {
                $this->keep($slot, $row);
            }
        }

        return $row ?? throw ApiError::of(404, 'server not found');
    }

    /** @param array<string, mixed> $row */
    private function keep(string $slot, array $row): void
    {
        if (count($this->kept) >= self::KEPT_AT_MOST) {
            array_shift($this->kept);
        }
        $this->kept[$slot] = [Loop::now() + $this->context->options->cacheTime / 1000, $row];
    }

    /** The server where it is in a state to be used. @return array<string, mixed> @throws ApiError */
    private function usable(Call $call): array
    {
        $server = $this->installed($call);

        return $server['transfer'] === null ? $server : throw ApiError::of(409, 'server is being transferred');
    }

    /** @return array<string, mixed> @throws ApiError */
    private function installed(Call $call): array
    {
        $server = $this->visible($call);

        return match ($server['status']) {
            'installing' => throw ApiError::of(409, 'server is currently installing'),
            'install_failed' => throw ApiError::of(409, 'your server has failed its installation process'),
            default => $server,
        };
    }

    /** Asks the node about a server that it knows; anything else is an internal error. @param array<string, mixed> $server */
    private function onNode(Call $call, array $server, string $operation, callable $answer): ?Response
    {
        $this->context->nodes->ask($server['node'], $operation, $call->reply, function (string $outcome) use ($call, $server, $answer): void {
            if ($outcome !== Nodes::OK || !$this->context->nodes->knows($server['uuid'])) {
                $call->refuse(ApiError::internal());

                return;
            }
            $call->answer($answer());
        });

        return null;
    }

    private function list(Call $call): Response
    {
        $page = $call->page();
        $everyones = ($call->request->query['other'] ?? 'false') === 'true' && $call->actor['admin'];
        [$total, $rows] = $this->context->servers->page($everyones ? [] : ['owner' => $call->actor['uuid']], $call->search(), $page);
        $view = fn (array $row): array => $this->context->views->clientServer($row, $call->actor['uuid']);

        return Response::json(['servers' => $page->of($total, array_map($view, $rows))]);
    }

    private function get(Call $call): Response
    {
        return Response::json(['server' => $this->context->views->clientServer($this->visible($call), $call->actor['uuid'])]);
    }

    private function resources(Call $call): ?Response
    {
        $server = $this->usable($call);

        return $this->onNode($call, $server, 'resources', function () use ($server): Response {
            $usage = $this->context->nodes->resources($server['node'])[$server['uuid']] ?? null;

            return $usage === null ? ApiError::internal()->response() : Response::json(['resources' => $usage]);
        });
    }

    private function power(Call $call): ?Response
    {
        $server = $this->usable($call);
        $action = $call->payload['action'];
        (new Gate($this->context->db))->require($call, 'control.' . ($action === 'kill' ? 'stop' : $action));

        return $this->onNode($call, $server, 'power', function () use ($server, $action): Response {
            $this->context->nodes->power($server['uuid'], $action);

            return Response::json(new \stdClass());
        });
    }

    private function command(Call $call): ?Response
    {
        return $this->onNode($call, $this->usable($call), 'command', static fn (): Response => Response::json(new \stdClass()));
    }

    private function websocket(Call $call): Response
    {
        $server = $this->installed($call);
        $url = (string) $this->context->views->nodeById($server['node'])['url'];
        $token = NodeToken::make($server, $call->actor, json_decode($call->key['permissions'], true), $this->context->tokenSeconds);

        return Response::json(['token' => $token, 'url' => 'ws' . substr($url, strlen('http')) . 'api/servers/' . $server['uuid'] . '/ws']);
    }

    private function reinstall(Call $call): ?Response
    {
        $server = $this->usable($call);

        return $this->onNode($call, $server, 'reinstall', function () use ($server): Response {
            $this->context->db->update('servers', $server['uuid'], ['status' => 'installing']);
            $this->context->nodes->install($server['uuid'], true);

            return Response::json(new \stdClass(), 202);
        });
    }

    private function variables(Call $call): Response
    {
        return Response::json(['variables' => $this->context->views->serverVariables($this->usable($call))]);
    }

    private function setVariables(Call $call): Response
    {
        ServerParts::storeVariables($this->context, $this->usable($call), $call->payload['variables'], true);

        return Response::json(new \stdClass());
    }
}
