<?php

/** A worker's table: one simulator, the product's panel objects for it, and what a cell needs to set the world up and to look at it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Settings;
use Calagopus\Tests\Panel\Simulator;

abstract class Bench
{
    /** Deadlines: what waits does so for less than a second. */
    public const SECONDS = 0.8;
    public const CREATE_SECONDS = 1.0;
    public const CONNECT_SECONDS = 0.4;
    public const RESOLVE_SECONDS = 0.35;
    /** What a call may take beyond its deadline on a machine that is busy with other workers. */
    public const MARGIN = 0.6;

    protected const INSTALLATION = 'https://billing.example.com';

    /** How many times the usual deadlines there are. */
    public float $patience = 1.0;

    /** @var resource a server that nobody may ever come to: where redirects lead */
    private $bait;
    private string $acted = 'before';
    /** @var array<string, string> */
    private readonly array $urls;
    private int $names = 0;
    private int $warmed = 0;

    public function __construct(public readonly Simulator $simulator, private readonly Certificates $certificates, public readonly Dead $dead)
    {
        $this->urls = $simulator->control('GET', 'connections')['urls'];
        $this->bait = stream_socket_server('tcp://127.0.0.1:0');
    }

    /** The product's object for a panel. */
    abstract protected function make(string $host, int $port, bool $secure, Settings $settings): object;

    /** An empty world with the marked key and the marked credentials. */
    abstract public function reset(): void;

    /** The faults are gone: nodes, backups and connections are as they should be. */
    abstract public function calm(): void;

    /** Waits until the panel has ended what it does in the background. */
    abstract public function installed(): void;

    /** What is there for the service, each so that a change of it shows. @param array<string, mixed> $state @return list<mixed> */
    abstract public function things(array $state): array;

    /** Whether a text tells of what a creation that failed has left behind. @param array<string, mixed> $state */
    abstract public function tells(string $text, array $state): bool;

    /** What is wrong with a panel whatever was done to it; empty: nothing. @param array<string, mixed> $state */
    abstract public function wrong(array $state): string;

    /** Half of what a creation makes, in place of the whole or of nothing. */
    abstract public function half(): void;

    /** The machines behind the panel: ok, fail or down, and how slow. */
    abstract public function node(string $mode, int $delayMs): void;

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
        return $this->make($host, $port, $secure, new Settings(
            self::SECONDS * $this->patience,
            self::CONNECT_SECONDS * $this->patience,
            self::CREATE_SECONDS * $this->patience,
            self::RESOLVE_SECONDS * $this->patience,
            caFile: $this->certificates->authorityFile(),
            installation: self::INSTALLATION
        ));
    }

    public function panel(string $http): object
    {
        return $this->at($this->name(), $this->port($http), $http === 'http2');
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
}
