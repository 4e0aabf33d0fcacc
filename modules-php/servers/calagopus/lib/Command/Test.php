<?php

/** Tests the connection to the panel: who the key belongs to, what it may do, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Permissions;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HooksMark;

final class Test extends Command
{
    public function run(): void
    {
        // The tables first: they are to be there before anything is sold.
        $this->call->store();
        $connection = $this->call->panel()->test();
        $this->call->note(...$connection->notes);
        if ($connection->missingPermissions !== []) {
            throw new Refusal('The panel accepts the key, but the key lacks permissions: ' . implode(', ', $connection->missingPermissions)
                . '. Grant them to the key on the panel; in all it needs ' . Permissions::line() . '. A test cannot show whether it has '
                . implode(', ', Permissions::untested()) . ': that shows when they are used.');
        }
        $this->call->note(...HooksMark::missing());
    }
}
