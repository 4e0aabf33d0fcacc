<?php

/** WHMCS's own settings that only say how something is shown, each asked of the database once a request. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Illuminate\Database\Connection;
use WHMCS\Database\Capsule;

final class Setting
{
    private static ?Connection $connection = null;
    private static string $request = '';

    /** @var array<string, string> */
    private static array $known = [];

    /** As it stands in tblconfiguration; empty where it is not there. */
    public static function value(string $name): string
    {
        $connection = Capsule::connection();
        $request = Params::asText($_SERVER['REQUEST_TIME_FLOAT'] ?? '');
        if (self::$connection !== $connection || self::$request !== $request) {
            [self::$connection, self::$request, self::$known] = [$connection, $request, []];
        }
        return self::$known[$name] ??= (string) Capsule::table('tblconfiguration')->where('setting', $name)->value('value');
    }
}
