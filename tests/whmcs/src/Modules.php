<?php

/**
 * Loads provisioning modules from `modules/servers`, with the autoloading of their `lib` folder, and calls their
 * functions.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Modules
{
    /**
     * Kinds of modules and the folder each has; classes are found by
     * https://developers.whmcs.com/modules/module-class-autoloading/ .
     */
    private const FOLDERS = [
        'Server' => 'servers',
        'Addon' => 'addons',
        'Gateway' => 'gateways',
        'Registrar' => 'registrars',
    ];

    /**
     * @var array<string, string> module => digest of the file that was read; its functions stay for the life of the
     * process
     */
    private static array $loaded = [];

    private readonly \Closure $autoloader;

    /** As many calls are kept for whoever wants to tell them. */
    private const CALLS = 50;

    /** @var list<array{function: string, answer: string}> commands and pages that were called, in order */
    private array $calls = [];

    public function __construct(private readonly string $root)
    {
        $this->autoloader = $this->autoload(...);
        spl_autoload_register($this->autoloader);
    }

    /** Ends the autoloading of classes of these modules. */
    public function close(): void
    {
        spl_autoload_unregister($this->autoloader);
    }

    public function folder(string $module): string
    {
        return "{$this->root}/modules/servers/$module";
    }

    /**
     * Reads the module's file once a process; throws where there is none, or where another one of that name was read
     * before.
     */
    public function load(string $module): void
    {
        $file = $this->folder($module) . "/$module.php";
        if (!preg_match('/^[a-z][a-z0-9_]*$/', $module) || !is_file($file)) {
            throw new \RuntimeException("There is no provisioning module \"$module\"");
        }
        $digest = hash_file('sha256', $file);
        if ((self::$loaded[$module] ?? $digest) !== $digest) {
            throw new \LogicException("This process has read another module $module: use a new process for $file");
        }
        if (!isset(self::$loaded[$module])) {
            require_once $file;
            self::$loaded[$module] = $digest;
        }
    }

    public function has(string $module, string $function): bool
    {
        $this->load($module);
        return function_exists($module . '_' . $function);
    }

    /** @param array<mixed> $arguments */
    public function call(string $module, string $function, array $arguments): mixed
    {
        $this->load($module);
        $answer = ($module . '_' . $function)(...$arguments);
        $call = ['function' => $module . '_' . $function, 'answer' => is_string($answer) ? $answer : ''];
        $this->calls = [...array_slice($this->calls, 1 - self::CALLS), $call];
        return $answer;
    }

    /** What was called since the last look, and forgets it. @return list<array{function: string, answer: string}> */
    public function takeCalls(): array
    {
        [$calls, $this->calls] = [$this->calls, []];
        return $calls;
    }

    /** @return array<string, mixed> what the module says about itself, empty where it says nothing */
    public function metaData(string $module): array
    {
        return $this->has($module, 'MetaData') ? (array) ($module . '_MetaData')() : [];
    }

    private function autoload(string $class): void
    {
        $isModule = preg_match('/^WHMCS\\\\Module\\\\(\w+)\\\\(\w+)\\\\([\w\\\\]+)$/', $class, $parts) === 1;
        if (!$isModule || !isset(self::FOLDERS[$parts[1]])) {
            return;
        }
        $place = "{$this->root}/modules/" . self::FOLDERS[$parts[1]];
        foreach (@scandir($place) ?: [] as $name) {
            $file = "$place/$name/lib/" . str_replace('\\', '/', $parts[3]) . '.php';
            if (str_replace('_', '', $name) === strtolower($parts[2]) && is_file($file)) {
                require_once $file;
                return;
            }
        }
    }
}
