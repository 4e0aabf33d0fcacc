<?php

/** In what WHMCS, the module's records and a panel can differ; the values are stable, for scripts that read the rows. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

enum Kind: string
{
    case NoAccount = 'service-without-account';
    case NoService = 'account-without-service';
    case StillThere = 'over-and-still-there';
    case SuspendedHere = 'suspended-here-alone';
    case SuspendedThere = 'suspended-there-alone';
    case Pending = 'pending-with-account';
    case Duplicate = 'duplicate';
    case Half = 'half-account';
    case Taken = 'name-taken';
    case Foreign = 'foreign-account';
    case Renamed = 'renamed';
    case OtherEntry = 'other-server-entry';
    case OtherInstallation = 'other-installation';
    case Unknown = 'outcome-unknown';
}
