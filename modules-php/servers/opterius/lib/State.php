<?php

/** How far a service's account is, by the module's own record. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

enum State: string
{
    /** Nothing of this service is on the panel: never asked, or asked and nothing was made. */
    case None = 'none';
    /** The panel was asked for it, and it is not known what became of that. */
    case Attempt = 'attempt';
    /** The panel keeps the account's row, but its server was not set up. */
    case RowOnly = 'row-only';
    /** The account is this service's. */
    case Active = 'active';
    /** Username or domain are somebody else's: this service has no access to that account. */
    case Refused = 'refused';
    /** The host has a user of that name that is not the account's. The panel keeps a row all the same, and must not be asked to delete it. */
    case Occupied = 'occupied';
    /** It was terminated. */
    case Gone = 'gone';

    /** Whether the username and the domain are this service's, so that no other service may ask for them. */
    public function claims(): bool
    {
        return $this === self::Active || $this->isAttempt();
    }

    /** Something of this service that is no finished account may be on the panel. */
    public function isAttempt(): bool
    {
        return $this === self::Attempt || $this === self::RowOnly;
    }
}
