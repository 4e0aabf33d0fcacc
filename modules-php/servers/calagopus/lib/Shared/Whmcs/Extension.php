<?php

/** Whether PHP has the native extension, and one that this module fits; and what to do where it has not. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Extension
{
    /**
     * The number of the extension's interface that this module was written for; bin/arginfo keeps it. It works with every extension whose
     * Calagopus\INTERFACE_VERSION is this or more, and whose Calagopus\INTERFACE_OLDEST is this or less.
     */
    public const INTERFACE = 41;

    public static function demand(): void
    {
        $problem = self::problem();
        if ($problem !== null) {
            throw new Refusal($problem);
        }
    }

    /** Why the module cannot work in this PHP, and what to do; null where it can. */
    public static function problem(): ?string
    {
        if (!extension_loaded('calagopus')) {
            return self::remedy();
        }
        return self::misfit(
            defined('Calagopus\INTERFACE_VERSION') ? constant('Calagopus\INTERFACE_VERSION') : 0,
            defined('Calagopus\INTERFACE_OLDEST') ? constant('Calagopus\INTERFACE_OLDEST') : 0
        );
    }

    /** What is too old of the two, the module or an extension with this interface, and what to do; null where they fit. */
    public static function misfit(int $version, int $oldest): ?string
    {
        $folder = 'modules/servers/' . Module::NAME;
        $has = sprintf('version %s, interface %d', phpversion('calagopus') ?: 'unknown', $version);
        if ($version < self::INTERFACE) {
            return sprintf(
                'The PHP extension "calagopus" in this PHP is too old for the module in %s (%s; the module needs interface %d), so nothing was done: '
                . 'build and install the extension that came with that folder, and reload PHP-FPM or the web server; where it is installed '
                . 'already, only the reload is missing.',
                $folder,
                $has,
                self::INTERFACE
            );
        }
        if (self::INTERFACE < $oldest) {
            return sprintf(
                'The module in %s is too old for the PHP extension "calagopus" in this PHP (%s, which serves modules for interface %d and newer; '
                . 'this one is for %d), so nothing was done: replace the folder by the one that came with the extension, and reload PHP-FPM or '
                . 'the web server.',
                $folder,
                $has,
                $oldest,
                self::INTERFACE
            );
        }
        return null;
    }

    /** One sentence: which line belongs into which php.ini. */
    private static function remedy(): string
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
