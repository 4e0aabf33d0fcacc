<?php

/** Which sentence customers are told about a failure of their server's panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Reason;
use WHMCS\Module\Server\Calagopus\NotHis;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceApology;

final class Apology extends ServiceApology
{
    protected static function nameOf(\Calagopus\Exception $problem): string
    {
        return match ($problem->reason) {
            Reason::ServerSuspended => 'suspended',
            Reason::ServerBusy => 'busy',
            Reason::InstallFailed => 'install_failed',
            Reason::OutcomeUnknown => 'unknown',
            default => NotHis::is($problem->reason) ? 'missing' : self::GENERAL,
        };
    }
}
