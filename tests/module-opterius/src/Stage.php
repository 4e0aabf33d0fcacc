<?php

/**
 * The world of one test: a WHMCS installation with the Opterius module in it, a panel that holds no account yet, a product and its client.
 *
 * The module is a copy in a temporary folder, one a process, so that a test can write its config.php.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Panel\Opterius\Simulator;
use Calagopus\Tests\Whmcs\ChildProcess;
use Calagopus\Tests\Whmcs\Files;
use Calagopus\Tests\Whmcs\ModuleResult;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

final class Stage
{
    /** Short times, so that what waits does so for seconds. */
    private const CONFIG = ['timeout' => 10, 'connect_timeout' => 3, 'create_timeout' => 10, 'resolve_timeout' => 1, 'lock_wait' => 20];

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
            $this->file = Files::temporary('opterius-test') . '/whmcs.sqlite';
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
        file_put_contents(self::folder() . '/config.php', '<?php return ' . var_export($settings + self::CONFIG, true) . ';');
    }

    /** The folder of the module's copy. */
    public static function folder(): string
    {
        return self::modules() . '/servers/opterius';
    }

    /** A WHMCS server that is the simulated panel. @param array<string, mixed> $values */
    public function server(array $values = []): int
    {
        return $this->host->make->server($values + [
            'type' => 'opterius', 'hostname' => $this->panel->host, 'port' => (string) $this->panel->port, 'secure' => '',
            'accesshash' => $this->panel->key,
        ]);
    }

    /** @param array<int, mixed> $options by number: package, server id */
    public function product(array $options = [], int $group = 0): int
    {
        return $this->host->make->product(['module' => 'opterius', 'servergroup' => $group, 'options' => $options + [1 => 'Starter', 2 => '']]);
    }

    /**
     * A service that is ordered and not yet created; all of a test are on one server unless told otherwise.
     *
     * @param array<string, mixed> $service
     * @param array<int, mixed> $options
     * @param array<string, mixed> $client
     */
    public function order(array $service = [], array $options = [], array $client = []): int
    {
        $service += ['server' => null];
        $service['server'] ??= (int) (Capsule::table('tblservers')->where('type', 'opterius')->value('id') ?? $this->server());
        return $this->host->make->service($service + [
            'client' => $this->host->make->client($client + ['firstname' => 'Jane', 'lastname' => 'Doe']), 'product' => $this->product($options),
            'domain' => 'jane.example.com', 'username' => 'jane', 'password' => 'first-password',
        ]);
    }

    /** An order that was created. @param array<string, mixed> $service */
    public function live(array $service = []): int
    {
        $id = $this->order($service);
        $result = $this->host->create($id);
        return $result->success ? $id : throw new \LogicException("not created: {$result->message}");
    }

    /** Every command but Create, on one service. @return array<string, ModuleResult> */
    public function commands(int $id): array
    {
        return [
            'suspend' => $this->host->suspend($id, 'late'), 'unsuspend' => $this->host->unsuspend($id),
            'password' => $this->host->changePassword($id, 'stolen-password'), 'package' => $this->host->changePackage($id, $this->product([1 => 'Business'])),
            'refresh' => $this->host->customButton($id, 'RefreshUsage'),
        ];
    }

    /** The module's own record of a service. */
    public function record(int|string $key): ?object
    {
        return Capsule::schema()->hasTable('mod_opterius_services')
            ? Capsule::table('mod_opterius_services')->where('service_key', (string) $key)->first() : null;
    }

    public function state(int|string $key): ?string
    {
        return $this->record($key)->state ?? null;
    }

    /** As if so many seconds had gone by since the panel was asked. */
    public function age(int|string $key, int $seconds = 100_000): void
    {
        Capsule::table('mod_opterius_services')->where('service_key', (string) $key)
            ->decrement('intent_deadline', $seconds, ['intent_at' => Capsule::raw("intent_at - $seconds")]);
    }

    /** As if the time of every lock whose holder died were over. */
    public function expireLocks(): void
    {
        if (Capsule::schema()->hasTable('mod_opterius_locks')) {
            Capsule::table('mod_opterius_locks')->update(['expires' => time() - 1]);
        }
    }

    /** How often the panel was asked for one of its actions since a mark. */
    public function asked(string $action, int $since = 0): int
    {
        return count($this->panel->requests('POST', "^/api(/v1)?/accounts/$action\$", $since));
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
        if (Capsule::schema()->hasTable('mod_opterius_locks')) {
            $check->is(0, Capsule::table('mod_opterius_locks')->where('expires', '>', time())->count(), 'locks left behind');
        }
    }

    private static function modules(): string
    {
        if (self::$modules === null) {
            self::$modules = Files::temporary('opterius-copy');
            mkdir(self::$modules . '/servers', 0700);
            $source = dirname(__DIR__, 3) . '/modules-php/servers/opterius';
            exec('cp -R ' . escapeshellarg($source) . ' ' . escapeshellarg(self::$modules . '/servers/opterius'), $lines, $status);
            if ($status !== 0) {
                throw new \RuntimeException('cannot copy the module');
            }
            $owner = getmypid();
            register_shutdown_function(static fn () => getmypid() === $owner ? Files::remove((string) self::$modules) : null);
        }
        return self::$modules;
    }
}
