<?php

/** The WHMCS servers of this module that are meant, and what leads to the panel of one: for command lines and the cron, which WHMCS hands nothing over. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceParams;

final class Entries
{
    /** @param int|null $only the one that is meant, in use or not; null: all that are in use @return list<int> */
    public static function ids(?int $only): array
    {
        return $only === null ? ServiceParams::servers()
            : array_map(intval(...), Capsule::table('tblservers')->where('type', Module::NAME)->where('id', $only)->pluck('id')->all());
    }

    /** @return array<string, mixed> as WHMCS names them */
    public static function params(int $id): array
    {
        return ServiceParams::server($id) ?? throw new Refusal("WHMCS has no server $id of this module.");
    }
}
