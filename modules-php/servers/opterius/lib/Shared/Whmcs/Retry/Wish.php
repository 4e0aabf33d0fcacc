<?php

/**
 * What WHMCS said of a service when a command failed. While it says the same, the command is wanted still.
 *
 * A payment moves the date, a cancelled order or a Terminate the status: then a Create or a Suspend of before must not come after all.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Retry;

use WHMCS\Database\Capsule;

final class Wish
{
    public function __construct(public readonly string $status, public readonly string $due)
    {
    }

    /** Null where there is no such service. */
    public static function of(int $service): ?self
    {
        $row = Capsule::table('tblhosting')->useWritePdo()->where('id', $service)->first(['domainstatus', 'nextduedate']);
        return $row === null ? null : new self((string) $row->domainstatus, (string) $row->nextduedate);
    }

    public function isSame(?self $other): bool
    {
        return $other !== null && $this->status === $other->status && $this->due === $other->due;
    }
}
