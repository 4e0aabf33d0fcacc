<?php

/** The time that all WHMCS hosts of one database share: the database's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Clock;

final class DatabaseClock implements Clock
{
    public function now(): int
    {
        $connection = Capsule::connection();
        if ($connection->getDriverName() !== 'mysql') {
            return time();
        }
        return (int) $connection->selectOne('SELECT UNIX_TIMESTAMP() AS now', [], false)->now;
    }
}
