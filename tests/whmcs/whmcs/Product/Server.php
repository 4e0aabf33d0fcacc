<?php

/** A server to provision on (`tblservers`); the type of the models' `serverModel`. */

declare(strict_types=1);

namespace WHMCS\Product;

use WHMCS\Model\AbstractModel;
use WHMCS\Service\Service;

class Server extends AbstractModel
{
    public $timestamps = false;

    protected $table = 'tblservers';

    public function services()
    {
        return $this->hasMany(Service::class, 'server');
    }
}
