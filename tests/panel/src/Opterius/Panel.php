<?php

/** The panel itself: takes a request through route, key, scope and fields to whoever answers it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Panel implements Handler
{
    private const RELEASED = '/api/v1/accounts/create';
    private const ANNOUNCED = '/api/accounts';

    private readonly Router $router;

    private readonly Gate $gate;

    public function __construct(private readonly World $world)
    {
        $this->gate = new Gate($world);
        $this->router = new Router();
        $accounts = new Accounts($world);
        $routes = [
            self::RELEASED => ['account.create', $accounts->create(...)],
            self::ANNOUNCED => ['account.create', $accounts->create(...)],
            '/api/v1/accounts/suspend' => ['account.suspend', $accounts->suspend(...)],
            '/api/v1/accounts/unsuspend' => ['account.unsuspend', $accounts->unsuspend(...)],
            '/api/v1/accounts/terminate' => ['account.terminate', $accounts->terminate(...)],
            '/api/v1/accounts/password' => ['account.password', $accounts->password(...)],
            '/api/v1/accounts/package' => ['account.package', $accounts->package(...)],
            '/api/v1/accounts/usage' => [null, $accounts->usage(...)],
            '/api/v1/test' => [null, self::test(...)],
        ];
        foreach ($routes as $path => $route) {
            $this->router->add('POST', $path, $route);
        }
        $this->router->add('GET', '/api/v1/packages', [null, $this->packages(...)]);
    }

    public function handle(Request $request, Reply $reply): void
    {
        $answer = static function (array|Refusal $what) use ($request, $reply): void {
            $reply->send($what instanceof Refusal ? $what->response($request) : Response::json($what));
        };
        try {
            $this->route($request, $answer);
        } catch (Refusal $refusal) {
            $answer($refusal);
        } catch (\Throwable $bug) {
            fwrite(STDERR, 'simulator: ' . $bug . "\n");
            $reply->send(Response::json(['message' => 'Server Error'], 500));
        }
    }

    /** @param callable(array<string, mixed>|Refusal): void $answer called now or later */
    private function route(Request $request, callable $answer): void
    {
        $found = $this->router->find($request->path)[0] ?? null;
        $path = ltrim($request->path, '/');
        if ($found === null || !$this->exists($request->path)) {
            throw Refusal::framework(404, "The route $path could not be found.");
        }
        $route = $found[$request->method] ?? throw Refusal::framework(405, sprintf(
            'The %s method is not supported for route %s. Supported methods: %s.',
            $request->method,
            $path,
            implode(', ', array_keys($found)),
        ));
        $this->gate->admit($request, $route[0]);
        ($route[1])(new Fields(self::body($request)), $answer);
    }

    /** Which of the two routes of creation this release of the panel has. */
    private function exists(string $path): bool
    {
        return match ($path) {
            self::RELEASED => $this->world->routes !== 'announced',
            self::ANNOUNCED => $this->world->routes !== 'released',
            default => true,
        };
    }

    /** A body that is no JSON object has no fields. @return array<mixed> */
    private static function body(Request $request): array
    {
        $isJson = str_contains(strtolower((string) $request->header('content-type')), 'json');
        $body = $isJson ? json_decode($request->body, true) : null;

        return is_array($body) ? $body : [];
    }

    private static function test(Fields $fields, callable $answer): void
    {
        $answer(['result' => 'success', 'message' => 'Connection successful.', 'data' => ['panel' => 'Opterius Panel', 'version' => '2.8.14']]);
    }

    private function packages(Fields $fields, callable $answer): void
    {
        $answer(['result' => 'success', 'data' => array_values($this->world->packages)]);
    }
}
