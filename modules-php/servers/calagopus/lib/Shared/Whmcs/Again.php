<?php

/** What an administrator presses again where an earlier request may still be carried out, and when: a text of the module's language files. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\OpenIntent;

final class Again
{
    /** "Press Create again after 14:02:11 (in 180 seconds).", in his language. */
    public static function create(OpenIntent $open): string
    {
        return Module::text('next.create', ['time' => date('H:i:s', $open->until), 'seconds' => $open->seconds]);
    }
}
