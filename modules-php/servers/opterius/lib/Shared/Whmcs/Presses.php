<?php

/** How often a customer may have something done on the panel. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\PageStore;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class Presses
{
    /** What reaches the panel of one service within a minute, whoever presses. */
    private const MOST = 10;

    /** What a customer has done on the panel, by whichever form. @throws Refusal where there was as much within this minute */
    public static function count(Call $call): void
    {
        if (!(new PageStore())->count($call->identity()->key, 'press', self::MOST)) {
            throw new Refusal(sprintf('The buttons of this service were pressed %d times within a minute already; nothing was done.', self::MOST), customer: 'often');
        }
    }
}
