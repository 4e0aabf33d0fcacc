<?php

/**
 * Whether WHMCS reads the module's hooks.php.
 *
 * WHMCS notices a hooks.php that was added later only when a product's module settings are saved; the file leaves a mark when it is read.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;

final class HooksMark
{
    public const REMEDY = 'WHMCS does not read the module\'s hooks.php yet, so a product\'s options are not checked when they are saved: open '
        . 'a product of this module, tab Module Settings, and press Save Changes once.';

    public static function isSet(): bool
    {
        return defined(Module::HOOKS_MARK);
    }

    /**
     * For the connection's test: the remedy, which goes to the activity log too. Where no product uses the module yet there is nothing to save, and so
     * nothing that could have left the mark.
     *
     * @return list<string>
     */
    public static function missing(): array
    {
        if (self::isSet() || !Capsule::table('tblproducts')->where('servertype', Module::NAME)->exists()) {
            return [];
        }
        Log::activity(self::REMEDY);
        return [self::REMEDY];
    }

    /** The remedy; empty where nothing is missing. */
    public static function problem(): string
    {
        return self::isSet() ? '' : self::REMEDY;
    }
}
