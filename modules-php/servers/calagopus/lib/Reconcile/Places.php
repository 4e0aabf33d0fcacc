<?php

/** The nodes and locations in which new servers may be made: those of products and addon products on sale, and those that customers may choose with them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Choices\Offer;
use WHMCS\Module\Server\Calagopus\Choices\Reading;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Places
{
    /** @var array<string, true> UUIDs in small letters, as of all panels: another panel has none of them */
    private array $nodes = [];

    /** @var array<string, true> */
    private array $locations = [];

    public function __construct()
    {
        $options = array_map(static fn (string $name): string => 'configoption' . Options::number($name), Options::names());
        // What is sold no more makes no new server.
        $products = Capsule::table('tblproducts')->where('servertype', Module::NAME)->where('retired', 0)->get(['id', ...$options]);
        foreach ($products as $product) {
            $this->product((int) $product->id, Options::ofProduct(Params::of((array) $product)));
        }
        $addons = Capsule::table('tblmodule_configuration as m')->join('tbladdons as a', 'a.id', '=', 'm.entity_id')->where('m.entity_type', 'addon')
            ->where('a.module', Module::NAME)->get(['m.entity_id', 'm.setting_name', 'm.value'])->groupBy('entity_id');
        foreach ($addons as $rows) {
            $this->take(Options::ofProduct(Params::of($rows->pluck('value', 'setting_name')->all())));
        }
    }

    /** @return list<string> */
    public function nodes(): array
    {
        return array_map(strval(...), array_keys($this->nodes));
    }

    /** @return list<string> */
    public function locations(): array
    {
        return array_map(strval(...), array_keys($this->locations));
    }

    public function names(string $node): bool
    {
        return isset($this->nodes[strtolower($node)]);
    }

    /** @param array<string, mixed> $options */
    private function product(int $id, array $options): void
    {
        $this->take($options);
        foreach (Offer::choices($id) as $choice) {
            try {
                $chosen = (new Reading($options))->read([$choice]);
            } catch (Refusal) {
                continue; // Create refuses it too.
            }
            $chosen->asksForPlace() && $this->take($chosen->options);
        }
    }

    /** A node goes before locations; what is no UUID is neither. @param array<string, mixed> $options */
    private function take(array $options): void
    {
        $read = static fn (string $name): array => array_filter(
            array_map(static fn (string $part): string => strtolower(trim($part)), explode(',', html_entity_decode(Params::asText($options[$name] ?? ''), ENT_QUOTES, 'UTF-8'))),
            CustomFields::isUuid(...)
        );
        if (trim(Params::asText($options['node_uuid'] ?? '')) !== '') {
            $this->nodes += array_fill_keys($read('node_uuid'), true);
            return;
        }
        $this->locations += array_fill_keys($read('location_uuids'), true);
    }
}
