<?php

/** Whether a failure is the panel's or its key's, so that every other service of the panel would meet it too. What passes is taken for one. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile;

use Calagopus\AuthenticationException;
use Calagopus\PermissionException;
use Calagopus\Reason;

final class PanelWide
{
    private const REASONS = [Reason::TlsFailed, Reason::NotAPanel];

    public static function is(\Calagopus\Exception $problem): bool
    {
        return $problem->retriable || $problem instanceof AuthenticationException || $problem instanceof PermissionException
            || in_array($problem->reason, self::REASONS, true);
    }
}
