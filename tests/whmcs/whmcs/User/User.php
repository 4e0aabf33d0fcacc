<?php

/** A user, who may belong to several client accounts (`tblusers`). Named at https://developers.whmcs.com/advanced/authentication/ . */

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

class User extends AbstractModel
{
    protected $table = 'tblusers';

    /** @var array<string, string> columns that the model casts; WHMCS's own may, its documentation does not say which */
    public static array $casting = [];

    /** @return array<string, string> */
    public function getCasts(): array
    {
        return self::$casting + parent::getCasts();
    }

    public function getFullNameAttribute(): string
    {
        return trim($this->first_name . ' ' . $this->last_name);
    }
}
