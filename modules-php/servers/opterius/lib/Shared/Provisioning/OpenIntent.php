<?php

/** An intent whose request may still be carried out, and until when: how it is asked for again then is for the billing system to say. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

final class OpenIntent
{
    public function __construct(
        public readonly Intent $intent,
        /** From now. */
        public readonly int $seconds,
        /** Seconds since 1970, by the clock of the attempt. */
        public readonly int $until
    ) {
    }
}
