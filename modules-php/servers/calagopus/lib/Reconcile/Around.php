<?php

/** What reconcile says of WHMCS itself, without asking a panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Unapplied;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Unassigned;

final class Around
{
    /** @return \Generator<int, Row> */
    public static function rows(): \Generator
    {
        yield from Unassigned::rows();
        yield from Unapplied::rows();
        yield from self::undecided('product', 'tblproducts', 'servertype');
        yield from self::undecided('addon', 'tbladdons', 'module');
    }

    /**
     * Products for which nobody decided, once somebody decided for any: a copied product is one, and its copy has safe answers in place of the
     * original's.
     *
     * @return \Generator<int, Row>
     */
    private static function undecided(string $kind, string $table, string $module): \Generator
    {
        $decided = Policies::decidedFor($kind);
        if ($decided === [] && Policies::decidedFor($kind === 'product' ? 'addon' : 'product') === []) {
            return;
        }
        foreach (Capsule::table($table)->where($module, Module::NAME)->whereNotIn('id', $decided)->orderBy('id')->get(['id', 'name']) as $product) {
            yield new Row(Kind::NoPolicy, '', "$kind-{$product->id}", '', ['name' => html_entity_decode((string) $product->name, ENT_QUOTES, 'UTF-8')]);
        }
    }
}
