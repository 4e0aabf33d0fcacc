<?php

/**
 * The world of one test: a WHMCS installation with the module in it, a panel that holds nothing yet, a product and its client.
 *
 * The module is a copy in a temporary folder, one a process, so that a test can write its config.php.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\ChildProcess;
use Calagopus\Tests\Whmcs\Files;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

final class Stage
{
    public const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';

    /** A whole set of the 24 options, by number. */
    public const OPTIONS = [
        1 => self::NEST, 2 => Seed::PAPER, 3 => Seed::NODE_1, 5 => '1024', 6 => '0', 7 => '10240', 8 => '100', 9 => '0',
        11 => '1', 12 => '0', 13 => '0', 14 => '0', 18 => 'Server-', 21 => 'on',
    ];

    /** Short times, so that what waits does so for seconds. */
    private const CONFIG = ['timeout' => 10, 'connect_timeout' => 3, 'create_timeout' => 10, 'resolve_timeout' => 2, 'lock_wait' => 20];

    private static ?string $modules = null;
    private static ?Simulator $simulator = null;

    public readonly WhmcsHost $host;
    public readonly Simulator $panel;

    private ?string $file = null;

    public function __construct(bool $onMariaDb)
    {
        $this->panel = self::$simulator ??= Simulator::start();
        $this->panel->reset();
        $this->configure([]);
        $_SESSION = [];
        if (!$onMariaDb) {
            $this->file = Files::temporary('module-test') . '/whmcs.sqlite';
            touch($this->file);
        }
        $this->host = WhmcsHost::boot([
            'database' => $onMariaDb ? 'mariadb' : 'sqlite', 'modules' => self::modules(),
        ] + ($this->file === null ? [] : ['file' => $this->file]));
    }

    public function end(): void
    {
        $this->host->shutdown();
        if ($this->file !== null) {
            Files::remove(dirname($this->file));
        }
    }

    /** Writes the module's config.php: short times, and over them what the test wants. @param array<string, mixed> $settings */
    public function configure(array $settings): void
    {
        $file = self::modules() . '/servers/calagopus/config.php';
        file_put_contents($file, '<?php return ' . var_export($settings + self::CONFIG, true) . ';');
    }

    /** The folder of the module's copy. */
    public static function folder(): string
    {
        return self::modules() . '/servers/calagopus';
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

    /** The module's own record of a service. */
    public function record(int|string $key): ?object
    {
        return Capsule::schema()->hasTable('mod_calagopus_services')
            ? Capsule::table('mod_calagopus_services')->where('service_key', (string) $key)->first() : null;
    }

    /** As if so many seconds had gone by since the panel was asked. */
    public function age(int|string $key, int $seconds): void
    {
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $key)
            ->decrement('intent_deadline', $seconds, ['intent_at' => Capsule::raw("intent_at - $seconds")]);
    }

    /** As if the time of every lock whose holder died were over. */
    public function expireLocks(): void
    {
        if (Capsule::schema()->hasTable('mod_calagopus_locks')) {
            Capsule::table('mod_calagopus_locks')->update(['expires' => time() - 1]);
        }
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

    /** Another process that is the same WHMCS: `child.php ACTION ID`. */
    public function child(string $action, int $service): ChildProcess
    {
        return $this->host->startChild(dirname(__DIR__) . '/child.php', [$action, (string) $service], self::flags());
    }

    /** @return list<string> what makes another PHP load the extension that this one has */
    public static function flags(): array
    {
        static $flags = null;
        if ($flags === null) {
            preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
            exec(escapeshellarg(PHP_BINARY) . ' -r ' . escapeshellarg('exit((int) extension_loaded("calagopus"));'), $lines, $byItself);
            $flags = $byItself === 1 || !isset($found[1]) ? [] : ['-d', "extension=$found[1]"];
        }
        return $flags;
    }

    /** Whatever a test did, no lock may be left. */
    public function leftovers(Check $check): void
    {
        if (Capsule::schema()->hasTable('mod_calagopus_locks')) {
            $check->is(0, Capsule::table('mod_calagopus_locks')->where('expires', '>', time())->count(), 'locks left behind');
        }
    }

    private static function modules(): string
    {
        if (self::$modules === null) {
            self::$modules = Files::temporary('module-copy');
            mkdir(self::$modules . '/servers', 0700);
            $source = dirname(__DIR__, 3) . '/modules-php/servers/calagopus';
            exec('cp -R ' . escapeshellarg($source) . ' ' . escapeshellarg(self::$modules . '/servers/calagopus'), $lines, $status);
            if ($status !== 0) {
                throw new \RuntimeException('cannot copy the module');
            }
            $owner = getmypid();
            register_shutdown_function(static fn () => getmypid() === $owner ? Files::remove((string) self::$modules) : null);
        }
        return self::$modules;
    }
}
