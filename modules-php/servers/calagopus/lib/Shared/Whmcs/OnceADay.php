<?php

/** Lets a thing be said once a day, however many processes and hosts find it: when it was said last stands in the module's table of settings. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Database\Capsule;

final class OnceADay
{
    private const SECONDS = 86400;

    /** Whether it is to be said now; then it counts as said. @param string $what 20 characters at most */
    public static function isDue(string $what): bool
    {
        InstallationSecret::makeTable();
        $table = static fn () => Capsule::table(InstallationSecret::TABLE)->where('name', "said-$what");
        $now = (new DatabaseClock())->now();
        if (Capsule::table(InstallationSecret::TABLE)->insertOrIgnore(['name' => "said-$what", 'value' => (string) $now]) === 1) {
            return true;
        }
        $said = (string) $table()->useWritePdo()->value('value');
        return $now - (int) $said >= self::SECONDS && $table()->where('value', $said)->update(['value' => (string) $now]) === 1;
    }
}
