<?php

/** The server module beside the addon: everything that the addon does is done by its classes, so it must be there and of the same release. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Module\Server\Calagopus\Module;

final class ServerModule
{
    /** The release that this addon is of. */
    public const VERSION = '0.1.0';

    public const NAME = 'calagopus';

    /** Why the addon cannot work, in the administrator's language; null where it can, and then the server module's classes are known. */
    public static function problem(): ?string
    {
        $folder = self::folder();
        if ($folder === null) {
            return Texts::admin()->text('module.missing');
        }
        require_once "$folder/lib/autoload.php";
        $version = class_exists(Module::class) && defined(Module::class . '::VERSION') ? (string) constant(Module::class . '::VERSION') : '';
        return $version === self::VERSION ? null
            : Texts::admin()->text('module.other', ['addon' => self::VERSION, 'module' => $version === '' ? Texts::admin()->text('module.unknown') : $version]);
    }

    /** The folder of the server module of the same WHMCS. */
    private static function folder(): ?string
    {
        $beside = dirname(__DIR__, 3) . '/servers/' . self::NAME;
        $ofWhmcs = defined('ROOTDIR') ? ROOTDIR . '/modules/servers/' . self::NAME : '';
        foreach ([$beside, $ofWhmcs] as $folder) {
            if ($folder !== '' && is_file("$folder/lib/autoload.php") && is_file("$folder/lib/Module.php")) {
                return $folder;
            }
        }
        return null;
    }
}
