<?php

/** The services of a WHMCS server that this module serves, as far as usage is kept of them. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class HostedServices
{
    /** The server that WHMCS's cron names. */
    public static function server(Params $params): int
    {
        $server = $params->number('serverid') ?? 0;
        return $server > 0 ? $server
            : throw new Refusal('WHMCS named no server ("serverid" is missing or not a number), so no usage was asked for.');
    }

    /** `h` are the services, `p` their products. */
    public static function on(int $server): Builder
    {
        return Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('h.server', $server)
            ->where('p.servertype', Module::NAME)->whereIn('h.domainstatus', ['Active', 'Suspended']);
    }
}
