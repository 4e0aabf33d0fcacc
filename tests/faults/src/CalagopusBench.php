<?php

/** The table of a Calagopus panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

final class CalagopusBench extends Bench
{
    public const PROVIDER = '5ca1ab1e-0000-4000-8000-000000000099';

    /** How many ports a server of this scene may have. */
    private int $ports = 1;

    public static function start(Certificates $certificates): self
    {
        $simulator = Simulator::start(['--install-ms', '10', '--cache-ms', '0', ...$certificates->options()]);
        return new self($simulator, $certificates, new Dead());
    }

    protected function make(string $host, int $port, bool $secure, Settings $settings): object
    {
        return new Panel($host, Marks::KEY, $port, $secure, $settings);
    }

    public function reset(): void
    {
        $this->simulator->reset();
        $this->ports = 1;
        $this->simulator->control('POST', 'key', ['key' => Marks::KEY]);
        $this->simulator->control('POST', 'secrets', ['marker' => Marks::NODE]);
        $this->simulator->control('POST', 'transfer', ['after_ms' => 0]);
    }

    public function calm(): void
    {
        $this->simulator->clearFaults();
        $this->node('ok', 0);
        $this->simulator->control('POST', 'backup', ['fail' => false]);
        $this->simulator->control('POST', 'connections', ['keep' => true]);
    }

    public function installed(): void
    {
        Simulator::until(fn (): bool => array_filter($this->simulator->state()['servers'], static fn (array $server): bool
            => $server['status'] === 'installing' && $server['node_knows']) === [], 2.0 * $this->patience);
    }

    public function things(array $state): array
    {
        return array_map(static fn (array $server): array => [$server['uuid'], $server['external_id'], $server['suspended'], $server['memory']], $state['servers']);
    }

    public function tells(string $text, array $state): bool
    {
        $uuid = Scene::server($state)['uuid'] ?? Scene::SERVER;
        return $uuid === Scene::SERVER || str_contains($text, $uuid);
    }

    public function wrong(array $state): string
    {
        $taken = array_sum(array_column($state['nodes'], 'allocations_used'));
        return match (true) {
            $state['orphans'] !== [] => 'a node holds servers that the panel does not know: ' . implode(', ', $state['orphans']),
            count(Scene::accounts($state)) > 1 => 'the client has ' . count(Scene::accounts($state)) . ' accounts',
            $taken > $this->ports * count($state['servers']) => "$taken allocations are taken for " . count($state['servers']) . ' servers',
            default => '',
        };
    }

    public function half(): void
    {
        $this->reset();
        $this->account();
        $this->server(['status' => 'installing', 'installed' => 0, 'node_knows' => false]);
    }

    public function node(string $mode, int $delayMs): void
    {
        $this->simulator->node(null, $mode, $delayMs);
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

    /** The extension that gives tickets, with this secret. */
    public function tickets(#[\SensitiveParameter] string $secret): void
    {
        $this->simulator->control('POST', 'tickets', ['secret' => $secret]);
    }

    /** A provider that may be used. */
    public function identityProvider(): void
    {
        $this->simulator->control('POST', 'provider', ['uuid' => self::PROVIDER]);
    }

    /** A backup of the server that came to its end. */
    public function backup(): void
    {
        $this->simulator->control('POST', 'server-backup', ['server' => Scene::SERVER]);
    }

    public function manyPorts(int $count): void
    {
        $this->ports = $count;
    }

    /** The next deployment makes a server without a port. */
    public function portless(): void
    {
        $this->simulator->control('POST', 'choose', ['node' => Seed::NODE_1, 'portless' => true]);
    }
}
