<?php

/**
 * A WHMCS installation for tests and the demo: a database, the modules of a folder, and WHMCS's ways of calling them.
 *
 * One host is current in a process; the global functions of WHMCS speak to it. Where a method takes `int|Target`, a
 * number is a
 * service's id; `Target::addon()` names a product addon.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;
use WHMCS\Service\Addon;
use WHMCS\Service\Service;
use WHMCS\UsageBilling\Contracts\Metrics\ProviderInterface;

final class WhmcsHost
{
    /** Environment variables by which a child process finds the host of its parent. */
    public const DSN_VARIABLE = 'WHMCS_STANDIN_DSN';
    public const ROOT_VARIABLE = 'WHMCS_STANDIN_ROOT';
    public const HASH_VARIABLE = 'WHMCS_STANDIN_HASH';

    private const HASH = 'the hash of a stand-in';

    public const VERSION = '8.13.1-release.1';

    private static ?self $current = null;

    public readonly Fixtures $make;
    public readonly Hooks $hooks;
    public readonly Logs $logs;
    public readonly LocalApi $api;
    public readonly Tokens $tokens;
    public readonly Modules $modules;
    public readonly Params $params;
    public readonly Templates $templates;
    public readonly Clients $clients;
    public readonly Mail $mail;
    private readonly Lifecycle $lifecycle;
    private readonly ClientArea $clientArea;
    private readonly AdminArea $adminArea;
    public readonly AddonModules $addonModules;
    public readonly OfferPages $offers;
    private readonly int $owner;
    private bool $open = true;

    private function __construct(
        public readonly Database $database,
        public readonly string $root,
        private readonly bool $ownsRoot,
        private readonly string $hash,
        string $version
    ) {
        self::$current = $this;
        $this->owner = (int) getmypid();
        $this->make = new Fixtures();
        $this->hooks = new Hooks($root);
        $this->logs = new Logs();
        $this->api = new LocalApi($this);
        $this->tokens = new Tokens();
        $this->modules = new Modules($root);
        $this->params = new Params($this->modules, $version);
        $this->lifecycle = new Lifecycle($this->modules, $this->params, $this->hooks, $this->logs);
        $this->templates = new Templates($root);
        $this->clients = new Clients($this->hooks);
        $this->mail = new Mail($this);
        $this->clientArea = new ClientArea($this, $this->modules, $this->templates);
        $this->adminArea = new AdminArea($this, $this->modules, $this->params);
        $this->addonModules = new AddonModules($this);
        $this->offers = new OfferPages($this);
        defined('ROOTDIR') || define('ROOTDIR', $root);
        register_shutdown_function($this->shutdown(...));
    }

    /**
     * Starts a new, empty installation and makes it current.
     *
     * @param array{database?: 'sqlite'|'mariadb', file?: string, modules?: string, root?: string, systemurl?: string,
     *              version?: string, hash?: string} $options
     *        `modules` is the folder that holds `servers/` (and `addons/`); `root` a whole WHMCS folder (modules/,
     * templates/,
     *        includes/hooks/) instead, by default a temporary one; `file` a file for SQLite, which is in memory
     * otherwise
     */
    public static function boot(array $options = []): self
    {
        self::$current?->shutdown();
        $database = match ($options['database'] ?? 'sqlite') {
            'sqlite' => Database::sqlite($options['file'] ?? null),
            'mariadb' => Database::mariadb(),
            default => throw new \InvalidArgumentException('database is sqlite or mariadb'),
        };
        $hash = $options['hash'] ?? self::HASH;
        // Whoever is ended while the database starts has no folder yet to take away.
        $root = $options['root'] ?? self::makeRoot($options['modules'] ?? null);
        $host = new self($database, $root, !isset($options['root']), $hash, $options['version'] ?? self::VERSION);
        foreach (self::settings($options) as $setting => $value) {
            Setting::setValue($setting, $value);
        }
        $admin = ['username' => 'admin', 'firstname' => 'Admin', 'email' => 'admin@example.com', 'roleid' => 1];
        Capsule::table('tbladmins')->insert($admin);
        Capsule::table('tblcurrencies')->insert(['code' => 'USD', 'prefix' => '$', 'suffix' => ' USD', 'rate' => 1, 'default' => 1]);
        Capsule::table('tblproductgroups')->insert(['name' => 'Game Servers', 'slug' => 'game-servers']);
        $host->newRequest();
        return $host;
    }

    /**
     * Joins the installation of another process, by what `environment()` gave there; nothing is removed at the end.
     *
     * @param array{dsn?: string, root?: string, hash?: string} $options taken from the environment where absent
     */
    public static function attach(array $options = []): self
    {
        self::$current?->shutdown();
        $dsn = $options['dsn'] ?? (string) getenv(self::DSN_VARIABLE);
        $root = $options['root'] ?? (string) getenv(self::ROOT_VARIABLE);
        $hash = $options['hash'] ?? ((string) getenv(self::HASH_VARIABLE) ?: self::HASH);
        $database = Database::attach($dsn);
        $host = new self($database, $root, false, $hash, (string) Setting::getValue('Version'));
        $host->newRequest();
        return $host;
    }

    public static function current(): self
    {
        return self::$current ?? throw new \LogicException('No WHMCS stand-in runs: call WhmcsHost::boot() first');
    }

    /** @return array<string, string> what a child process needs in its environment for `attach()` */
    public function environment(): array
    {
        return [
            self::DSN_VARIABLE => $this->database->dsn, self::ROOT_VARIABLE => $this->root,
            self::HASH_VARIABLE => $this->hash,
        ];
    }

    /** As a new page load: the request is empty, hooks are read anew from the recorded modules; the session stays. */
    public function newRequest(string $script = 'index.php', array $get = [], array $post = []): void
    {
        $_GET = $get;
        $_POST = $post;
        $_REQUEST = $post + $get;
        $_SESSION ??= [];
        $_SERVER['SCRIPT_NAME'] = '/' . $script;
        $_SERVER['PHP_SELF'] = '/' . $script;
        $_SERVER['REQUEST_METHOD'] = $post === [] ? 'GET' : 'POST';
        $_SERVER['REQUEST_TIME_FLOAT'] = microtime(true);
        $GLOBALS['CONFIG'] = Capsule::table('tblconfiguration')->pluck('value', 'setting')->all();
        $this->hooks->load();
    }

    /** Ends the installation: database and temporary folder are removed by the process that made them. */
    public function shutdown(): void
    {
        if (!$this->open || $this->owner !== getmypid()) {
            return;
        }
        $this->open = false;
        $this->database->remove();
        $this->templates->clear();
        $this->modules->close();
        if ($this->ownsRoot) {
            Files::remove($this->root);
        }
        if (self::$current === $this) {
            self::$current = null;
        }
    }

    public function create(int|Target $target): ModuleResult
    {
        return $this->lifecycle->create(Target::of($target));
    }

    public function suspend(int|Target $target, string $reason = ''): ModuleResult
    {
        return $this->lifecycle->suspend(Target::of($target), $reason);
    }

    public function unsuspend(int|Target $target): ModuleResult
    {
        return $this->lifecycle->unsuspend(Target::of($target));
    }

    public function terminate(int|Target $target): ModuleResult
    {
        return $this->lifecycle->terminate(Target::of($target));
    }

    /**
     * @param int|array<int, array{int, int}> $change the new product's id, or chosen configurable options: option =>
     * [choice, quantity]
     */
    public function changePackage(int|Target $target, int|array $change): ModuleResult
    {
        return $this->lifecycle->changePackage(Target::of($target), $change);
    }

    public function changePassword(int|Target $target, string $password): ModuleResult
    {
        return $this->lifecycle->changePassword(Target::of($target), $password);
    }

    public function renew(int|Target $target): ModuleResult
    {
        return $this->lifecycle->renew(Target::of($target));
    }

    /** A custom function pressed by `admin` or by `client`; refused where it is not offered to them. */
    public function customButton(int|Target $target, string $function, string $by = 'admin'): ModuleResult
    {
        return $this->lifecycle->custom(Target::of($target), $function, $by);
    }

    /**
     * The client's page of a service, rendered in a theme.
     *
     * @param array<string, mixed> $get further parameters of the address, such as `modop` and `a` for a custom function
     * @param array<string, mixed> $post fields of a form
     */
    public function clientArea(
        int $serviceId,
        string $theme = 'twenty-one',
        array $get = [],
        array $post = []
    ): ClientAreaPage {
        return $this->clientArea->page($serviceId, $theme, $get, $post);
    }

    /**
     * What hooks put on a page of the admin area.
     *
     * @return array{head: string, header: string, footer: string, variables: array<string, mixed>}
     */
    public function adminPage(string $script, array $get = [], array $post = []): array
    {
        return $this->adminArea->page($script, $get, $post);
    }

    /** @return array<string, string> label => HTML of the module's rows on a service's admin page */
    public function adminServicesTab(int|Target $target): array
    {
        return $this->adminArea->servicesTab(Target::of($target));
    }

    public function saveAdminServicesTab(int|Target $target, array $post): void
    {
        $this->adminArea->saveServicesTab(Target::of($target), $post);
    }

    /**
     * @return array<int, array<string, mixed>> the fields of a product's module settings, by number; `mode` is simple
     * or advanced
     */
    public function configOptions(int $productId, string $mode = ''): array
    {
        return $this->adminArea->configOptions($productId, $mode);
    }

    /**
     * Saves a product's page, with its hooks and the detection of hooks.php; returns the address that WHMCS goes on to.
     */
    public function saveProduct(int $productId, array $post): string
    {
        return $this->adminArea->saveProduct($productId, $post);
    }

    /**
     * *Test Connection* on a server's page.
     *
     * @param int|array<string, mixed> $server its id, or the fields typed into the form
     * @return array{success: bool, error: string}
     */
    public function testConnection(int|array $server): array
    {
        return $this->adminArea->testConnection($server);
    }

    /** @return array<string, mixed> `success` with `redirectTo`, or `errorMsg` */
    public function singleSignOn(int|Target $target): array
    {
        $target = Target::of($target);
        return $this->modules->call(
            $this->params->moduleOf($target),
            'ServiceSingleSignOn',
            [$this->params->forTarget($target)]
        );
    }

    /** @return array<string, mixed> `success` with `redirectTo`, or `errorMsg` */
    public function adminSingleSignOn(int $serverId): array
    {
        return $this->callForServer($serverId, 'AdminSingleSignOn');
    }

    /** The daily import of usage from one server, as WHMCS's cron runs it. */
    public function usageUpdate(int $serverId): mixed
    {
        return $this->callForServer($serverId, 'UsageUpdate');
    }

    /** @return array<string, mixed> `success` with `accounts`, or `error` */
    public function listAccounts(int $serverId): array
    {
        return $this->callForServer($serverId, 'ListAccounts');
    }

    public function metricProvider(int $serverId): ProviderInterface
    {
        return $this->callForServer($serverId, 'MetricProvider');
    }

    /**
     * Starts a PHP process beside this one that can `attach()` to this installation.
     *
     * @param list<string> $arguments
     * @param list<string> $flags options of php itself
     */
    public function startChild(string $script, array $arguments = [], array $flags = []): ChildProcess
    {
        return ChildProcess::start($script, $arguments, $this->environment(), $flags);
    }

    private function callForServer(int $serverId, string $function): mixed
    {
        $module = (string) Capsule::table('tblservers')->where('id', $serverId)->value('type');
        return $this->modules->call($module, $function, [$this->params->forServer($serverId, $module)]);
    }

    /** @return array<string, mixed> the parameters that a module function would receive now */
    public function paramsFor(int|Target $target, string $action = ''): array
    {
        return $this->params->forTarget(Target::of($target), $action);
    }

    /** Calls a module function with given arguments and nothing of WHMCS around it. */
    public function callModule(string $module, string $function, mixed ...$arguments): mixed
    {
        return $this->modules->call($module, $function, $arguments);
    }

    /** The service as the database has it now. */
    public function service(int $id): Service
    {
        return Service::findOrFail($id);
    }

    /** The addon as the database has it now. */
    public function addon(int $id): Addon
    {
        return Addon::findOrFail($id);
    }

    public function status(int|Target $target): string
    {
        $target = Target::of($target);
        $model = $target->model();
        return (string) ($target->isAddon ? $model->status : $model->domainstatus);
    }

    public function encrypt(string $text): string
    {
        return Cipher::encrypt($text, $this->hash);
    }

    public function decrypt(string $text): string
    {
        return Cipher::decrypt($text, $this->hash);
    }

    /** @return array<string, string> */
    private static function settings(array $options): array
    {
        return [
            'SystemURL' => $options['systemurl'] ?? 'https://billing.example.com/',
            'Version' => $options['version'] ?? self::VERSION,
            'CompanyName' => 'Example Hosting', 'Template' => 'twenty-one', 'Language' => 'english',
            'Charset' => 'utf-8',
            Logs::DEBUG_SETTING => 'on', Hooks::SETTING => '', Hooks::ADDONS_SETTING => '',
        ];
    }

    private static function makeRoot(?string $modules): string
    {
        $root = Files::temporary('whmcs-root');
        mkdir("$root/includes/hooks", 0700, true);
        mkdir("$root/templates", 0700);
        if ($modules === null) {
            mkdir("$root/modules/servers", 0700, true);
            return $root;
        }
        $real = realpath($modules);
        if ($real === false) {
            throw new \InvalidArgumentException("There is no folder $modules");
        }
        symlink($real, "$root/modules");
        return $root;
    }
}
