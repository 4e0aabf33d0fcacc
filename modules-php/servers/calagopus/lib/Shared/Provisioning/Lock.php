<?php

/** A lock of one service across all hosts of the billing system that share its database. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Provisioning;

interface Lock
{
    /** Waits at most so many seconds; false where another one holds it still. */
    public function acquire(int $wait): bool;

    /** Whether it is held at this moment: the connection may have been lost since. */
    public function isHeld(): bool;

    public function release(): void;
}
