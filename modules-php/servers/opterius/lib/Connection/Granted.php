<?php

/** Whether the key has the scopes that the module's actions need. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Check;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Finding;

final class Granted implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel has answered already */
    public function look(Call $call, Connection $connection): array
    {
        return $connection->missingPermissions === [] ? [] : [Finding::wrong(
            'The panel accepts the key, but the key lacks permissions: ' . implode(', ', $connection->missingPermissions)
            . '. Add them to the key in the panel; without one its action fails.'
        )];
    }
}
