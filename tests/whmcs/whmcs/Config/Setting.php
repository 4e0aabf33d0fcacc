<?php

/** A row of `tblconfiguration`. Documented at https://developers.whmcs.com/classes/whmcs/config/setting . */

declare(strict_types=1);

namespace WHMCS\Config;

use WHMCS\Model\AbstractModel;

class Setting extends AbstractModel
{
    protected $table = 'tblconfiguration';

    /** The value, or null where there is no such setting. */
    public static function getValue($setting)
    {
        return static::query()->where('setting', $setting)->value('value');
    }

    public static function setValue($key, $value)
    {
        return static::query()->updateOrCreate(['setting' => $key], ['value' => (string) $value]);
    }
}
