<?php

/** Whether the panel's clock and this machine's show the same time, as far as the date of an answer tells. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Module;

final class Clock implements Check
{
    /** Seconds that an answer may be under way, and that nobody minds. */
    private const APART = 60;

    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel has answered already */
    public function look(Call $call, Connection $connection): array
    {
        $ahead = $connection->clockAhead;
        return $ahead === null || abs($ahead) < self::APART ? []
            : [Finding::note(Module::text($ahead > 0 ? 'test.clock_ahead' : 'test.clock_behind', ['seconds' => abs($ahead)]))];
    }
}
