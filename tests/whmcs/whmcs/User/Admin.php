<?php

/** An administrator (`tbladmins`). Listed at https://developers.whmcs.com/advanced/using-models/ . */

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

class Admin extends AbstractModel
{
    protected $table = 'tbladmins';
}
