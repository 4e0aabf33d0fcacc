<?php

/** Answers what moves a server to another node: the start, the wish to cancel, and what the nodes report at the end. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Nodes;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Transfers
{
    public function __construct(private readonly Context $context)
    {
    }

    public function register(Router $router): void
    {
        $router->add('POST', '/api/admin/servers/{}/transfer', new Route($this->start(...), 'servers.transfer', Shapes::TRANSFER));
        $router->add('POST', '/api/admin/servers/{}/transfer/cancel', new Route($this->cancel(...), 'servers.transfer', ['struct', []]));
    }

    private function start(Call $call): ?Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        $wish = $call->payload;
        $this->allowed($server, $wish);
        $this->context->nodes->ask($server['node'], 'transfer', $call->reply, function (string $outcome) use ($call, $server, $wish): void {
            if ($outcome !== Nodes::OK || !$this->context->nodes->knows($server['uuid'])) {
                $call->refuse(ApiError::internal());

                return;
            }
            $this->context->transfers->begin($server['uuid'], $wish);
            $call->answer(Response::json(new \stdClass(), 202));
        });

        return null;
    }

    /** @param array<string, mixed> $server @param array<string, mixed> $wish @throws ApiError */
    private function allowed(array $server, array $wish): void
    {
        if ($server['transfer'] !== null) {
            throw ApiError::of(409, 'server is already being transferred');
        }
        if ($server['status'] !== null) {
            throw ApiError::of(409, 'server is installing or restoring a backup and cannot be transferred');
        }
        if ($this->context->db->value('SELECT 1 FROM nodes WHERE uuid = ?', [$wish['node_uuid']]) === null) {
            throw ApiError::of(404, 'node not found');
        }
        if ($wish['node_uuid'] === $server['node']) {
            throw ApiError::of(409, 'cannot transfer server to the same node');
        }
        foreach (array_filter([$wish['allocation_uuid'] ?? null, ...$wish['allocation_uuids']]) as $allocation) {
            if ($this->context->db->value('SELECT 1 FROM allocations WHERE uuid = ? AND node = ?', [$allocation, $wish['node_uuid']]) === null) {
                throw ApiError::of(400, 'all allocations must belong to the destination node');
            }
        }
    }

    private function cancel(Call $call): Response
    {
        $server = Servers::rowOr404($this->context, $call->params[0]);
        if ($server['transfer'] === null) {
            throw ApiError::of(409, 'server is not being transferred');
        }

        return Response::json(new \stdClass());
    }
}
