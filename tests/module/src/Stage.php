<?php

/** The world of one test: a WHMCS installation with the module in it, a panel that holds nothing yet, a product and its client. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Seen;

final class Stage extends World
{
    public const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';

    /** A whole set of the 24 options, by number. */
    public const OPTIONS = [
        1 => self::NEST, 2 => Seed::PAPER, 3 => Seed::NODE_1, 5 => '1024', 6 => '0', 7 => '10240', 8 => '100', 9 => '0',
        11 => '1', 12 => '0', 13 => '0', 14 => '0', 18 => 'Server-', 21 => 'on',
    ];

    protected const CONFIG = ['resolve_timeout' => 2] + parent::CONFIG;

    private static ?Simulator $simulator = null;

    public readonly Simulator $panel;

    protected function startPanels(): void
    {
        $this->panel = self::$simulator ??= Simulator::start();
        $this->panel->reset();
    }

    /** Writes the module's config.php: short times, and over them what the test wants. @param array<string, mixed> $settings */
    public function configure(array $settings): void
    {
        $this->write('calagopus', $settings);
    }

    /** The folder of the module's copy. */
    public static function folder(): string
    {
        return self::copyOf('calagopus');
    }

    /** A WHMCS server that is the simulated panel. @param array<string, mixed> $values */
    public function server(array $values = []): int
    {
        return $this->host->make->server($values + [
            'type' => 'calagopus', 'hostname' => $this->panel->host, 'port' => (string) $this->panel->port, 'secure' => '',
            'password' => $this->panel->key,
        ]);
    }

    /** @param array<int, mixed> $options over the usual ones, by number */
    public function product(array $options = []): int
    {
        return $this->host->make->product(['module' => 'calagopus', 'options' => $options + self::OPTIONS]);
    }

    /**
     * A service that is ordered and not yet created.
     *
     * @param array<int, mixed> $options over the usual ones
     * @param array<string, mixed> $client
     * @param array<string, mixed> $server
     * @param array<string, mixed> $service
     */
    public function order(array $options = [], array $client = [], array $server = [], array $service = []): int
    {
        return $this->host->make->service($service + [
            'client' => $this->host->make->client($client), 'product' => $this->product($options), 'server' => $this->server($server),
        ]);
    }

    /** The one server of a service, installed and known to its node; null where there is none, an exception where there are more. */
    public function onlyServer(int|string $externalId): ?array
    {
        $servers = $this->panel->serversOf((string) $externalId);
        if (count($servers) > 1) {
            throw new \LogicException(count($servers) . " servers bear the external id $externalId");
        }
        return $servers[0] ?? null;
    }

    /**
     * Another connection to the database of a MariaDB test: as another user, or with statements changed on their way.
     *
     * @param (\Closure(string): string)|null $change
     */
    public function pdo(?\Closure $change, string $user = 'root', #[\SensitiveParameter] string $password = ''): \PDO
    {
        $dsn = 'mysql:unix_socket=' . getenv('WHMCS_STANDIN_SOCKET') . ';charset=utf8mb4;dbname=' . Capsule::connection()->getDatabaseName();
        return new class ($change, $dsn, $user, $password, [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION]) extends \PDO {
            /** @param array<int, mixed> $options */
            public function __construct(private readonly ?\Closure $change, string $dsn, string $user, #[\SensitiveParameter] string $password, array $options)
            {
                parent::__construct($dsn, $user, $password, $options);
            }

            /** @param array<int, mixed> $options */
            public function prepare(string $query, array $options = []): \PDOStatement|false
            {
                return parent::prepare($this->change === null ? $query : ($this->change)($query), $options);
            }
        };
    }

    /** How often the panel was asked for a new server since a mark. */
    public function creations(int $since = 0): int
    {
        return count($this->panel->requests('POST', '^/api/admin/servers(/deploy)?$', $since));
    }

    /** The account's name that is known after an answer that pages share, in a process that shares them. */
    public function sharedAnswer(int $service, Seen $before, string $client): string
    {
        $flags = [...self::flags(), '-d', 'calagopus.shared_state=1', '-d', 'calagopus.state_path='];
        return $this->host->startChild(dirname(__DIR__) . '/shared.php', [(string) $service, $before->json(), $client], $flags)->wait()['out'];
    }
}
