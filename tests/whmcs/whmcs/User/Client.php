<?php

/** A client (`tblclients`). Documented at https://developers.whmcs.com/advanced/using-models/ . */

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Database\Capsule;
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

    /** Documented at https://developers.whmcs.com/classes/whmcs/user/client . */
    public function owner(): ?User
    {
        $owner = ['client_id' => $this->id, 'owner' => 1];
        return User::find(Capsule::table('tblusers_clients')->where($owner)->value('auth_user_id'));
    }

    public function getFullNameAttribute(): string
    {
        return trim($this->firstname . ' ' . $this->lastname);
    }
}
