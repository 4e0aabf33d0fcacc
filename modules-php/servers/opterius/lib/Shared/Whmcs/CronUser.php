<?php

/** The operating system's user that WHMCS's cron ran as last: budget, circuit breaker and caches are shared by the processes of one user. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Database\Capsule;

final class CronUser
{
    private const NAME = 'cron-user';

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function keep(): void
    {
        try {
            $user = self::ofProcess();
            if ($user !== '' && Tables::isThere(InstallationSecret::TABLE) && self::kept() !== $user) {
                Capsule::table(InstallationSecret::TABLE)->updateOrInsert(['name' => self::NAME], ['value' => $user]);
            }
        } catch (\Throwable) {
            return;
        }
    }

    /** Empty where no cron ran since the module has its tables. */
    public static function kept(): string
    {
        return (string) Capsule::table(InstallationSecret::TABLE)->where('name', self::NAME)->value('value');
    }

    /** The user of this process, by name where it has one; empty where PHP cannot tell. */
    public static function ofProcess(): string
    {
        if (!function_exists('posix_geteuid')) {
            return '';
        }
        $user = posix_getpwuid(posix_geteuid());
        return is_array($user) ? $user['name'] : (string) posix_geteuid();
    }
}
