<?php

/**
 * A product addon of a service (`tblhostingaddons`). Documented at
 * https://developers.whmcs.com/classes/whmcs/service/addon .
 */

declare(strict_types=1);

namespace WHMCS\Service;

use WHMCS\CustomField\CustomFieldValue;
use WHMCS\Model\AbstractModel;
use WHMCS\Product\Addon as ProductAddon;
use WHMCS\Product\Server;
use WHMCS\User\Client;

class Addon extends AbstractModel
{
    protected $table = 'tblhostingaddons';

    protected array $columnMap = [
        'clientId' => 'userid', 'orderId' => 'orderid', 'serviceId' => 'hostingid', 'addonId' => 'addonid',
        'serverId' => 'server',
        'registrationDate' => 'regdate', 'terminationDate' => 'termination_date',
    ];

    public function client()
    {
        return $this->belongsTo(Client::class, 'userid');
    }

    public function service()
    {
        return $this->belongsTo(Service::class, 'hostingid');
    }

    public function productAddon()
    {
        return $this->belongsTo(ProductAddon::class, 'addonid');
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
