<?php

/**
 * What customers can choose that has a name on the panel: another egg of the product's nest, one of the product's locations. The panel is asked for them.
 *
 * Whoever chooses nothing gets the first choice: for an egg the product's own; of locations the first that the product names.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Options;

use Calagopus\CatalogItem;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;
use WHMCS\Module\Addon\Calagopusadmin\ServerModule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Product\Catalogue;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Entries;

final class Things
{
    /** Choices of one option; a longer list is nobody's to choose from. */
    private const MOST = 100;

    /** @param list<Proposal> $proposals @param string $problem why the panel could not be asked; empty where it was, or need not be */
    private function __construct(public readonly array $proposals, public readonly string $problem = '')
    {
    }

    public static function of(Offer $product): self
    {
        $server = self::server($product);
        if ($server === null) {
            return new self([]);
        }
        try {
            Extension::demand();
            $call = new Call('Configurable Options', Entries::params($server));
            $catalog = Catalogue::of($call);
        } catch (\Throwable $problem) {
            return new self([], Messages::of($problem, isset($call) ? $call->secrets() : []));
        }
        $own = Plan::own($product);
        return new self(array_values(array_filter([
            self::option('egg_uuid', 'Egg|Game', self::eggs($catalog->eggs, $own)),
            self::option('location_uuids', 'Location|Region', self::locations($catalog->locations, $own)),
        ])));
    }

    /** The first of the product's server group that is this module's and in use. */
    private static function server(Offer $product): ?int
    {
        $group = Capsule::table('tblproducts')->where('id', $product->id)->value('servergroup');
        $id = Capsule::table('tblservergroupsrel as r')->join('tblservers as s', 's.id', '=', 'r.serverid')->where('r.groupid', $group)
            ->where('s.type', ServerModule::NAME)->where('s.disabled', 0)->orderByDesc('s.active')->orderBy('s.id')->value('s.id');
        return $id === null ? null : (int) $id;
    }

    /** @param array<string, string> $choices UUID => name @return Proposal|null null where there is nothing to choose */
    private static function option(string $option, string $name, array $choices): ?Proposal
    {
        if (count($choices) < 2 || count($choices) > self::MOST) {
            return null;
        }
        $written = array_map(static fn (string $uuid, string $label): string => "$uuid|$label", array_keys($choices), $choices);
        return new Proposal($option, $option, $name, Plan::DROP_DOWN, $written, 0, '', false);
    }

    /** The product's first, then those of its nest by name. @param list<CatalogItem> $eggs @param array<string, mixed> $own @return array<string, string> */
    private static function eggs(array $eggs, array $own): array
    {
        [$nest, $egg] = [self::uuid($own['nest_uuid'] ?? ''), self::uuid($own['egg_uuid'] ?? '')];
        $named = [];
        foreach ($eggs as $item) {
            if (strtolower((string) $item->parentUuid) === $nest) {
                $named[strtolower($item->uuid)] = self::label($item);
            }
        }
        asort($named, SORT_NATURAL | SORT_FLAG_CASE);
        return isset($named[$egg]) ? [$egg => $named[$egg]] + $named : [];
    }

    /** In the product's own order. @param list<CatalogItem> $locations @param array<string, mixed> $own @return array<string, string> */
    private static function locations(array $locations, array $own): array
    {
        $known = [];
        foreach ($locations as $item) {
            $known[strtolower($item->uuid)] = self::label($item);
        }
        $named = [];
        foreach (explode(',', Params::asText($own['location_uuids'] ?? '')) as $typed) {
            $uuid = self::uuid($typed);
            $named += isset($known[$uuid]) ? [$uuid => $known[$uuid]] : [];
        }
        return $named;
    }

    private static function uuid(mixed $typed): string
    {
        return strtolower(trim(Params::asText($typed)));
    }

    /** Without what parts a value from its name, and names from each other. */
    private static function label(CatalogItem $item): string
    {
        return trim(strtr(Messages::plain($item->name), ['|' => '/', ',' => ' ']));
    }
}
