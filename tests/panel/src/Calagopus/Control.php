<?php

/** The control plane under `/_sim/`: what tests see of the panel's inside, and how they make nodes fail and faults happen. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

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

    public function __construct(private readonly Context $context, private readonly Journal $journal, private readonly FaultBook $faults)
    {
        $this->connections = static fn (): array => [];
        $this->router = new Router();
        $routes = [
            'GET' => ['state' => $this->state(...), 'log' => $this->log(...), 'faults' => fn (): array => ['faults' => $this->faults->figures()],
                'connections' => $this->connections(...), 'rate' => fn (): array => $this->context->limit->figures()],
            'POST' => ['reset' => $this->reset(...), 'node' => $this->node(...), 'install' => $this->install(...), 'backup' => $this->backup(...),
                'seed' => $this->seed(...), 'server' => $this->server(...), 'user' => $this->user(...), 'key' => $this->key(...),
                'rate' => $this->rate(...), 'faults' => $this->fault(...), 'choose' => $this->choose(...), 'secrets' => $this->secrets(...),
                'variable' => $this->variable(...), 'egg' => $this->egg(...),
                'egg-configuration' => $this->eggConfiguration(...), 'transfer' => $this->transfer(...), 'server-backup' => $this->serverBackup(...), 'identity' => $this->identity(...),
                'token' => $this->token(...), 'app' => $this->app(...), 'tickets' => $this->tickets(...), 'provider' => $this->provider(...), 'connections' => $this->connections(...)],
            'DELETE' => ['faults' => $this->clearFaults(...)],
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
        } catch (\InvalidArgumentException | \PDOException | \TypeError $error) {
            $reply->send(Response::json(['error' => $error->getMessage()], 400));
        }
    }

    /** @return array<string, mixed> */
    private function state(): array
    {
        $db = $this->context->db;
        $servers = array_map(function (array $row) use ($db): array {
            $row['suspended'] = (bool) $row['suspended'];
            $row['node_knows'] = $row['node_state'] !== null;
            $row['allocation_ports'] = array_column($db->all(
                'SELECT a.ip || char(58) || a.port AS port FROM server_allocations sa JOIN allocations a ON a.uuid = sa.allocation
                 WHERE sa.server = ? ORDER BY sa.is_primary DESC, sa.rowid',
                [$row['uuid']],
            ), 'port');
            $row['variables'] = (object) array_column($db->all('SELECT env, value FROM server_variables WHERE server = ?', [$row['uuid']]), 'value', 'env');

            return $row;
        }, $db->all('SELECT s.*, ns.state AS node_state FROM servers s LEFT JOIN node_servers ns ON ns.server = s.uuid ORDER BY s.rowid'));

        return [
            'servers' => $servers,
            'users' => array_map(
                static fn (array $row): array => ['has_password' => $row['password'] !== null, 'password_sha256' => hash('sha256', (string) $row['password'])]
                    + array_diff_key($row, ['password' => 0]),
                $db->all('SELECT * FROM users ORDER BY rowid')
            ),
            'nodes' => array_map(fn (array $row): array => $row + $this->context->nodes->behaviourOf($row['uuid']), $db->all(
                'SELECT n.uuid, n.name, COUNT(a.uuid) AS allocations, COUNT(sa.uuid) AS allocations_used FROM nodes n
                 LEFT JOIN allocations a ON a.node = n.uuid LEFT JOIN server_allocations sa ON sa.allocation = a.uuid GROUP BY n.uuid ORDER BY n.rowid',
            )),
            'orphans' => array_column($db->all('SELECT server FROM node_servers WHERE server NOT IN (SELECT uuid FROM servers)'), 'server'),
            'identities' => $db->all('SELECT user, provider, identifier FROM oauth_links ORDER BY rowid'),
            'sessions' => $this->context->sessions->accounts(),
            'log_seq' => $this->journal->last(),
        ];
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function log(array $payload, Request $request): array
    {
        return ['last' => $this->journal->last(), 'requests' => $this->journal->since((int) ($request->query['since'] ?? 0))];
    }

    /** @param array<string, mixed> $payload */
    private function reset(array $payload): void
    {
        $this->context->reset(isset($payload['seed']) ? (string) $payload['seed'] : null);
        $this->faults->clear();
        $this->journal->clear();
    }

    /** @param array<string, mixed> $payload */
    private function node(array $payload): void
    {
        $mode = $payload['mode'] ?? Nodes::OK;
        $only = $payload['only'] ?? null;
        if (!in_array($mode, [Nodes::OK, Nodes::FAIL, Nodes::DOWN], true)) {
            throw new \InvalidArgumentException('mode: ok, fail or down');
        }
        if ($only !== null && array_diff((array) $only, Nodes::OPERATIONS) !== []) {
            throw new \InvalidArgumentException('only: of ' . implode(', ', Nodes::OPERATIONS));
        }
        $uuid = $payload['uuid'] ?? null;
        if (isset($payload['url'])) {
            $this->context->db->change('UPDATE nodes SET url = ?' . ($uuid === null ? '' : ' WHERE uuid = ?'), array_filter([(string) $payload['url'], $uuid]));
            $this->context->views->forget();
        }
        $nodes = $uuid === null ? array_column($this->context->db->all('SELECT uuid FROM nodes'), 'uuid') : [$this->existing('nodes', $uuid)];
        foreach ($nodes as $node) {
            $this->context->nodes->behave($node, $mode, isset($payload['delay_ms']) ? (float) $payload['delay_ms'] : null, $only === null ? null : array_values((array) $only));
        }
    }

    private function existing(string $table, mixed $uuid): string
    {
        $found = $this->context->db->value('SELECT uuid FROM ' . $table . ' WHERE uuid = ?', [(string) $uuid]);

        return $found ?? throw new \InvalidArgumentException('uuid: none of the ' . $table);
    }

    /** @param array<string, mixed> $payload */
    private function install(array $payload): void
    {
        $result = $payload['result'] ?? 'done';
        if (!in_array($result, ['done', 'failed'], true)) {
            throw new \InvalidArgumentException('result: done or failed');
        }
        $after = (float) ($payload['after_ms'] ?? $this->context->options->installTime);
        $this->context->nodes->orderInstall((string) ($payload['server'] ?? 'default'), $result, $after);
    }

    /** @param array<string, mixed> $payload */
    private function backup(array $payload): void
    {
        $this->context->backups = ['fail' => (bool) ($payload['fail'] ?? true)] + array_intersect_key($payload, ['status' => 0, 'message' => 0])
            + Context::BACKUPS_WORK;
    }

    /** @param array<string, mixed> $payload */
    private function seed(array $payload): void
    {
        $this->context->db->atOnce(fn () => $this->context->seed->many((int) ($payload['servers'] ?? 0), (int) ($payload['nodes'] ?? 1)));
        $this->context->views->forget();
    }

    /** A server's row as it is, rules aside. @param array<string, mixed> $payload @return array<string, mixed> */
    private function server(array $payload): array
    {
        $allocation = array_key_exists('allocation', $payload) ? $payload['allocation'] : 'any';
        $knows = (bool) ($payload['node_knows'] ?? true);
        unset($payload['allocation'], $payload['node_knows']);
        $payload += ['node' => Seed::NODE_1, 'status' => null, 'installed' => 1];
        if ($allocation === 'any') {
            $allocation = $this->context->db->value(
                'SELECT a.uuid FROM allocations a WHERE a.node = ? AND NOT EXISTS (SELECT 1 FROM server_allocations sa WHERE sa.allocation = a.uuid) ORDER BY a.port LIMIT 1',
                [$payload['node']],
            );
        }
        $uuid = $this->context->db->atOnce(fn (): string => $this->context->servers->insert(array_map(self::plain(...), $payload), $allocation, $knows));

        return ['uuid' => $uuid];
    }

    private static function plain(mixed $value): mixed
    {
        return is_array($value) ? json_encode($value) : (is_bool($value) ? (int) $value : $value);
    }

    /** A user's row as it is, rules aside. @param array<string, mixed> $payload @return array<string, mixed> */
    private function user(array $payload): array
    {
        $mark = bin2hex(random_bytes(4));
        $payload += ['username' => 'u_' . $mark, 'email' => $mark . '@example.org'];

        return ['uuid' => $this->context->seed->user(array_map(self::plain(...), $payload))];
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function key(array $payload): array
    {
        $key = str_pad(substr('sim-key-' . bin2hex(random_bytes(20)), 0, 48), 48, '0');
        $this->context->db->insert('api_keys', ['key' => $payload['key'] ?? $key, 'name' => $payload['name'] ?? 'test',
            'user' => $payload['user'] ?? Seed::ADMIN, 'permissions' => json_encode($payload['permissions'] ?? ['*']),
            'impersonate' => (int) ($payload['impersonate'] ?? true), 'ips' => json_encode($payload['ips'] ?? [])]);

        return ['key' => $payload['key'] ?? $key];
    }

    /** @param array<string, mixed> $payload */
    private function rate(array $payload): void
    {
        $this->context->limit->set(isset($payload['limit']) ? (int) $payload['limit'] : null, isset($payload['window_s']) ? (float) $payload['window_s'] : null);
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

    private function clearFaults(): void
    {
        $this->faults->clear();
    }

    /** What the next deployment chooses, so that a test knows it. @param array<string, mixed> $payload */
    private function choose(array $payload): void
    {
        $this->context->choices[] = ['node' => $this->existing('nodes', $payload['node'] ?? ''), 'ports' => array_map(intval(...), (array) ($payload['ports'] ?? [])),
            'portless' => (bool) ($payload['portless'] ?? false)];
    }

    /** Puts a marker where the panel keeps credentials: into the backup configuration, and that into location and nodes. @param array<string, mixed> $payload */
    private function secrets(array $payload): void
    {
        $marker = (string) ($payload['marker'] ?? throw new \InvalidArgumentException('marker: missing'));
        $s3 = ['access_key' => $marker, 'secret_key' => $marker, 'bucket' => 'backups', 'region' => 'eu', 'endpoint' => 'https://s3.example.com',
            'path_style' => true, 'compression_type' => 'gzip', 'part_size' => 1048576];
        $this->context->db->change('UPDATE backup_configurations SET configs = ?', [json_encode(['s3' => $s3, 'restic' => null, 'pbs' => null, 'kopia' => null])]);
        foreach (['locations', 'nodes'] as $table) {
            $this->context->db->change('UPDATE ' . $table . ' SET backup_configuration = (SELECT uuid FROM backup_configurations LIMIT 1)');
        }
        $this->context->views->forget();
    }

    /** Adds a variable to an egg, so that a test can have any rules. @param array<string, mixed> $payload */
    private function variable(array $payload): void
    {
        $egg = $this->existing('eggs', $payload['egg'] ?? Seed::PAPER);
        $unknown = VariableRules::unknown($payload['rules'] ?? []);
        if ($unknown !== null) {
            throw new \InvalidArgumentException('rules: unknown or unsupported validation rule: ' . $unknown);
        }
        $fields = ['name' => 0, 'description' => 0, 'order' => 0, 'env_variable' => 0, 'default_value' => 0, 'rules' => 0, 'user_editable' => 0, 'user_viewable' => 0, 'is_secret' => 0];
        $this->context->seed->variable($egg, array_intersect_key($payload, $fields));
        $this->context->views->forget();
    }

    /** Adds an egg, like the recorded one in what is not said, with no variables. @param array<string, mixed> $payload @return array<string, mixed> */
    private function egg(array $payload): array
    {
        $pattern = $this->context->db->row('SELECT * FROM eggs WHERE uuid = ?', [Seed::PAPER]) ?? [];
        $egg = $payload + ['uuid' => Database::uuid(), 'created' => $this->context->db->now()] + json_decode($pattern['doc'], true);
        foreach (['startup_commands', 'docker_images'] as $map) {
            $egg[$map] = (object) $egg[$map];
        }
        $this->context->db->insert('eggs', ['uuid' => $egg['uuid'], 'nest' => $pattern['nest'], 'doc' => json_encode($egg, JSON_UNESCAPED_SLASHES)]);
        $this->context->views->forget();

        return ['uuid' => $egg['uuid']];
    }

    /** The ports that deployments of eggs take; one with a known UUID is replaced. @param array<string, mixed> $payload @return array<string, mixed> */
    private function eggConfiguration(array $payload): array
    {
        $assign = ['enabled' => false, 'require_primary_allocation' => false, 'start_port' => 1024, 'end_port' => 65535];
        $deployment = ($payload['deployment'] ?? []) + ['dedicated' => false, 'primary' => null, 'additional' => []];
        $configuration = ['uuid' => $payload['uuid'] ?? Database::uuid(), 'name' => $payload['name'] ?? 'Ports', 'description' => null, 'order' => (int) ($payload['order'] ?? 1),
            'eggs' => $payload['eggs'] ?? [Seed::PAPER], 'config_allocations' => ['user_self_assign' => $assign, 'deployment' => $deployment],
            'config_startup' => null, 'config_routes' => null, 'created' => $this->context->db->now()];
        $this->context->eggPorts->store($configuration);

        return ['uuid' => $configuration['uuid']];
    }

    /** How transfers end: one that is under way now (`server`), or those to come. @param array<string, mixed> $payload */
    private function transfer(array $payload): void
    {
        $result = $payload['result'] ?? 'done';
        if (!in_array($result, ['done', 'failed'], true)) {
            throw new \InvalidArgumentException('result: done or failed');
        }
        isset($payload['server'])
            ? $this->context->transfers->end($this->existing('servers', $payload['server']), $result === 'done')
            : $this->context->transfers->order($result, (float) ($payload['after_ms'] ?? 0));
    }

    /** A backup that a server has. @param array<string, mixed> $payload `server`, `successful`, `completed`, `created` (RFC 3339) @return array<string, mixed> */
    private function serverBackup(array $payload): array
    {
        $uuid = Database::uuid();
        $now = $this->context->db->now();
        $this->context->db->insert('server_backups', ['uuid' => $uuid, 'server' => $this->existing('servers', $payload['server'] ?? ''),
            'name' => (string) ($payload['name'] ?? 'nightly'), 'successful' => (int) (bool) ($payload['successful'] ?? true),
            'created' => (string) ($payload['created'] ?? $now), 'completed' => array_key_exists('completed', $payload) ? $payload['completed'] : $now]);

        return ['uuid' => $uuid];
    }

    /** What an OAuth provider says to the next code: an object with its claims, or that it refuses. @param array<string, mixed> $payload */
    private function identity(array $payload): void
    {
        $this->context->identities[] = ($payload['refused'] ?? false) ? null : $payload;
    }

    /** How long tokens for nodes count from now on. @param array<string, mixed> $payload */
    private function token(array $payload): void
    {
        $this->context->tokenSeconds = (int) ($payload['seconds'] ?? NodeToken::SECONDS);
    }

    /** @param array<string, mixed> $payload */
    private function provider(array $payload): void
    {
        $urls = ['auth_url' => 'https://provider.example.com/authorize', 'token_url' => 'https://provider.example.com/token', 'info_url' => 'https://provider.example.com/userinfo'];
        $view = $payload + ['uuid' => Database::uuid(), 'name' => 'Provider', 'description' => null, 'client_id' => 'panel', 'client_secret' => 'not-a-secret'] + $urls
            + ['scopes' => ['openid'], 'identifier_path' => '$.sub', 'email_path' => '$.email', 'username_path' => '$.sub', 'name_first_path' => '$.given_name', 'name_last_path' => '$.family_name',
                'enabled' => true, 'login_only' => true, 'login_bypass_2fa' => false, 'link_viewable' => false, 'user_manageable' => false, 'basic_auth' => false, 'created' => $this->context->db->now()];
        $this->context->db->insert('oauth_providers', ['uuid' => $view['uuid'], 'name' => $view['name'], 'doc' => json_encode($view, JSON_UNESCAPED_SLASHES), 'created' => $view['created']]);
    }

    /** @param array<string, mixed> $payload */
    private function tickets(array $payload): void
    {
        $secret = $payload['secret'] ?? null;
        $this->context->ticketSecret = $secret === null ? null : (string) $secret;
    }

    /** @param array<string, mixed> $payload */
    private function app(array $payload): void
    {
        $this->context->appUrl = rtrim((string) ($payload['url'] ?? Context::APP_URL), '/');
    }
}
