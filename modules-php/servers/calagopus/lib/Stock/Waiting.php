<?php

/** Services of one product, or addon product, that were ordered and whose servers are not made yet: how many, and what each needs as it is sold. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Module;

final class Waiting
{
    private function __construct(public readonly int $count, public readonly Need $need)
    {
    }

    /** @param int $made a service whose server is made, whatever its status says still @return list<self> */
    public static function all(Config $config, int $made): array
    {
        $products = Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('p.servertype', Module::NAME)
            ->where('h.domainstatus', 'Pending')->where('h.id', '<>', $made)->groupBy('h.packageid')->get(['h.packageid as id', Capsule::connection()->raw('COUNT(*) AS waiting')]);
        $addons = Capsule::table('tblhostingaddons as h')->join('tbladdons as a', 'a.id', '=', 'h.addonid')->where('a.module', Module::NAME)
            ->where('h.status', 'Pending')->groupBy('h.addonid')->get(['h.addonid as id', Capsule::connection()->raw('COUNT(*) AS waiting')]);
        return array_values(array_filter([
            ...$products->map(static fn (object $row): ?self => self::of(Sold::product((int) $row->id, $config), (int) $row->waiting))->all(),
            ...$addons->map(static fn (object $row): ?self => self::of(Sold::addon((int) $row->id, $config), (int) $row->waiting))->all(),
        ]));
    }

    /** What cannot be made as it is set takes no place. */
    private static function of(?Sold $sold, int $count): ?self
    {
        try {
            return $sold === null ? null : new self($count, $sold->need(true));
        } catch (\Throwable) {
            return null;
        }
    }
}
