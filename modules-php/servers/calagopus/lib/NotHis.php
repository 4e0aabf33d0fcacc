<?php

/** Whether the panel's answer says that the server of a service is none that its client is to see: it is gone, or another's, or one of several. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Reason;

final class NotHis
{
    private const REASONS = [Reason::ServerNotFound, Reason::WrongPanel, Reason::ForeignServer, Reason::ForeignInstallation, Reason::DuplicateServers];

    public static function is(Reason $reason): bool
    {
        return in_array($reason, self::REASONS, true);
    }
}
