<?php

/** A client (`tblclients`). Documented at https://developers.whmcs.com/advanced/using-models/ . */

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;
use WHMCS\Service\Addon;
use WHMCS\Service\Service;

class Client extends AbstractModel
{
    protected $table = 'tblclients';

    public function services()
    {
        return $this->hasMany(Service::class, 'userid');
    }

    public function addons()
    {
        return $this->hasMany(Addon::class, 'userid');
    }

    public function getFullNameAttribute(): string
    {
        return trim($this->firstname . ' ' . $this->lastname);
    }
}
