<?php

/** Answers the two ways to make a server: on a node that is named, and by deployment to a location. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\Deployment;
use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\VariableRules;
use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class ServerCreation
{
    private const UNIQUE_VIOLATION = '23000';

    private readonly Deployment $deployment;

    public function __construct(private readonly Context $context)
    {
        $this->deployment = new Deployment($context);
    }

    public function register(Router $router): void
    {
        $router->add('POST', '/api/admin/servers', new Route($this->create(...), 'servers.create', Shapes::SERVER_CREATE));
        $router->add('POST', '/api/admin/servers/deploy', new Route($this->deploy(...), 'servers.create', Shapes::SERVER_DEPLOY));
    }

    private function create(Call $call): ?Response
    {
        $this->check($call->payload);
        $payload = $call->payload;
        // Further ports, as openapi.json has them: no recording sends any.
        $this->begin($call, $payload['node_uuid'], $payload['allocation_uuid'] ?? null, $payload['allocation_uuids'], []);

        return null;
    }

    private function deploy(Call $call): ?Response
    {
        $this->check($call->payload);
        $payload = $call->payload;
        $place = $this->deployment->place($payload['deployment'], $payload['limits'], $payload['egg_uuid']);
        $primary = $payload['allocation_uuid'] ?? $place['primary'];
        $others = [...($payload['allocation_uuids'] ?? []), ...$place['additional']];
        $this->begin($call, $place['node'], $primary, $others, $place['variables']);

        return null;
    }

    /** @param array<string, mixed> $payload @throws ApiError */
    private function check(array $payload): void
    {
        $check = Servers::rules($payload, 3);
        foreach (array_keys($payload['variables']) as $i) {
            $check->length('variables.' . $i . '.env_variable', 1, 255)->length('variables.' . $i . '.value', 0, 4096);
        }
        foreach (['start_port', 'end_port'] as $port) {
            $check->range('deployment.allocations.primary.' . $port, 1, 65535);
        }
        $check->orRefuse();
        Servers::relations($this->context, $payload);
        $sent = array_column($payload['variables'], 'value', 'env_variable');
        foreach ($this->context->views->eggVariables($payload['egg_uuid']) as $variable) {
            VariableRules::check($variable->env_variable, $sent[$variable->env_variable] ?? $variable->default_value ?? '', $variable->rules);
        }
    }

    /** The variables of the payload that the egg has; the others are dropped without a word. @return list<array{\stdClass, string}> */
    private function knownVariables(array $payload): array
    {
        $sent = array_column($payload['variables'], 'value', 'env_variable');
        $known = [];
        foreach ($this->context->views->eggVariables($payload['egg_uuid']) as $variable) {
            if (isset($sent[$variable->env_variable])) {
                $known[] = [$variable, $sent[$variable->env_variable]];
            }
        }

        return $known;
    }

    /**
     * Makes the row, which everybody sees from now on, then asks the node, and undoes the row where that fails.
     *
     * @param list<string> $others
     * @param array<string, string> $assigned values that the deployment gives to variables
     */
    private function begin(Call $call, string $node, ?string $primary, array $others, array $assigned): void
    {
        $uuid = $this->insert($call->payload, $node, $primary, $others, $assigned);
        $this->context->nodes->ask($node, 'create', $call->reply, function (string $outcome) use ($call, $uuid): void {
            if ($outcome !== Nodes::OK) {
                $this->context->servers->remove($uuid);
                $call->refuse(ApiError::internal());

                return;
            }
            $payload = $call->payload;
            if ($payload['skip_installer']) {
                $this->context->db->update('servers', $uuid, ['status' => null, 'installed' => 1]);
            }
            $row = $this->context->servers->find($uuid);
            if ($row === null) {
                $call->refuse(ApiError::internal());

                return;
            }
            $this->context->nodes->install($uuid, $payload['start_on_completion'], $payload['skip_installer']);
            $call->answer(Response::json(['server' => $this->context->views->server($row)]));
        });
    }

    /**
     * @param array<string, mixed> $payload
     * @param list<string> $others
     * @param array<string, string> $assigned
     * @throws ApiError
     */
    private function insert(array $payload, string $node, ?string $primary, array $others, array $assigned): string
    {
        $allocations = array_values(array_filter([$primary, ...$others], static fn (?string $uuid): bool => $uuid !== null));
        foreach ($allocations as $allocation) {
            if ($this->context->db->value('SELECT 1 FROM allocations WHERE uuid = ?', [$allocation]) === null) {
                throw ApiError::internal();
            }
        }
        try {
            return $this->context->db->atOnce(function () use ($payload, $node, $primary, $others, $assigned): string {
                $created = $this->context->db->now();
                $columns = ['node' => $node, 'created' => $created] + Servers::columns($payload);
                $uuid = $this->context->servers->insert($columns, $primary, false);
                foreach ($others as $other) {
                    $this->context->servers->allocate($uuid, $other, false, $created);
                }
                foreach ($this->knownVariables($payload) as [$variable, $value]) {
                    $this->context->servers->setVariable($uuid, $variable->env_variable, $value, $created);
                }
                $names = array_column($this->context->views->eggVariables($payload['egg_uuid']), 'env_variable', 'env_variable');
                foreach (array_intersect_key($assigned, $names) as $name => $value) {
                    $this->context->servers->setVariable($uuid, $name, $value, $created);
                }

                return $uuid;
            });
        } catch (\PDOException $clash) {
            throw $clash->getCode() === self::UNIQUE_VIOLATION
                ? ApiError::of(409, 'server with allocation(s) or external id already exists')
                : $clash;
        }
    }
}
