<?php

/** Tests the connection to the panel: whether it is one, takes the key and lists its packages, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\HooksMark;
use WHMCS\Module\Server\Opterius\Log;
use WHMCS\Module\Server\Opterius\MetaData;

final class Test extends Command
{
    public function run(): void
    {
        $connection = $this->call->panel()->test();
        $this->call->note(...array_diff($connection->notes, $this->call->notes()));
        $this->noteHooks();
    }

    /** Where no product uses the module yet there is nothing to save, and so nothing that could have left the mark. */
    private function noteHooks(): void
    {
        if (!HooksMark::isSet() && Capsule::table('tblproducts')->where('servertype', MetaData::MODULE)->exists()) {
            $this->call->note(HooksMark::REMEDY);
            Log::activity(HooksMark::REMEDY);
        }
    }
}
