<?php

/** In what WHMCS and a panel can differ; the values are stable, for scripts that read the rows. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

enum Kind: string
{
    case NoServer = 'service-without-server';
    case LostId = 'server-without-its-id';
    case NoService = 'server-without-service';
    case Orphan = 'orphan';
    case StillThere = 'over-and-still-there';
    case SuspendedHere = 'suspended-here-alone';
    case SuspendedThere = 'suspended-there-alone';
    case Pending = 'pending-with-server';
    case Duplicate = 'duplicate';
    case InstallFailed = 'install-failed';
    case Half = 'installing-for-long';
    case ForeignOwner = 'foreign-owner';
    case NoPort = 'no-port';
    case OtherEntry = 'other-server-entry';
    case OtherInstallation = 'other-installation';
    case Unknown = 'outcome-unknown';
    case FewAllocations = 'node-with-few-allocations';
    case NoPolicy = 'product-without-policy';
}
