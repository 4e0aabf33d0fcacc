<?php

/** The services of a WHMCS server that this module serves and that are there: active or suspended. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class HostedServices
{
    /** The server that WHMCS names, which is none of a service's. @param string $so what was not done where it names none */
    public static function server(Params $params, string $so = 'no usage was asked for'): int
    {
        $server = $params->number('serverid') ?? 0;
        return $server > 0 ? $server
            : throw new Refusal("WHMCS named no server (\"serverid\" is missing or not a number), so $so.");
    }

    /** `h` are the services, `p` their products. */
    public static function on(int $server): Builder
    {
        return Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('h.server', $server)
            ->where('p.servertype', Module::NAME)->whereIn('h.domainstatus', ['Active', 'Suspended']);
    }
}
