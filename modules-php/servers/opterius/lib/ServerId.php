<?php

/** Warns of products that leave the choice of the server to the panel where it has but one: the panel refuses then what it could do. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class ServerId
{
    public const REMEDY = 'All accounts that this module made are on one server of the panel. Enter its number as Server ID: without it, Create fails whenever that '
        . 'server\'s agent did not answer once, until somebody opens the server\'s page in the panel.';

    /** Whether the accounts on record are all on one server, as far as the panel told their addresses. */
    public static function isOneServer(string $origin): bool
    {
        return Tables::isThere(Store::TABLE)
            && Capsule::table(Store::TABLE)->where('origin', $origin)->where('state', State::Active->value)->where('address', '<>', '')
                ->distinct()->count('address') === 1;
    }

    /** @return list<string> names of this module's products without a Server ID, where the panel has one server */
    public static function productsWithout(string $origin): array
    {
        return !self::isOneServer($origin) ? [] : array_map(strval(...), Capsule::table('tblproducts')->where('servertype', Module::NAME)
            ->where('configoption2', '')->orderBy('id')->pluck('name')->all());
    }
}
