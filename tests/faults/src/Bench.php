<?php

/** A worker's table: one simulator, the product's panel objects for it, and what a cell needs to set the world up and to look at it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

final class Bench
{
    /** Deadlines: what waits does so for less than a second. */
    public const SECONDS = 0.8;
    public const CREATE_SECONDS = 1.0;
    public const CONNECT_SECONDS = 0.4;
    public const RESOLVE_SECONDS = 0.35;
    /** What a call may take beyond its deadline on a machine that is busy with other workers. */
    public const MARGIN = 0.6;

    private const INSTALLATION = 'https://billing.example.com';

    public readonly Simulator $simulator;

    /** How many times the usual deadlines there are. */
    public float $patience = 1.0;

    /** @var resource a server that nobody may ever come to: where redirects lead */
    private $bait;
    private string $acted = 'before';

    public readonly Dead $dead;

    private readonly Certificates $certificates;

    /** @var array<string, string> */
    private readonly array $urls;

    private int $names = 0;
    private int $warmed = 0;

    public function __construct()
    {
        $this->certificates = new Certificates();
        $this->dead = new Dead();
        $this->simulator = Simulator::start(['--install-ms', '10', '--cache-ms', '0', ...$this->certificates->options()]);
        $this->urls = $this->simulator->control('GET', 'connections')['urls'];
        $this->bait = stream_socket_server('tcp://127.0.0.1:0');
    }

    /** A name of the panel that no other cell has, so that none hears of what another did: connections, budget, breaker and caches are by name. */
    public function name(): string
    {
        return 'c' . ++$this->names . '-' . getmypid() . '.cell.test';
    }

    /** Where the simulator listens: http1 and http2 are right, others have wrong certificates. */
    public function port(string $name): int
    {
        $name === 'expired' && $this->certificates->untilExpired();
        $name = ['http1' => 'usual', 'http2' => 'good'][$name] ?? $name;
        return (int) parse_url($this->urls[$name], PHP_URL_PORT);
    }

    /** The panel as the product sees it under a name and a port. */
    public function at(string $host, int $port, bool $secure): object
    {
        return new Panel($host, Marks::KEY, $port, $secure, $this->settings($this->certificates->authorityFile()));
    }

    public function bait(): string
    {
        return 'http://' . stream_socket_get_name($this->bait, false);
    }

    /** Whether somebody followed a redirect. */
    public function wasBaited(): bool
    {
        $visitor = @stream_socket_accept($this->bait, 0.0);
        if ($visitor !== false) {
            fclose($visitor);
        }
        return $visitor !== false;
    }

    /** An empty world with the marked key and the marked credentials. */
    public function reset(): void
    {
        $this->simulator->reset();
        $this->simulator->control('POST', 'key', ['key' => Marks::KEY]);
        $this->simulator->control('POST', 'secrets', ['marker' => Marks::NODE]);
    }

    private function settings(string $caFile): Settings
    {
        return new Settings(
            self::SECONDS * $this->patience,
            self::CONNECT_SECONDS * $this->patience,
            self::CREATE_SECONDS * $this->patience,
            self::RESOLVE_SECONDS * $this->patience,
            caFile: $caFile,
            installation: self::INSTALLATION
        );
    }

    public function panel(string $http): object
    {
        return $this->at($this->name(), $this->port($http), $http === 'http2');
    }

    /** Connections as the cell wants them: warm ones, or a new one for each round. */
    public function connections(object $panel, string $warmth): void
    {
        $fresh = $warmth === 'fresh';
        $this->simulator->control('POST', 'connections', ['keep' => !$fresh, 'drop' => true]);
        if (!$fresh) {
            $panel->test();
        }
        $this->warmed = max([0, ...array_column($this->simulator->log(), 'connection')]);
    }

    /** Whether a request came on a connection that was there before it: of HTTP/2, before the call; of HTTP/1.1, not its first. */
    public function wasWarm(array $entry): bool
    {
        return $entry['http'] === 'http2' ? $entry['connection'] <= $this->warmed : $entry['request'] > 1;
    }

    public function scene(?Spec $spec, bool $known = true): Scene
    {
        return new Scene(new Owner(Scene::CLIENT, Scene::EMAIL, 'Jane', 'Doe'), $spec, $known);
    }

    /** @param array<string, mixed> $columns */
    public function account(array $columns = []): void
    {
        $this->simulator->control('POST', 'user', $columns + ['uuid' => Scene::ACCOUNT, 'external_id' => Scene::CLIENT, 'email' => Scene::EMAIL,
            'username' => 'jane_7', 'name_first' => 'Jane', 'name_last' => 'Doe']);
    }

    /** @param array<string, mixed> $columns */
    public function server(array $columns = []): void
    {
        $this->simulator->control('POST', 'server', $columns + ['uuid' => Scene::SERVER, 'external_id' => Scene::SERVICE, 'owner' => Scene::ACCOUNT,
            'name' => 'Server-17', 'description' => 'Service ' . Scene::SERVICE . ' of ' . self::INSTALLATION, 'cpu' => 100]);
    }

    /** The next deployment makes a server without a port. */
    public function portless(): void
    {
        $this->simulator->control('POST', 'choose', ['node' => Seed::NODE_1, 'portless' => true]);
    }

    /** Half a server in place of the whole one, or of none: a row that its node never heard of. */
    public function half(): void
    {
        $this->reset();
        $this->account();
        $this->server(['status' => 'installing', 'installed' => 0, 'node_knows' => false]);
    }

    /** The faults are gone: nodes, backups and connections are as they should be. */
    public function calm(): void
    {
        $this->simulator->clearFaults();
        $this->simulator->node(null, 'ok', 0);
        $this->simulator->control('POST', 'backup', ['fail' => false]);
        $this->simulator->control('POST', 'connections', ['keep' => true]);
    }

    /** Orders the fault. @param list<array<string, mixed>> $orders */
    public function order(array $orders): void
    {
        $this->acted = $orders[0]['act'] ?? 'before';
        $this->simulator->control('POST', 'faults', $orders);
    }

    /** @return list<array<string, mixed>> the requests since a mark; `worked`: the panel carried it out or will */
    public function requests(int $since): array
    {
        return array_map(function (array $entry): array {
            $entry['worked'] = $entry['fault'] === null || $this->acted === 'after' || $entry['fault'] === 'stall';
            return $entry;
        }, $this->simulator->log($since));
    }

    /** Waits until the panel is done with what something on the way held back. */
    public function settle(int $since): bool
    {
        return Simulator::until(fn (): bool => array_filter($this->requests($since), static fn (array $entry): bool
            => $entry['fault'] === 'stall' && $entry['status'] === null) === [], 5.0 * $this->patience);
    }

    /** Waits until no installation is under way that will end. */
    public function installed(): void
    {
        Simulator::until(fn (): bool => array_filter($this->simulator->state()['servers'], static fn (array $server): bool
            => $server['status'] === 'installing' && $server['node_knows']) === [], 2.0);
    }
}
