<?php

/** A product group (`tblproductgroups`). Listed at https://developers.whmcs.com/advanced/using-models/ . */

declare(strict_types=1);

namespace WHMCS\Product;

use WHMCS\Model\AbstractModel;

class Group extends AbstractModel
{
    protected $table = 'tblproductgroups';

    public function products()
    {
        return $this->hasMany(Product::class, 'gid');
    }
}
