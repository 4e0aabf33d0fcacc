<?php

/** A product addon for sale (`tbladdons`). Documented at https://developers.whmcs.com/classes/whmcs/product/addon . */

declare(strict_types=1);

namespace WHMCS\Product;

use WHMCS\CustomField;
use WHMCS\Model\AbstractModel;

class Addon extends AbstractModel
{
    protected $table = 'tbladdons';

    public function customFields()
    {
        return $this->hasMany(CustomField::class, 'relid')->where('type', CustomField::TYPE_ADDON);
    }
}
