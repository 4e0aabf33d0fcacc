<?php

/** Sentences that tell the administrator what to do next, where more than one place says them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

final class Advice
{
    /** The two ways out of a conflict. */
    public const CONFLICT = 'Set another username (or domain) on the service and press Create again; or, if that account is stale, delete it on '
        . 'the panel and press Create again.';

    /** What the panel keeps under a name that is the host's own must not be deleted. */
    public const OCCUPIED = 'Set another username on the service and press Create again. Do not delete that account on the panel: it would have the host\'s '
        . 'own user of that name deleted. Its row holds the domain; have it removed from the panel\'s database.';

    /** What becomes of a service whose Create failed. */
    public const PENDING = 'WHMCS leaves the service Pending and lists it under Utilities > Module Queue until Create succeeds.';

    public const LINK = 'If the service\'s account is on the panel already and is this client\'s, press Link Account.';
}
