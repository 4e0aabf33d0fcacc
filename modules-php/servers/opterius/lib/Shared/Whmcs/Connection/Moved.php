<?php

/** Whether WHMCS's System URL is still the one under which the module's newest record was written. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Store;

final class Moved implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel does not tell it */
    public function look(Call $call, Connection $connection): array
    {
        $address = Installation::address();
        if ($address === '') {
            return [Finding::note(Module::text('test.no_system_url'))];
        }
        $row = Capsule::table(Store::TABLE)->where('installation', '<>', '')->orderByDesc('updated_at')->orderByDesc('service_key')->first();
        try {
            $row === null || Installation::guard(Record::fromRow($row), $address, $call->config());
            return [];
        } catch (Refusal) {
            return [Finding::note(Module::text('test.moved', ['now' => $address, 'before' => (string) $row->installation]))];
        }
    }
}
