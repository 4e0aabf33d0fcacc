<?php

/**
 * What WHMCS said of a service when a command failed. While it says the same, the command is wanted still.
 *
 * A payment moves the date, staff may put a suspension off, a cancelled order or a Terminate changes the status: then a Create or a Suspend of
 * before must not come after all.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;

final class Wish
{
    public function __construct(public readonly string $status, public readonly string $due)
    {
    }

    /** Null where this module has no such service. */
    public static function of(int $service): ?self
    {
        $row = Capsule::table('tblhosting as h')->useWritePdo()->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('h.id', $service)
            ->where('p.servertype', Module::NAME)->first(['h.domainstatus', 'h.nextduedate', 'h.overideautosuspend', 'h.overidesuspenduntil']);
        return $row === null ? null : new self((string) $row->domainstatus, (string) $row->nextduedate . self::putOff($row));
    }

    /** Until when staff put an automatic suspension off; empty where they did not. */
    private static function putOff(object $row): string
    {
        return in_array(strtolower((string) $row->overideautosuspend), ['', '0', 'off'], true) ? '' : ' until ' . substr((string) $row->overidesuspenduntil, 0, 10);
    }

    public function isSame(?self $other): bool
    {
        return $other !== null && $this->status === $other->status && $this->due === $other->due;
    }
}
