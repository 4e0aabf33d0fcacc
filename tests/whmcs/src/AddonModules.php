<?php

/**
 * Addon modules in `modules/addons`: activated, opened by an administrator, updated and deactivated as WHMCS does it.
 *
 * Documented at https://developers.whmcs.com/addon-modules/ (configuration, installation-uninstallation,
 * admin-area-output, multi-language, hooks, upgrades). Which roles may open one is set with its activation:
 * https://docs.whmcs.com/Addon_Modules_Management .
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

final class AddonModules
{
    private const TABLE = 'tbladdonmodules';

    public function __construct(private readonly WhmcsHost $host)
    {
    }

    /** @param list<int> $roles that may open it @return array<string, mixed> what the module says: `status` and `description` */
    public function activate(string $module, array $roles = [1]): array
    {
        $this->host->newRequest('configaddonmods.php', ['action' => 'activate', 'module' => $module]);
        $_SESSION['adminid'] = 1;
        $config = $this->config($module);
        $answer = function_exists("{$module}_activate") ? (array) ("{$module}_activate")() : ['status' => 'success'];
        if (($answer['status'] ?? '') === 'error') {
            return $answer;
        }
        $settings = ['version' => (string) $config['version'], 'access' => implode(',', $roles)]
            + array_map(static fn (array $field): string => (string) ($field['Default'] ?? ''), $config['fields'] ?? []);
        foreach ($settings as $setting => $value) {
            Capsule::table(self::TABLE)->updateOrInsert(['module' => $module, 'setting' => $setting], ['value' => $value]);
        }
        $this->record($module, is_file($this->folder($module) . '/hooks.php'));
        $this->host->newRequest();
        return $answer;
    }

    /** @return array<string, mixed> what the module says */
    public function deactivate(string $module): array
    {
        $this->host->newRequest('configaddonmods.php', ['action' => 'deactivate', 'module' => $module]);
        $this->config($module);
        $answer = function_exists("{$module}_deactivate") ? (array) ("{$module}_deactivate")() : ['status' => 'success'];
        Capsule::table(self::TABLE)->where('module', $module)->delete();
        $this->record($module, false);
        $this->host->newRequest();
        return $answer;
    }

    /**
     * The module's page, opened by an administrator whose session this is.
     *
     * @param array<string, mixed> $get further parameters of the address @param array<string, mixed> $post
     */
    public function page(string $module, array $get = [], array $post = [], int $admin = 1): string
    {
        $this->host->newRequest('addonmodules.php', ['module' => $module] + $get, $post);
        $_SESSION['adminid'] = $admin;
        $settings = Capsule::table(self::TABLE)->where('module', $module)->pluck('value', 'setting')->all();
        $role = (string) Capsule::table('tbladmins')->where('id', $admin)->value('roleid');
        if ($settings === [] || !in_array($role, explode(',', $settings['access'] ?? ''), true)) {
            return '<p>Access Denied</p>';
        }
        $config = $this->config($module);
        if ($settings['version'] !== (string) $config['version']) {
            function_exists("{$module}_upgrade") && ("{$module}_upgrade")(['version' => $settings['version']]);
            Capsule::table(self::TABLE)->where(['module' => $module, 'setting' => 'version'])->update(['value' => $config['version']]);
        }
        $vars = ['modulelink' => "addonmodules.php?module=$module", 'version' => $config['version'], '_lang' => $this->texts($module, $config)]
            + array_diff_key($settings, ['access' => '', 'version' => '']);
        ob_start();
        try {
            ("{$module}_output")($vars);
        } finally {
            $output = (string) ob_get_clean();
        }
        return "<h1>{$config['name']}</h1>\n$output";
    }

    /** What the module says of itself. @return array<string, mixed> */
    public function config(string $module): array
    {
        $file = $this->folder($module) . "/$module.php";
        if (preg_match('/^[a-z][a-z0-9_]*$/', $module) !== 1 || !is_file($file)) {
            throw new \RuntimeException("There is no addon module \"$module\"");
        }
        require_once $file;
        return (array) ("{$module}_config")();
    }

    private function folder(string $module): string
    {
        return "{$this->host->root}/modules/addons/$module";
    }

    private function record(string $module, bool $hasHooks): void
    {
        $names = array_filter(explode(',', (string) Setting::getValue(Hooks::ADDONS_SETTING)), 'strlen');
        $names = array_diff($names, [$module]);
        Setting::setValue(Hooks::ADDONS_SETTING, implode(',', $hasHooks ? [...$names, $module] : $names));
    }

    /** @param array<string, mixed> $config @return array<string, string> */
    private function texts(string $module, array $config): array
    {
        foreach ([(string) ($_SESSION['adminlang'] ?? ''), (string) ($config['language'] ?? '')] as $language) {
            $file = $this->folder($module) . "/lang/$language.php";
            if ($language !== '' && is_file($file)) {
                return (static function (string $file): array {
                    $_ADDONLANG = [];
                    require $file;
                    return $_ADDONLANG;
                })($file);
            }
        }
        return [];
    }
}
