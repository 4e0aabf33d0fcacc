<?php

/**
 * Runs module commands as WHMCS does: Pre hook, the module's function, then status, After hook, activity log and
 * module queue.
 *
 * Documented at https://developers.whmcs.com/provisioning-modules/core-module-functions/ and
 * https://developers.whmcs.com/hooks-reference/module/ .
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Queue;
use WHMCS\Service\Addon;
use WHMCS\Service\Service;
use WHMCS\Service\Status;

final class Lifecycle
{
    public const ABORTED = 'Function Aborted by Action Hook Code';

    public const UNSUPPORTED = 'Function Not Supported by Module';

    /** Function of the module => the word in its hooks' names. */
    private const HOOKS = [
        'CreateAccount' => 'Create', 'SuspendAccount' => 'Suspend', 'UnsuspendAccount' => 'Unsuspend',
        'TerminateAccount' => 'Terminate', 'ChangePackage' => 'ChangePackage', 'ChangePassword' => 'ChangePassword',
        'Renew' => 'Renew',
    ];

    public function __construct(
        private readonly Modules $modules,
        private readonly Params $params,
        private readonly Hooks $hooks,
        private readonly Logs $logs
    ) {
    }

    public function create(Target $target): ModuleResult
    {
        if (!$target->isAddon) {
            $this->giveCredentials($target);
        }
        $result = $this->run($target, 'CreateAccount', 'create');
        if ($result->success) {
            $this->setStatus($target, Status::ACTIVE, [], 'AddonActivation');
        }
        return $result;
    }

    public function suspend(Target $target, string $reason): ModuleResult
    {
        $result = $this->run($target, 'SuspendAccount', 'suspend', ['suspendreason' => $reason]);
        if ($result->success) {
            $this->setStatus($target, Status::SUSPENDED, ['suspendreason' => Text::encode($reason)], 'AddonSuspended');
        }
        return $result;
    }

    public function unsuspend(Target $target): ModuleResult
    {
        $result = $this->run($target, 'UnsuspendAccount', 'unsuspend');
        if ($result->success) {
            $this->setStatus($target, Status::ACTIVE, ['suspendreason' => ''], 'AddonUnsuspended');
        }
        return $result;
    }

    public function terminate(Target $target): ModuleResult
    {
        $result = $this->run($target, 'TerminateAccount', 'terminate');
        if ($result->success) {
            $this->setStatus($target, Status::TERMINATED, ['termination_date' => date('Y-m-d')], 'AddonTerminated');
        }
        return $result;
    }

    /**
     * An upgrade as an upgrade order does it: the service is changed first, then the module is told.
     *
     * @param int|array<int, array{int, int}> $change a product's id, or chosen options: option id => [choice id,
     *     quantity]
     */
    public function changePackage(Target $target, int|array $change): ModuleResult
    {
        if (is_int($change)) {
            Capsule::table('tblhosting')->where('id', $target->id)->update(['packageid' => $change]);
        } else {
            foreach ($change as $option => [$choice, $quantity]) {
                (new Fixtures())->choose($target->id, $option, $choice, $quantity);
            }
        }
        return $this->run($target, 'ChangePackage', 'upgrade');
    }

    public function changePassword(Target $target, string $password): ModuleResult
    {
        $old = $this->params->forTarget($target)['password'];
        $extra = ['serviceid' => $target->id, 'oldpassword' => $old, 'newpassword' => $password];
        $result = $this->run($target, 'ChangePassword', 'changepassword', ['password' => $password], $extra);
        if ($result->success) {
            $target->model()->serviceProperties->save(['Password' => $password]);
        }
        return $result;
    }

    public function renew(Target $target): ModuleResult
    {
        return $this->run($target, 'Renew', 'renew');
    }

    /** A custom function, which must be offered to whoever calls it: `admin` or `client`. */
    public function custom(Target $target, string $function, string $by): ModuleResult
    {
        $module = $this->params->moduleOf($target);
        if (!in_array(strtolower($function), $this->customFunctions($target, $by), true)) {
            return new ModuleResult(false, 'Invalid Function Call', null, []);
        }
        $params = $this->before($target, 'Custom', $function, []);
        if ($params === null) {
            return new ModuleResult(false, self::ABORTED, null, []);
        }
        $result = $this->call($module, $function, $params);
        $isPage = is_array($result->returned) && isset($result->returned['templatefile']);
        $this->after(
            $target,
            'Custom',
            $function,
            $isPage ? new ModuleResult(true, '', $result->returned, $params) : $result,
            null
        );
        return $result;
    }

    /** @return list<string> names in lower case of the functions that `admin` or `client` may call */
    public function customFunctions(Target $target, string $by): array
    {
        $module = $this->params->moduleOf($target);
        $lists = $by === 'admin' ? ['AdminCustomButtonArray'] : [
            'ClientAreaCustomButtonArray',
            'ClientAreaAllowedFunctions',
        ];
        $names = [];
        foreach ($lists as $list) {
            if ($this->modules->has($module, $list)) {
                $offered = (array) $this->modules->call($module, $list, [$this->params->forTarget($target)]);
                $names = array_merge($names, array_values($offered));
            }
        }
        return array_map('strtolower', array_filter($names, 'is_string'));
    }

    /**
     * One command from Pre hook to queue; the status is left to the caller.
     *
     * @param array<string, mixed> $override parameters of this call alone
     * @param array<string, mixed>|null $afterVars what the After hook gets, where that is not `params`
     */
    private function run(
        Target $target,
        string $function,
        string $action,
        array $override = [],
        ?array $afterVars = null
    ): ModuleResult {
        $module = $this->params->moduleOf($target);
        if ($module === '' || !$this->modules->has($module, $function)) {
            return new ModuleResult(false, self::UNSUPPORTED, null, []);
        }
        $params = $this->before($target, self::HOOKS[$function], $action, $override);
        if ($params === null) {
            return new ModuleResult(false, self::ABORTED, null, []);
        }
        $result = $this->call($module, $function, $params);
        $this->after($target, self::HOOKS[$function], $function, $result, $afterVars);
        return $result;
    }

    /** Parameters after the Pre hooks had their say; null where one of them aborts. */
    private function before(Target $target, string $word, string $action, array $override): ?array
    {
        $params = $override + $this->params->forTarget($target, $action);
        foreach ($this->hooks->run("PreModule$word", ['params' => $params]) as $changes) {
            if (is_array($changes) && !empty($changes['abortcmd'])) {
                return null;
            }
            $params = (is_array($changes) ? $changes : []) + $params;
        }
        return $params;
    }

    private function call(string $module, string $function, array $params): ModuleResult
    {
        try {
            return ModuleResult::of($this->modules->call($module, $function, [$params]), $params);
        } catch (\Throwable $error) {
            return new ModuleResult(false, $error->getMessage(), null, $params, $error);
        }
    }

    private function after(Target $target, string $word, string $function, ModuleResult $result, ?array $vars): void
    {
        $module = $this->params->moduleOf($target);
        $client = (int) $target->model()->userid;
        if ($result->success) {
            $this->hooks->run("AfterModule$word", $vars ?? ['params' => $result->params]);
            $this->logs->activity("Module $word Successful - {$target->label()}", $client);
            Queue::resolve($target->kind(), $target->id, $module, $function);
            return;
        }
        $failure = ['params' => $result->params, 'failureResponseMessage' => $result->message];
        $this->hooks->run("AfterModule{$word}Failed", $failure);
        $this->logs->activity("Module $word Failed - {$target->label()} - Error: {$result->message}", $client);
        if (isset(self::HOOKS[$function])) {
            Queue::add($target->kind(), $target->id, $module, $function, $result->message);
        }
    }

    /**
     * @param array<string, mixed> $columns further columns of a service; an addon has none of them but the termination
     * date
     */
    private function setStatus(Target $target, string $status, array $columns, string $addonHook): void
    {
        $table = $target->isAddon ? 'tblhostingaddons' : 'tblhosting';
        if ($target->isAddon) {
            $columns = array_intersect_key($columns, ['termination_date' => '']);
        }
        $columns[$target->isAddon ? 'status' : 'domainstatus'] = $status;
        Capsule::table($table)->where('id', $target->id)->update($columns);
        if ($target->isAddon) {
            $addon = Addon::findOrFail($target->id);
            $this->hooks->run($addonHook, [
                'id' => $addon->id, 'userid' => $addon->userid, 'serviceid' => $addon->hostingid,
                'addonid' => $addon->addonid,
            ]);
        }
    }

    /** A username (8 letters of the domain, or what a hook says) and a password, where the service has none yet. */
    private function giveCredentials(Target $target): void
    {
        $service = Service::findOrFail($target->id);
        if ((string) $service->username === '') {
            $name = substr(preg_replace('/[^a-z0-9]/', '', strtolower(Text::decode((string) $service->domain))), 0, 8);
            $vars = ['params' => $this->params->forTarget($target, 'create')];
            foreach ($this->hooks->run('OverrideModuleUsernameGeneration', $vars) as $own) {
                $name = is_string($own) && $own !== '' ? $own : $name;
            }
            $service->username = Text::encode($name);
        }
        if ((string) $service->password === '') {
            $service->password = encrypt(self::password());
        }
        $service->save();
    }

    private static function password(): string
    {
        $letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
        $password = '';
        for ($count = 0; $count < 10; $count++) {
            $password .= $letters[random_int(0, strlen($letters) - 1)];
        }
        return $password;
    }
}
