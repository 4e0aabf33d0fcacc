<?php

/** The queue of failed module actions. Documented at https://developers.whmcs.com/classes/whmcs/module/queue . */

declare(strict_types=1);

namespace WHMCS\Module;

use WHMCS\Model\AbstractModel;

class Queue extends AbstractModel
{
    protected $table = 'tblmodulequeue';

    protected array $columnMap = [
        'serviceType' => 'service_type', 'serviceId' => 'service_id', 'moduleName' => 'module_name',
        'moduleAction' => 'module_action',
        'lastAttempt' => 'last_attempt', 'lastAttemptError' => 'last_attempt_error', 'numRetries' => 'num_retries',
    ];

    public function scopeIncomplete($query)
    {
        return $query->where('completed', 0);
    }

    /** Records a failed action: a new entry, or another try of the one that is open. */
    public static function add($serviceType, $serviceId, $module, $moduleAction, $lastAttemptError)
    {
        $key = self::key($serviceType, $serviceId, $module, $moduleAction);
        $entry = static::query()->incomplete()->where($key)->first();
        $tries = $entry === null ? 0 : (int) $entry->num_retries + 1;
        $entry ??= new static($key);
        $entry->fill([
            'last_attempt' => date('Y-m-d H:i:s'), 'last_attempt_error' => $lastAttemptError, 'num_retries' => $tries,
            'completed' => 0,
        ]);
        return $entry->save();
    }

    /** Closes what is open of this action, because it has succeeded. */
    public static function resolve($serviceType, $serviceId, $module, $moduleAction)
    {
        $key = self::key($serviceType, $serviceId, $module, $moduleAction);
        return static::query()->incomplete()->where($key)->update(['completed' => 1]) > 0;
    }

    /** @return array<string, mixed> */
    private static function key($serviceType, $serviceId, $module, $moduleAction): array
    {
        return [
            'service_type' => $serviceType, 'service_id' => $serviceId, 'module_name' => $module,
            'module_action' => $moduleAction,
        ];
    }
}
