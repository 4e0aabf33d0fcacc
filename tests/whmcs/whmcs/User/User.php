<?php

/** A user, who may belong to several client accounts (`tblusers`). Named at https://developers.whmcs.com/advanced/authentication/ . */

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

class User extends AbstractModel
{
    protected $table = 'tblusers';

    public function getFullNameAttribute(): string
    {
        return trim($this->first_name . ' ' . $this->last_name);
    }
}
