<?php

/** What an administrator presses again where an earlier request may still be carried out, and when: a text of the module's language files. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Provisioning\OpenIntent;

final class Again
{
    /** "Press Create again after 14:02:11 (in 180 seconds).", in his language. */
    public static function create(OpenIntent $open): string
    {
        return Module::text('next.create', ['time' => date('H:i:s', $open->until), 'seconds' => $open->seconds]);
    }
}
