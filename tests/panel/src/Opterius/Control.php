<?php

/** The control plane under `/_sim/`: what tests see of the panel's inside, and how they make the agent fail and faults happen. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;
use Calagopus\Tests\Panel\Sim\Fault;
use Calagopus\Tests\Panel\Sim\FaultBook;
use Calagopus\Tests\Panel\Sim\Journal;

final class Control implements Handler
{
    private readonly Router $router;

    /** @var callable(array<string, mixed>): array<string, mixed> */
    public $connections;

    public function __construct(private readonly World $world, private readonly Journal $journal, private readonly FaultBook $faults)
    {
        $this->connections = static fn (): array => [];
        $this->router = new Router();
        $routes = [
            'GET' => ['state' => $this->state(...), 'log' => $this->log(...), 'faults' => fn (): array => ['faults' => $this->faults->figures()],
                'connections' => $this->connections(...)],
            'POST' => ['reset' => $this->reset(...), 'agent' => $this->agent(...), 'account' => $this->account(...), 'package' => $this->package(...),
                'server' => $this->server(...), 'key' => $this->key(...), 'routes' => $this->routes(...), 'faults' => $this->fault(...),
                'connections' => $this->connections(...)],
            'DELETE' => ['faults' => $this->faults->clear(...), 'account' => $this->removeAccount(...), 'package' => $this->removePackage(...)],
        ];
        foreach ($routes as $method => $paths) {
            foreach ($paths as $path => $handler) {
                $this->router->add($method, '/_sim/' . $path, $handler);
            }
        }
    }

    public function handle(Request $request, Reply $reply): void
    {
        $handler = $this->router->find($request->path)[0][$request->method] ?? null;
        if ($handler === null) {
            $reply->send(Response::json(['error' => 'no such control'], 404));

            return;
        }
        $payload = $request->body === '' ? [] : json_decode($request->body, true);
        try {
            if (!is_array($payload)) {
                throw new \InvalidArgumentException('body: not JSON');
            }
            $reply->send(Response::json($handler($payload, $request) ?? new \stdClass()));
        } catch (\InvalidArgumentException | \TypeError $error) {
            $reply->send(Response::json(['error' => $error->getMessage()], 400));
        }
    }

    /** @return array<string, mixed> */
    private function state(): array
    {
        $users = $this->world->agent->users;

        return [
            'accounts' => array_map(
                static fn (Account $account): array => $account->describe($users[$account->username] ?? null),
                array_values($this->world->accounts),
            ),
            'packages' => array_values($this->world->packages),
            'agent' => $this->world->agent->describe(),
            'orphans' => array_values(array_diff(array_map(strval(...), array_keys($users)), array_map(strval(...), array_keys($this->world->accounts)))),
            'routes' => $this->world->routes,
            'log_seq' => $this->journal->last(),
        ];
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function log(array $payload, Request $request): array
    {
        return ['last' => $this->journal->last(), 'requests' => array_map(self::withoutPassword(...), $this->journal->since((int) ($request->query['since'] ?? 0)))];
    }

    /** A request as a test may see it: the password in its body is a length. @param array<string, mixed> $entry @return array<string, mixed> */
    private static function withoutPassword(array $entry): array
    {
        $entry['body'] = preg_replace_callback(
            '/("password"\s*:\s*)"((?:[^"\\\\]|\\\\.)*)"/',
            static fn (array $found): string => $found[1] . '"' . strlen($found[2]) . ' bytes"',
            (string) $entry['body'],
        );

        return $entry;
    }

    /** @param array<string, mixed> $payload */
    private function reset(array $payload): void
    {
        $this->world->reset(isset($payload['seed']) ? Options::seed((string) $payload['seed']) : null);
        $this->faults->clear();
        $this->journal->clear();
    }

    /** @param array<string, mixed> $payload */
    private function agent(array $payload): void
    {
        $only = isset($payload['only']) ? array_values((array) $payload['only']) : null;
        $delay = isset($payload['delay_ms']) ? (float) $payload['delay_ms'] : null;
        $this->world->agent->behave((string) ($payload['mode'] ?? Agent::OK), $delay, $only, isset($payload['message']) ? (string) $payload['message'] : null);
    }

    /** An account as it is, rules aside: made where it is missing, changed where it is there. @param array<string, mixed> $payload @return array<string, mixed> */
    private function account(array $payload): array
    {
        $username = (string) ($payload['username'] ?? throw new \InvalidArgumentException('username: missing'));
        $account = $this->world->accounts[$username]
            ?? $this->world->add($username, (string) ($payload['domain'] ?? "$username.example.com"), 'Starter');
        $account->domain = (string) ($payload['domain'] ?? $account->domain);
        $account->package = (string) ($payload['package'] ?? $account->package);
        $account->suspended = (bool) ($payload['suspended'] ?? $account->suspended);
        $account->password = (string) ($payload['password'] ?? $account->password);
        $account->diskUsed = $payload['disk_used_mb'] ?? $account->diskUsed;
        $account->trafficUsed = $payload['bw_used_mb'] ?? $account->trafficUsed;
        if ($payload['on_agent'] ?? true) {
            $this->world->agent->users[$username] = $account->suspended ? 'suspended' : 'active';
        } else {
            unset($this->world->agent->users[$username]);
        }

        return ['account_id' => $account->id];
    }

    /** @param array<string, mixed> $payload */
    private function removeAccount(array $payload): void
    {
        unset($this->world->accounts[(string) ($payload['username'] ?? '')], $this->world->agent->users[(string) ($payload['username'] ?? '')]);
    }

    /** @param array<string, mixed> $payload */
    private function package(array $payload): void
    {
        $name = (string) ($payload['name'] ?? throw new \InvalidArgumentException('name: missing'));
        $this->world->packages[$name] = array_intersect_key($payload, ['disk_quota' => 0, 'bandwidth' => 0, 'php_default' => 0])
            + ($this->world->packages[$name] ?? ['name' => $name, 'disk_quota' => '10 GB', 'bandwidth' => '100 GB', 'php_default' => '8.3']);
    }

    /** @param array<string, mixed> $payload */
    private function removePackage(array $payload): void
    {
        unset($this->world->packages[(string) ($payload['name'] ?? '')]);
    }

    /** @param array<string, mixed> $payload */
    private function server(array $payload): void
    {
        $id = (int) ($payload['id'] ?? 1);
        $this->world->servers[$id] = array_intersect_key($payload, ['available' => 0, 'limit' => 0, 'ip' => 0])
            + ($this->world->servers[$id] ?? ['available' => true, 'limit' => null, 'ip' => World::ADDRESS]);
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function key(array $payload): array
    {
        $key = (string) ($payload['key'] ?? 'opt_' . str_pad('simKey' . bin2hex(random_bytes(16)), 48, '0'));
        $this->world->keys[$key] = [
            'scopes' => array_values((array) ($payload['scopes'] ?? Keys::SCOPES)), 'ips' => array_values((array) ($payload['ips'] ?? [])),
            'expired' => (bool) ($payload['expired'] ?? false),
        ];

        return ['key' => $key];
    }

    /** @param array<string, mixed> $payload */
    private function routes(array $payload): void
    {
        $this->world->routes = Options::routes((string) ($payload['routes'] ?? ''));
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function connections(array $payload): array
    {
        return ($this->connections)($payload);
    }

    /** @param array<string, mixed> $payload */
    private function fault(array $payload): void
    {
        foreach (array_is_list($payload) ? $payload : [$payload] as $order) {
            $this->faults->add(Fault::fromOrder($order));
        }
    }
}
