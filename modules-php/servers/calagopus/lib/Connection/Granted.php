<?php

/** Whether the key has the permissions that a question shows. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Permissions;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Check;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Finding;

final class Granted implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel has answered already */
    public function look(Call $call, Connection $connection): array
    {
        return $connection->missingPermissions === [] ? [] : [Finding::wrong(
            'The panel accepts the key, but the key lacks permissions: ' . implode(', ', $connection->missingPermissions)
            . '. Grant them to the key on the panel; in all it needs ' . Permissions::line() . '. A test cannot show whether it has '
            . implode(', ', Permissions::untested()) . ': that shows when they are used.'
        )];
    }
}
