<?php

/** Answers what changes eggs: configurations that say which ports a deployment takes, and new variables. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Check;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Calagopus\VariableRules;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Eggs
{
    private const CONFIGURATIONS = '/api/admin/egg-configurations';

    private readonly Database $db;

    public function __construct(private readonly Context $context)
    {
        $this->db = $context->db;
    }

    public function register(Router $router): void
    {
        $router->add('GET', self::CONFIGURATIONS, new Route($this->list(...), 'egg-configurations.read'));
        $router->add('POST', self::CONFIGURATIONS, new Route($this->create(...), 'egg-configurations.create', Shapes::EGG_CONFIGURATION));
        $router->add('GET', self::CONFIGURATIONS . '/{}', new Route($this->get(...), 'egg-configurations.read'));
        $router->add('DELETE', self::CONFIGURATIONS . '/{}', new Route($this->delete(...), 'egg-configurations.delete'));
        $router->add('POST', '/api/admin/nests/{}/eggs/{}/variables', new Route($this->addVariable(...), 'eggs.update', Shapes::EGG_VARIABLE));
    }

    private function list(Call $call): Response
    {
        $page = $call->page();
        $rows = $this->db->all('SELECT doc FROM egg_configurations ORDER BY position, rowid LIMIT ? OFFSET ?', [$page->size, $page->offset()]);
        $total = (int) $this->db->value('SELECT COUNT(*) FROM egg_configurations');

        return Response::json(['egg_configurations' => $page->of($total, array_map(static fn (array $row): mixed => json_decode($row['doc']), $rows))]);
    }

    private function get(Call $call): Response
    {
        $doc = $this->db->value('SELECT doc FROM egg_configurations WHERE uuid = ?', [strtolower($call->params[0])]);

        return Response::json(['egg_configuration' => json_decode($doc ?? throw ApiError::of(404, 'egg configuration not found'))]);
    }

    private function create(Call $call): Response
    {
        $configuration = ['uuid' => Database::uuid()] + $call->payload + ['description' => null, 'config_allocations' => null, 'config_startup' => null,
            'config_routes' => null, 'created' => $this->db->now()];
        $this->context->eggPorts->store($configuration);

        return Response::json(['egg_configuration' => $configuration]);
    }

    private function delete(Call $call): Response
    {
        if ($this->db->change('DELETE FROM egg_configurations WHERE uuid = ?', [strtolower($call->params[0])]) === 0) {
            throw ApiError::of(404, 'egg configuration not found');
        }

        return Response::json(new \stdClass());
    }

    private function addVariable(Call $call): Response
    {
        $egg = $this->db->value('SELECT uuid FROM eggs WHERE nest = ? AND uuid = ?', array_map(strtolower(...), $call->params)) ?? throw ApiError::of(404, 'egg not found');
        $new = $call->payload;
        $unknown = VariableRules::unknown($new['rules']);
        (new Check($new))->length('name', 3, 255)->length('env_variable', 1, 255)
            ->refused('rules', $unknown === null ? null : 'unknown or unsupported validation rule: ' . $unknown)->orRefuse(true);
        $variable = $this->context->seed->variable($egg, ['is_secret' => $new['secret']] + array_diff_key($new, ['secret' => 0]));
        $this->context->views->forget();

        return Response::json(['variable' => $variable]);
    }
}
