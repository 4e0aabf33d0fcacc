<?php

/**
 * What the world of one test is in every suite of the modules: a WHMCS installation with the modules in it, on a database of its own.
 *
 * The modules are copies in a temporary folder, one a process, so that a test can write their config.php. What else is there (panels, products,
 * services) is the suite's.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Whmcs\ChildProcess;
use Calagopus\Tests\Whmcs\Files;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

abstract class World
{
    /** The modules in it. @var non-empty-list<string> */
    protected const MODULES = ['calagopus'];

    /** The addon modules in it, which no test but its own activates. @var list<string> */
    protected const ADDONS = ['calagopusadmin'];

    /** Short times, so that what waits does so for seconds. */
    protected const CONFIG = ['timeout' => 10, 'connect_timeout' => 3, 'create_timeout' => 10, 'resolve_timeout' => 1, 'lock_wait' => 20];

    private static ?string $copies = null;

    public readonly WhmcsHost $host;

    private ?string $file = null;

    public function __construct(bool $onMariaDb)
    {
        $this->startPanels();
        foreach (static::MODULES as $module) {
            $this->write($module, []);
        }
        $_SESSION = [];
        if (!$onMariaDb) {
            $this->file = Files::temporary('stage-test') . '/whmcs.sqlite';
            touch($this->file);
        }
        $this->host = WhmcsHost::boot([
            'database' => $onMariaDb ? 'mariadb' : 'sqlite', 'modules' => static::copies(),
        ] + ($this->file === null ? [] : ['file' => $this->file]));
    }

    /** Before WHMCS is there: panels that hold nothing yet. */
    abstract protected function startPanels(): void;

    public function end(): void
    {
        $this->host->shutdown();
        if ($this->file !== null) {
            Files::remove(dirname($this->file));
        }
    }

    /** Writes a module's config.php: short times, and over them what the test wants. @param array<string, mixed> $settings */
    protected function write(string $module, array $settings): void
    {
        file_put_contents(static::copyOf($module) . '/config.php', '<?php return ' . var_export($settings + static::CONFIG, true) . ';');
    }

    /** The folder of a module's copy. */
    protected static function copyOf(string $module): string
    {
        return static::copies() . "/servers/$module";
    }

    /** A module's own record of a service; where there is but one module, its. */
    public function record(int|string $key, string $module = ''): ?object
    {
        $table = static::table($module, 'services');
        return Capsule::schema()->hasTable($table) ? Capsule::table($table)->where('service_key', (string) $key)->first() : null;
    }

    /** As if so many seconds had gone by since the panel was asked. */
    public function age(int|string $key, int $seconds = 100_000, string $module = ''): void
    {
        Capsule::table(static::table($module, 'services'))->where('service_key', (string) $key)
            ->decrement('intent_deadline', $seconds, ['intent_at' => Capsule::raw("intent_at - $seconds")]);
    }

    /** As if the time of every lock whose holder died were over. */
    public function expireLocks(): void
    {
        foreach (static::lockTables() as $table) {
            Capsule::table($table)->update(['expires' => time() - 1]);
        }
    }

    /** Whatever a test did, no lock may be left. */
    public function leftovers(Check $check): void
    {
        foreach (static::lockTables() as $table) {
            $check->is(0, Capsule::table($table)->where('expires', '>', time())->count(), "locks left behind in $table");
        }
    }

    /** Another process that is the same WHMCS: the suite's `child.php ACTION ID`. */
    public function child(string $action, int $service): ChildProcess
    {
        $suite = dirname((string) (new \ReflectionClass(static::class))->getFileName(), 2);
        return $this->host->startChild("$suite/child.php", [$action, (string) $service], self::flags());
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

    protected static function table(string $module, string $name): string
    {
        return 'mod_' . ($module === '' ? static::MODULES[0] : $module) . "_$name";
    }

    /** @return list<string> that are there */
    protected static function lockTables(): array
    {
        $tables = array_map(static fn (string $module): string => static::table($module, 'locks'), static::MODULES);
        return array_values(array_filter($tables, static fn (string $table): bool => Capsule::schema()->hasTable($table)));
    }

    protected static function copies(): string
    {
        if (self::$copies === null) {
            self::$copies = Files::temporary('stage-copy');
            mkdir(self::$copies . '/servers', 0700);
            mkdir(self::$copies . '/addons', 0700);
            $servers = array_map(static fn (string $module): string => "servers/$module", static::MODULES);
            foreach ([...$servers, ...array_map(static fn (string $addon): string => "addons/$addon", static::ADDONS)] as $place) {
                exec('cp -R ' . escapeshellarg(dirname(__DIR__, 3) . "/modules-php/$place") . ' ' . escapeshellarg(self::$copies . "/$place"), $lines, $status);
                if ($status !== 0) {
                    throw new \RuntimeException("cannot copy $place");
                }
            }
            $owner = getmypid();
            register_shutdown_function(static fn () => getmypid() === $owner ? Files::remove((string) self::$copies) : null);
        }
        return self::$copies;
    }
}
