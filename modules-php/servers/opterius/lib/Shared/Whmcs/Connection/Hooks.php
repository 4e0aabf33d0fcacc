<?php

/** Whether WHMCS reads the module's hooks.php. Where no product uses the module yet there is nothing to save, and so nothing that could have left the mark. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\HooksMark;

final class Hooks implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) neither the call nor the panel tells it */
    public function look(Call $call, Connection $connection): array
    {
        $isMissing = !HooksMark::isSet() && Capsule::table('tblproducts')->where('servertype', Module::NAME)->exists();
        return $isMissing ? [Finding::note(HooksMark::REMEDY)] : [];
    }
}
