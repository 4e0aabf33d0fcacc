<?php

/**
 * WHMCS's hooks: their registry, their running, the files they come from, and which modules WHMCS knows to have any.
 *
 * WHMCS reads hooks.php only of modules that it has recorded (the setting `ModuleHooks`, names with commas between
 * them), and
 * it looks for the file of a provisioning module only when the module settings of a product are saved.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;

final class Hooks
{
    public const SETTING = 'ModuleHooks';

    /** The addon modules whose hooks.php is read: those that had one when they were activated. */
    public const ADDONS_SETTING = 'AddonModulesHooks';

    /** @var array<string, array<int, list<callable>>> point => priority => functions */
    private array $functions = [];

    /**
     * @var array<string, list<array{string, int, callable}>> what each file registered; a file is read once a process
     */
    private static array $byFile = [];

    private ?string $reading = null;

    /** @var list<array{point: string, vars: mixed}> hook points that were run, in order */
    private array $ran = [];

    public function __construct(private readonly string $root)
    {
    }

    public function add(string $point, int $priority, callable $function): void
    {
        $this->functions[$point][$priority][] = $function;
        if ($this->reading !== null) {
            self::$byFile[$this->reading][] = [$point, $priority, $function];
        }
    }

    /** Runs a hook point and returns what the functions returned, by priority and then in order of registration. */
    public function run(string $point, mixed $vars, bool $unpack = false): array
    {
        $this->ran[] = ['point' => $point, 'vars' => $vars];
        $results = [];
        $functions = $this->functions[$point] ?? [];
        ksort($functions);
        foreach ($functions as $level) {
            foreach ($level as $function) {
                $result = $unpack ? $function(...array_values((array) $vars)) : $function($vars);
                if ($result !== null) {
                    $results[] = $result;
                }
            }
        }
        return $results;
    }

    /** As at the start of a page: forgets all, then reads includes/hooks and hooks.php of the recorded modules. */
    public function load(): void
    {
        $this->functions = [];
        foreach (glob($this->root . '/includes/hooks/*.php') ?: [] as $file) {
            $this->read($file);
        }
        foreach ($this->recorded() as $module) {
            $this->read($this->file($module));
        }
        foreach (array_filter(explode(',', (string) Setting::getValue(self::ADDONS_SETTING)), 'strlen') as $addon) {
            $this->read("{$this->root}/modules/addons/$addon/hooks.php");
        }
    }

    /** @return list<string> names of the modules that are recorded as having hooks */
    public function recorded(): array
    {
        return array_values(array_filter(explode(',', (string) Setting::getValue(self::SETTING)), 'strlen'));
    }

    /**
     * Looks whether a module has a hooks.php now, and records or forgets it: done when a product's module settings are
     * saved.
     */
    public function detect(string $module): void
    {
        $names = array_diff($this->recorded(), [$module]);
        if ($module !== '' && is_file($this->file($module))) {
            $names[] = $module;
        }
        Setting::setValue(self::SETTING, implode(',', $names));
    }

    /** @return list<mixed> the variables of each run of a point since the host started */
    public function runsOf(string $point): array
    {
        $runs = array_filter($this->ran, static fn (array $run): bool => $run['point'] === $point);
        return array_column($runs, 'vars');
    }

    /** @return list<string> the points that were run, in order */
    public function points(): array
    {
        return array_column($this->ran, 'point');
    }

    private function file(string $module): string
    {
        return "{$this->root}/modules/servers/$module/hooks.php";
    }

    private function read(string $file): void
    {
        $path = realpath($file);
        if ($path === false) {
            return;
        }
        if (isset(self::$byFile[$path])) {
            foreach (self::$byFile[$path] as [$point, $priority, $function]) {
                $this->functions[$point][$priority][] = $function;
            }
            return;
        }
        self::$byFile[$path] = [];
        $this->reading = $path;
        try {
            (static function (string $path): void {
                require $path;
            })($path);
        } finally {
            $this->reading = null;
        }
    }
}
