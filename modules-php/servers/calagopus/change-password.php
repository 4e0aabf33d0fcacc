<?php

/** WHMCS offers Change Password where a module has this function: it is read only where some product's policy has WHMCS keep passwords. */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

use WHMCS\Module\Server\Calagopus\Boundary;

function calagopus_ChangePassword($params = null)
{
    return Boundary::changePassword($params);
}
