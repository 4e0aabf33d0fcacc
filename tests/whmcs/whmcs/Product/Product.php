<?php

/** A product for sale (`tblproducts`). Documented at https://developers.whmcs.com/classes/whmcs/product/product . */

declare(strict_types=1);

namespace WHMCS\Product;

use WHMCS\CustomField;
use WHMCS\Model\AbstractModel;
use WHMCS\Service\Service;

class Product extends AbstractModel
{
    public const TYPE_SHARED = 'hostingaccount';
    public const TYPE_RESELLER = 'reselleraccount';
    public const TYPE_SERVERS = 'server';
    public const TYPE_OTHER = 'other';

    protected $table = 'tblproducts';

    protected array $columnMap = [
        'productGroupId' => 'gid',
        'module' => 'servertype',
        'serverGroupId' => 'servergroup',
    ];

    public function productGroup()
    {
        return $this->belongsTo(Group::class, 'gid');
    }

    public function services()
    {
        return $this->hasMany(Service::class, 'packageid');
    }

    public function customFields()
    {
        return $this->hasMany(CustomField::class, 'relid')->where('type', CustomField::TYPE_PRODUCT);
    }
}
