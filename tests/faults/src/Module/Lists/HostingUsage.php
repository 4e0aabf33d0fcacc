<?php

/** The daily import of usage of the Opterius module: a figure is what the panel says, or what it was. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use WHMCS\Database\Capsule;

final class HostingUsage extends HostingWorld
{
    use Imports {
        harmed as figures;
    }

    protected function arrange(): void
    {
        $this->stage->host->usageUpdate($this->server);
        $this->forget(array_values($this->services));
    }

    protected function told(): array
    {
        return array_map(intval(...), Capsule::table('tblhosting')->whereIn('id', $this->services)->pluck('diskusage', 'id')->all());
    }

    /** What was seen is what reconcile takes for a reason to ask. */
    protected function harmed(): string
    {
        $seen = Capsule::table('mod_opterius_services')->where('seen', '<>', 'active')->pluck('service_key')->all();
        return $seen === [] ? $this->figures() : 'seen as gone or foreign: ' . implode(', ', $seen);
    }
}
