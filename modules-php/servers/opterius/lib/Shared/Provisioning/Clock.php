<?php

/** The time that all hosts of one billing system share. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

interface Clock
{
    /** Seconds since 1970. */
    public function now(): int;
}
