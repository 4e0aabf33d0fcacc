<?php

/**
 * A custom field's definition (`tblcustomfields`). Documented at https://developers.whmcs.com/classes/whmcs/customfield
 * .
 */

declare(strict_types=1);

namespace WHMCS;

use WHMCS\CustomField\CustomFieldValue;
use WHMCS\Model\AbstractModel;

class CustomField extends AbstractModel
{
    public const TYPE_ADDON = 'addon';
    public const TYPE_CLIENT = 'client';
    public const TYPE_PRODUCT = 'product';
    public const TYPE_SUPPORT = 'support';

    protected $table = 'tblcustomfields';

    public function customFieldValues()
    {
        return $this->hasMany(CustomFieldValue::class, 'fieldid');
    }
}
