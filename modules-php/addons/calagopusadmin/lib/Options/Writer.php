<?php

/**
 * Writes configurable options into WHMCS's tables, all of them or none: group, link, options, choices, and a price of 0.00 in each currency.
 * An option is hidden from customers, so that nobody has it for nothing before it has a price.
 *
 * WHMCS has no API for it. The tables and columns are those that published modules write; docs/whmcs-surface.md names them.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Options;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;

final class Writer
{
    /** Columns of a price, as WHMCS's API names them. */
    private const PRICES = [
        'msetupfee', 'qsetupfee', 'ssetupfee', 'asetupfee', 'bsetupfee', 'tsetupfee', 'monthly', 'quarterly', 'semiannually', 'annually', 'biennially', 'triennially',
    ];

    private function __construct(private readonly Offer $product)
    {
    }

    /**
     * The plan is made anew when nobody else can write for this product: what is there by then is left alone.
     *
     * @param list<string> $keys of the proposals that are wanted
     * @param list<Proposal> $things as for the plan
     * @return array{group: int, written: list<Proposal>, there: list<Proposal>}|null null where the plan is not the one that was shown
     */
    public static function write(Offer $product, array $keys, string $digest, array $things = []): ?array
    {
        return Capsule::connection()->transaction(static function () use ($product, $keys, $digest, $things): ?array {
            Capsule::table('tblproducts')->where('id', $product->id)->lockForUpdate()->first();
            $plan = Plan::of($product, $things);
            if (!hash_equals($plan->digest(), $digest)) {
                return null;
            }
            $wanted = $plan->wanted($keys);
            $there = array_filter($plan->proposals, static fn (Proposal $one): bool => $one->there !== '' && in_array($one->key, $keys, true));
            return ['group' => $wanted === [] ? 0 : (new self($product))->all($wanted), 'written' => $wanted, 'there' => array_values($there)];
        });
    }

    /** What the group of a product is called. */
    public static function group(Offer $product): string
    {
        return "Calagopus: {$product->name} (product {$product->id})";
    }

    /** @param non-empty-list<Proposal> $wanted */
    private function all(array $wanted): int
    {
        $group = $this->ownGroup();
        $order = (int) Capsule::table('tblproductconfigoptions')->where('gid', $group)->count();
        foreach ($wanted as $one) {
            $this->option($group, $one, $order++);
        }
        return $group;
    }

    /** The group of an earlier time, where it is this product's alone; else a new one. */
    private function ownGroup(): int
    {
        $name = self::encoded(self::group($this->product));
        foreach (Capsule::table('tblproductconfiggroups')->where('name', $name)->orderBy('id')->pluck('id')->all() as $id) {
            if (Capsule::table('tblproductconfiglinks')->where('gid', $id)->pluck('pid')->map(intval(...))->all() === [$this->product->id]) {
                return (int) $id;
            }
        }
        $group = self::insert('tblproductconfiggroups', ['name' => $name, 'description' => '']);
        self::insert('tblproductconfiglinks', ['gid' => $group, 'pid' => $this->product->id]);
        return $group;
    }

    private function option(int $group, Proposal $one, int $order): void
    {
        $option = self::insert('tblproductconfigoptions', [
            'gid' => $group, 'optionname' => self::encoded($one->name), 'optiontype' => (string) $one->type, 'qtyminimum' => 0, 'qtymaximum' => $one->most,
            'order' => $order, 'hidden' => 1,
        ]);
        $currencies = Capsule::table('tblcurrencies')->pluck('id')->all();
        foreach ($one->choices as $place => $choice) {
            $sub = self::insert('tblproductconfigoptionssub', ['configid' => $option, 'optionname' => self::encoded($choice), 'sortorder' => $place, 'hidden' => 0]);
            foreach ($currencies as $currency) {
                self::insert('tblpricing', ['type' => 'configoptions', 'currency' => $currency, 'relid' => $sub] + array_fill_keys(self::PRICES, '0.00'));
            }
        }
    }

    /** @param array<string, int|string> $values */
    private static function insert(string $table, array $values): int
    {
        return (int) Capsule::table($table)->insertGetId($values);
    }

    /** As WHMCS keeps text. */
    private static function encoded(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
}
