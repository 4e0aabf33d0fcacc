<?php

/** The panel itself: takes a request through web server, route, key, scope and fields to whoever answers it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Panel implements Handler
{
    public const VERSION = '2.8.14';

    /** The calls that change an account, each with a scope of its name. */
    private const SCOPED = ['create', 'suspend', 'unsuspend', 'terminate', 'password', 'package'];

    private readonly Router $router;

    private readonly Gate $gate;

    public function __construct(private readonly World $world)
    {
        $this->gate = new Gate($world);
        $this->router = new Router();
        $accounts = new Accounts($world);
        $calls = ['create' => (new Creation($world))->create(...), 'usage' => $accounts->usage(...)];
        foreach (['suspend', 'unsuspend', 'terminate', 'password', 'package'] as $name) {
            $calls[$name] = $accounts->$name(...);
        }
        foreach ($calls as $name => $call) {
            $this->router->add('POST', "/api/v1/accounts/$name", [$name, $call]);
        }
        $this->router->add('POST', '/api/v1/test', ['test', self::test(...)]);
        $this->router->add('GET', '/api/v1/packages', ['packages', $this->packages(...)]);
        $this->router->add('HEAD', '/api/v1/packages', ['packages', $this->packages(...)]);
    }

    public function handle(Request $request, Reply $reply): void
    {
        if (strlen($request->body) > Pages::BODY) {
            $reply->send(Pages::webServer(413, 'Request Entity Too Large'));

            return;
        }
        [$answered, $timer] = [false, null];
        $send = static function (Response $response) use ($reply, &$answered): void {
            if (!$answered) {
                $answered = true;
                $reply->send($response);
            }
        };
        $answer = function (array|Refusal|Response $what) use ($request, $send, &$timer): void {
            $this->world->pace->cancel($timer);
            $what = is_array($what) ? Response::json($what) : $what;
            $send(self::dressed($request, $what instanceof Refusal ? $what->response($request, $this->world->debug) : $what));
        };
        $this->answered($request, $answer);
        if (!$answered) {
            $timer = $this->world->pace->whenGatewayGivesUp(static fn () => $send(Pages::webServer(504, 'Gateway Time-out')));
        }
    }

    private function answered(Request $request, callable $answer): void
    {
        try {
            $this->route($request, $answer);
        } catch (Refusal $refusal) {
            $answer($refusal);
        } catch (\Throwable $bug) {
            fwrite(STDERR, 'simulator: ' . $bug . "\n");
            $answer(Refusal::crash('the simulator broke', $bug::class, __FILE__, __LINE__, 0));
        }
    }

    /** @param callable(array<string, mixed>|Refusal|Response): void $answer called now or later */
    private function route(Request $request, callable $answer): void
    {
        $found = $this->router->find($request->path)[0] ?? null;
        $path = trim($request->path, '/');
        if ($found === null) {
            throw Refusal::noRoute($path === '' ? '/' : $path);
        }
        if ($request->method === 'OPTIONS') {
            $answer(self::preflight($request, array_keys($found)));

            return;
        }
        [$name, $call] = $found[$request->method] ?? throw Refusal::noMethod($request->method, $path, array_keys($found));
        $bound = $this->gate->admit($request, in_array($name, self::SCOPED, true) ? "account.$name" : null);
        $fields = new Fields(Input::of($request));
        [$answer, $works] = $this->world->crashes->meeting($name, $fields->values, $answer);
        if ($works) {
            $call($fields, $answer, $bound);
        }
    }

    /** What a browser asks before a request. @param list<string> $methods */
    private static function preflight(Request $request, array $methods): Response
    {
        return new Response(204, [
            'content-type' => 'text/html; charset=UTF-8', 'access-control-allow-methods' => implode(', ', $methods), 'access-control-max-age' => '0',
            'access-control-allow-headers' => (string) $request->header('access-control-request-headers'),
            'vary' => 'Access-Control-Request-Method, Access-Control-Request-Headers',
        ], '');
    }

    /** With the headers that the framework gives every answer of its API. */
    private static function dressed(Request $request, Response $response): Response
    {
        $response->headers['cache-control'] = 'no-cache, private';
        if (str_starts_with($request->path, '/api/')) {
            $response->headers['access-control-allow-origin'] = '*';
        }

        return $response;
    }

    private static function test(Fields $fields, callable $answer): void
    {
        $answer(['result' => 'success', 'message' => 'Connection successful.', 'data' => ['panel' => 'Opterius Panel', 'version' => self::VERSION]]);
    }

    private function packages(Fields $fields, callable $answer): void
    {
        $answer(['result' => 'success', 'data' => array_map(static fn (Package $package): array => $package->describe(), $this->world->packages)]);
    }
}
