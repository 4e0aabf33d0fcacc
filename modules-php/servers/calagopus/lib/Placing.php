<?php

/** Which ports a server gets: from what was decided for the product, what the customer bought, and what the product's texts name. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Placement;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Policy\Ports;

final class Placing
{
    /** Of a server that moves: as many as it has, by what was decided for the product. */
    public static function ofMove(Policies $policies): Placement
    {
        return self::of(new Chosen([]), $policies);
    }

    /** @param int $ports how many the server has without the extra ones, at least */
    public static function of(Chosen $chosen, Policies $policies, int $ports = 1): Placement
    {
        return new Placement(
            max(1, $ports),
            $chosen->extraPorts,
            Ports::read($policies->answer(Policy::PortRange)) ?? [],
            $policies->is(Policy::Ports, 'consecutive'),
            $policies->is(Policy::DedicatedIp, 'yes'),
            $policies->is(Policy::OverAllocation, 'allow'),
            $chosen->ports->variables,
            $chosen->ports->prefix
        );
    }
}
