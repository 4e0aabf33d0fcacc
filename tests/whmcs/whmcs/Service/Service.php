<?php

/**
 * A service that a client ordered (`tblhosting`). Documented at
 * https://developers.whmcs.com/classes/whmcs/service/service .
 */

declare(strict_types=1);

namespace WHMCS\Service;

use WHMCS\CustomField\CustomFieldValue;
use WHMCS\Model\AbstractModel;
use WHMCS\Product\Product;
use WHMCS\Product\Server;
use WHMCS\User\Client;

class Service extends AbstractModel
{
    protected $table = 'tblhosting';

    protected array $columnMap = [
        'clientId' => 'userid', 'orderId' => 'orderid', 'productId' => 'packageid', 'serverId' => 'server',
        'status' => 'domainstatus',
        'registrationDate' => 'regdate', 'terminationDate' => 'termination_date', 'completedDate' => 'completed_date',
        'bandwidthUsage' => 'bwusage', 'bandwidthLimit' => 'bwlimit', 'lastUpdateDate' => 'lastupdate',
        'nameserver1' => 'ns1',
        'recurringAmount' => 'amount',
    ];

    public function client()
    {
        return $this->belongsTo(Client::class, 'userid');
    }

    public function product()
    {
        return $this->belongsTo(Product::class, 'packageid');
    }

    public function addons()
    {
        return $this->hasMany(Addon::class, 'hostingid');
    }

    public function serverModel()
    {
        return $this->belongsTo(Server::class, 'server');
    }

    public function customFieldValues()
    {
        return $this->hasMany(CustomFieldValue::class, 'relid');
    }

    public function getServiceProperties(): Properties
    {
        return new Properties($this);
    }

    public function getServicePropertiesAttribute(): Properties
    {
        return $this->getServiceProperties();
    }
}
