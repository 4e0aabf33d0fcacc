<?php

/** Whether WHMCS's System URL is still the one under which the module's newest record was written. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Call;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Record;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Kit\Store;

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
