<?php

/** Terminate for the cron, which holds the service's lock already and has looked at everything that must say so. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class DeleteLater extends Terminate
{
    public function run(): void
    {
        $this->terminate();
    }
}
