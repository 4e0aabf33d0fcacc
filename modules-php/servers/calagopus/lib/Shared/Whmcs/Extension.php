<?php

/** Whether PHP has the native extension, and what to do where it has not. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Extension
{
    public static function isLoaded(): bool
    {
        return extension_loaded('calagopus');
    }

    public static function demand(): void
    {
        if (!self::isLoaded()) {
            throw new Refusal(self::remedy());
        }
    }

    /** One sentence: which line belongs into which php.ini. */
    public static function remedy(): string
    {
        $file = php_ini_loaded_file();
        $place = $file === false ? 'its php.ini (it has read none; "php --ini" and phpinfo() say where it looks)' : $file;
        return sprintf(
            'The PHP extension "calagopus" is not loaded in this PHP (%s, %s): install it for this version, put the line '
            . '"extension=calagopus" into %s and restart PHP; the web server and WHMCS\'s cron may read different php.ini files, '
            . 'and both need the line.',
            PHP_VERSION,
            PHP_SAPI,
            $place
        );
    }
}
