<?php

/** The panel itself: takes a request through limit, route, key, permission and payload to whoever answers it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Panel implements Handler
{
    private readonly Router $router;

    private readonly Gate $gate;

    private readonly RateLimit $limit;

    public function __construct(Context $context)
    {
        $this->gate = new Gate($context->db);
        $this->limit = $context->limit;
        $this->router = new Router();
        (new Api\Catalogue($context))->register($this->router);
        (new Api\Users($context))->register($this->router);
        (new Api\Servers($context))->register($this->router);
        (new Api\ServerCreation($context))->register($this->router);
        (new Api\ServerParts($context))->register($this->router);
        (new Api\Transfers($context))->register($this->router);
        (new Api\Eggs($context))->register($this->router);
        (new Api\Customer($context))->register($this->router);
        (new Api\OAuth($context))->register($this->router);
        (new Api\OAuthSignIn($context))->register($this->router);
        (new Api\Tickets($context))->register($this->router);
    }

    public function handle(Request $request, Reply $reply): void
    {
        $call = new Call($request, $reply);
        try {
            $response = $this->route($call);
        } catch (ApiError $error) {
            $response = $error->response();
        } catch (\Throwable $bug) {
            fwrite(STDERR, 'simulator: ' . $bug . "\n");
            $response = ApiError::internal()->response();
        }
        if ($response !== null) {
            $call->answer($response);
        }
    }

    private function route(Call $call): ?Response
    {
        $path = $call->request->path;
        if (!str_starts_with($path, '/api/') && $path !== '/api') {
            return new Response(200, ['content-type' => 'text/html', 'vary' => 'Accept-Encoding'], '<!doctype html><title>x</title>');
        }
        $limited = str_starts_with($path, '/api/admin/') || str_starts_with($path, '/api/client/');
        $refusal = $limited ? $this->limit->count($call->request->address) : null;
        if ($refusal !== null) {
            return $refusal;
        }
        $found = $this->router->find($path) ?? throw ApiError::of(404, 'route not found');
        $method = $call->request->method === 'HEAD' ? 'GET' : $call->request->method;
        $route = $found[0][$method] ?? null;
        if ($route === null) {
            return new Response(405, ['allow' => self::allowed(array_keys($found[0]))], '');
        }
        $call->params = $found[1];

        return $this->admitted($call, $route, str_starts_with($path, '/api/client/'));
    }

    private function admitted(Call $call, Route $route, bool $asCustomer): ?Response
    {
        if (!$route->public) {
            $this->gate->admit($call);
            if ($route->permission !== null) {
                $this->gate->require($call, $route->permission);
            }
            if ($asCustomer) {
                $this->gate->impersonate($call);
            }
        }
        if ($route->shape !== null) {
            $type = strtolower(trim(explode(';', $call->request->header('content-type') ?? '')[0]));
            if ($type !== 'application/json') {
                throw ApiError::of(400, 'invalid payload: unsupported content type');
            }
            $call->payload = Serde::read($call->request->body, $route->shape);
        }

        return ($route->handler)($call);
    }

    /** @param list<string> $methods */
    private static function allowed(array $methods): string
    {
        $order = array_values(array_intersect(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'], $methods));

        return str_replace('GET', 'GET,HEAD', implode(',', $order));
    }
}
