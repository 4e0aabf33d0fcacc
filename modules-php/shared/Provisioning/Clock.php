<?php

/** The time that all hosts of one billing system share. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Provisioning;

interface Clock
{
    /** Seconds since 1970. */
    public function now(): int;
}
