<?php

/** The stock of two products beside 10,000 services and orders that wait, by the module's cron, while PHP-FPM workers serve customers. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\BesideWorkers;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Whmcs;
use WHMCS\Database\Capsule;

final class Stock implements Figure
{
    private const WAITING = 200;

    public static function what(): string
    {
        return 'stock of two products on all nodes, beside 10,000 services and 200 orders that wait, from the command line, while workers serve';
    }

    public function run(Bench $bench): void
    {
        (new BesideWorkers($bench))->measure(['stock'], self::sell(...));
    }

    /** One of any one port, and one of three that follow each other, of which the whole list is read. */
    private static function sell(Whmcs $whmcs): void
    {
        [$plain, $several] = $whmcs->products;
        $variables = Capsule::table('tblproducts')->where('id', $several)->value('configoption19');
        Capsule::table('tblproducts')->whereIn('id', $whmcs->products)->update(['configoption3' => '', 'configoption4' => BesideWorkers::LOCATION, 'stockcontrol' => '1']);
        Capsule::table('tblproducts')->where('id', $several)->update(['configoption19' => "$variables\nQUERY_PORT={port2}\nRCON_PORT={port3}"]);
        foreach ([[$plain, 'stock', 'yes'], [$several, 'stock', 'yes'], [$several, 'ports', 'consecutive']] as [$product, $name, $value]) {
            Capsule::table('mod_calagopus_policies')->insert(['subject' => "product-$product", 'name' => $name, 'value' => $value]);
        }
        for ($order = 0; $order < self::WAITING; $order++) {
            $whmcs->host->make->service(['client' => $whmcs->client, 'product' => $whmcs->products[$order % 2], 'domainstatus' => 'Pending']);
        }
    }
}
