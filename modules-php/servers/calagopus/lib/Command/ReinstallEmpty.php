<?php

/** Runs the egg's installation again after the server's files were deleted. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class ReinstallEmpty extends Reinstall
{
    public function run(): void
    {
        $this->install(true);
    }
}
