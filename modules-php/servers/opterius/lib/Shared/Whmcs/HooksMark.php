<?php

/**
 * Whether WHMCS reads the module's hooks.php.
 *
 * WHMCS notices a hooks.php that was added later only when a product's module settings are saved; the file leaves a mark when it is read.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Module;

final class HooksMark
{
    public const REMEDY = 'WHMCS does not read the module\'s hooks.php yet, so a product\'s options are not checked when they are saved: open '
        . 'a product of this module, tab Module Settings, and press Save Changes once.';

    public static function isSet(): bool
    {
        return defined(Module::HOOKS_MARK);
    }

    /** The remedy; empty where nothing is missing. */
    public static function problem(): string
    {
        return self::isSet() ? '' : self::REMEDY;
    }
}
