<?php

/** Tests the connection to the panel: who the key belongs to, what it may do, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\MetaData;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Permissions;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HooksMark;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;

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
        $this->noteHooks();
    }

    /** Where no product uses the module yet there is nothing to save, and so nothing that could have left the mark. */
    private function noteHooks(): void
    {
        if (!HooksMark::isSet() && Capsule::table('tblproducts')->where('servertype', Module::NAME)->exists()) {
            $this->call->note(HooksMark::REMEDY);
            Log::activity(HooksMark::REMEDY);
        }
    }
}
