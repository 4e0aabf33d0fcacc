<?php

/** Calls that nobody pressed: of a service by what WHMCS has of it, or on the panel of an address, whatever service is meant. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Config;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class PanelCalls
{
    /** Null where this module has no such service any more. @param bool $forOwner whether the client is told what comes of it */
    public static function ofService(string $action, string $key, bool $forOwner = false): ?Call
    {
        $params = ServiceParams::of($key);
        return $params === null ? null : new Call($action, $params, $forOwner);
    }

    /**
     * On the panel that has this address now, by the first of this module's servers in WHMCS that is it.
     *
     * @param array<string, mixed> $params what is known of the service or client
     */
    public static function at(string $action, string $origin, array $params = []): Call
    {
        $now = Config::load()->currentOrigin($origin);
        foreach (ServiceParams::servers() as $id) {
            $call = new Call($action, $params + (ServiceParams::server($id) ?? []));
            try {
                if ($call->panel()->origin() === $now) {
                    return $call;
                }
            } catch (\Throwable) {
                continue; // A server that is not filled in is no panel.
            }
        }
        throw new Refusal("No server of this module in WHMCS is the panel $now.");
    }
}
