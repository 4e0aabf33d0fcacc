<?php

/** The status that WHMCS keeps of a service or an addon; read from the database, because no parameter of it is documented. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;

final class ServiceStatus
{
    private const ACTIVE = 'Active';

    public static function isActive(Identity $identity): bool
    {
        [$table, $column] = $identity->isAddon ? ['tblhostingaddons', 'status'] : ['tblhosting', 'domainstatus'];
        return Capsule::table($table)->where('id', $identity->id)->value($column) === self::ACTIVE;
    }
}
