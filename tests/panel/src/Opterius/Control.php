<?php

/** The control plane under `/_sim/`: what tests see of the panel's inside, and how they make agent, licence and panel fail and faults happen. */

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
        $rows = new ControlRows($world);
        $routes = [
            'GET' => ['state' => $this->state(...), 'log' => $this->log(...), 'faults' => fn (): array => ['faults' => $this->faults->figures()],
                'connections' => $this->connections(...)],
            'POST' => ['reset' => $this->reset(...), 'agent' => $this->agent(...), 'account' => $rows->account(...), 'domain' => $rows->domain(...),
                'package' => $rows->package(...), 'server' => $rows->server(...), 'key' => $rows->key(...), 'next' => $rows->next(...),
                'licence' => $this->licence(...), 'pace' => $this->pace(...), 'debug' => $this->debug(...), 'crash' => $this->crash(...),
                'faults' => $this->fault(...), 'connections' => $this->connections(...)],
            'DELETE' => ['faults' => $this->faults->clear(...), 'account' => $rows->removeAccount(...), 'domain' => $rows->removeDomain(...),
                'package' => $rows->removePackage(...)],
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
        $agent = $this->world->agent;
        $names = array_map(static fn (Account $account): string => $account->username, $this->world->accounts);

        return [
            'accounts' => array_map(static fn (Account $account): array => $account->describe($agent), array_values($this->world->accounts)),
            'users' => array_map(static fn (PanelUser $user): array => $user->describe(), $this->world->users),
            'packages' => array_map(static fn (Package $package): array => $package->describe(), $this->world->packages),
            'servers' => (object) $this->world->servers,
            'agent' => $agent->describe(),
            'orphans' => array_values(array_diff(array_map(strval(...), array_keys($agent->users)), $names)),
            'database' => $this->world->collation->database,
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
        $this->world->reset(isset($payload['seed']) ? Options::seed((string) $payload['seed']) : null, $payload['database'] ?? null);
        $this->faults->clear();
        $this->journal->clear();
    }

    /** @param array<string, mixed> $payload */
    private function agent(array $payload): void
    {
        $only = isset($payload['only']) ? array_values((array) $payload['only']) : null;
        $delay = isset($payload['delay_ms']) ? (float) $payload['delay_ms'] : null;
        $this->world->agent->behave((string) ($payload['mode'] ?? Agent::OK), $delay, $only, isset($payload['message']) ? (string) $payload['message'] : null);
        if (isset($payload['host_users'])) {
            $this->world->agent->hostUsers = array_map(strval(...), array_values((array) $payload['host_users']));
        }
    }

    /** @param array<string, mixed> $payload */
    private function licence(array $payload): void
    {
        $this->world->licence->set($payload['limit'] ?? null, (string) ($payload['state'] ?? Licence::OK), (float) ($payload['delay_ms'] ?? 0));
    }

    /** @param array<string, mixed> $payload */
    private function pace(array $payload): void
    {
        $pace = $this->world->pace;
        $pace->digest = (float) ($payload['digest_ms'] ?? $pace->digest);
        $pace->save = (float) ($payload['save_ms'] ?? $pace->save);
        $pace->gateway = (float) ($payload['gateway_ms'] ?? $pace->gateway);
        $this->world->agent->patience = (float) ($payload['agent_timeout_ms'] ?? $this->world->agent->patience);
    }

    /** @param array<string, mixed> $payload */
    private function debug(array $payload): void
    {
        $this->world->debug = $payload['on'] ?? throw new \InvalidArgumentException('on: missing');
    }

    /** @param array<string, mixed> $payload */
    private function crash(array $payload): void
    {
        $only = array_values((array) ($payload['only'] ?? throw new \InvalidArgumentException('only: missing')));
        $when = $payload['when'] ?? 'before';
        if (!in_array($when, ['before', 'after'], true)) {
            throw new \InvalidArgumentException('when: before or after');
        }
        $this->world->crashes->order($only, (int) ($payload['times'] ?? 1), $when === 'after');
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
