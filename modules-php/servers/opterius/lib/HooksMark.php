<?php

/**
 * Whether WHMCS reads the module's hooks.php.
 *
 * WHMCS notices a hooks.php that was added later only when a product's module settings are saved; the file leaves a mark when it is read.
 */

// Repeated from the Calagopus module by bin/repeat-classes: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

final class HooksMark
{
    public const REMEDY = 'WHMCS does not read the module\'s hooks.php yet, so a product\'s options are not checked when they are saved: open '
        . 'a product of this module, tab Module Settings, and press Save Changes once.';

    public static function isSet(): bool
    {
        return defined('OPTERIUS_MODULE_HOOKS');
    }

    /** The remedy; empty where nothing is missing. */
    public static function problem(): string
    {
        return self::isSet() ? '' : self::REMEDY;
    }
}
