<?php

/** What reconcile says of WHMCS itself, without asking a panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Unapplied;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Unassigned;

final class Around
{
    /** @return \Generator<int, Row> */
    public static function rows(): \Generator
    {
        yield from Unassigned::rows();
        yield from Unapplied::rows();
    }
}
