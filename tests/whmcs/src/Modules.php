<?php

/** Loads provisioning modules from `modules/servers`, with the autoloading of their `lib` folder, and calls their functions. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Modules
{
    /** Kinds of modules and the folder each has; classes are found by https://developers.whmcs.com/modules/module-class-autoloading/ . */
    private const FOLDERS = ['Server' => 'servers', 'Addon' => 'addons', 'Gateway' => 'gateways', 'Registrar' => 'registrars'];

    public function __construct(private readonly string $root)
    {
        spl_autoload_register($this->autoload(...));
    }

    public function folder(string $module): string
    {
        return "{$this->root}/modules/servers/$module";
    }

    /** Reads the module's file; throws where there is none. */
    public function load(string $module): void
    {
        $file = $this->folder($module) . "/$module.php";
        if (!preg_match('/^[a-z][a-z0-9_]*$/', $module) || !is_file($file)) {
            throw new \RuntimeException("There is no provisioning module \"$module\"");
        }
        require_once $file;
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
        return ($module . '_' . $function)(...$arguments);
    }

    /** @return array<string, mixed> what the module says about itself, empty where it says nothing */
    public function metaData(string $module): array
    {
        return $this->has($module, 'MetaData') ? (array) $this->call($module, 'MetaData', []) : [];
    }

    private function autoload(string $class): void
    {
        if (!preg_match('/^WHMCS\\\\Module\\\\(\w+)\\\\(\w+)\\\\([\w\\\\]+)$/', $class, $parts) || !isset(self::FOLDERS[$parts[1]])) {
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
