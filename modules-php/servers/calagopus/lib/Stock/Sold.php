<?php

/** A product as WHMCS sells it: what one server of it is, and on which panels it can be made. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\Panel;
use Calagopus\Spec;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Panels;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceParams;

final class Sold
{
    private function __construct(private readonly object $row, public readonly Policies $policies, private readonly Config $config)
    {
    }

    /** Null where this module does not make that product. */
    public static function product(int $id, Config $config): ?self
    {
        $row = $id <= 0 ? null : Capsule::table('tblproducts')->where('id', $id)->where('servertype', Module::NAME)->first();
        return $row === null ? null : new self($row, Policies::ofProduct($id, $config), $config);
    }

    /** The same of an addon product, whose settings stand elsewhere. */
    public static function addon(int $id, Config $config): ?self
    {
        $settings = Capsule::table('tblmodule_configuration')->where('entity_type', 'addon')->where('entity_id', $id)->pluck('value', 'setting_name')->all();
        return $settings === [] ? null : new self((object) (['id' => $id] + $settings), Policies::ofAddon($id, $config), $config);
    }

    /** Those whose stock follows the panel. @return list<self> */
    public static function stocked(Config $config): array
    {
        $rows = Capsule::table('tblproducts')->where('servertype', Module::NAME)->orderBy('id')->get()->all();
        $products = array_map(static fn (object $row): self => new self($row, Policies::ofProduct((int) $row->id, $config), $config), array_filter($rows, self::isControlled(...)));
        return array_values(array_filter($products, static fn (self $product): bool => $product->followsPanel()));
    }

    public function id(): int
    {
        return (int) $this->row->id;
    }

    public function name(): string
    {
        return html_entity_decode((string) ($this->row->name ?? ''), ENT_QUOTES, 'UTF-8');
    }

    public function followsPanel(): bool
    {
        return self::isControlled($this->row) && $this->policies->is(Policy::Stock, 'yes');
    }

    /** The module settings as they are stored, with what was chosen over them. @param array<string, mixed> $more */
    public function params(array $more = []): Params
    {
        $params = [];
        foreach (range(1, count(Options::names())) as $number) {
            $params["configoption$number"] = html_entity_decode((string) ($this->row->{"configoption$number"} ?? ''), ENT_QUOTES, 'UTF-8');
        }
        return Params::of($more + $params);
    }

    /** Of one server without anything that a customer chose. @param bool $isOrdered whether it is to be made, not sold */
    public function need(bool $isOrdered = false): Need
    {
        $chosen = Options::chosen($this->params());
        $of = $isOrdered ? Need::toMake(...) : Need::toSell(...);
        return $of(Spec::fromOptions($chosen->options)->toArray(), Placing::of($chosen, $this->policies), $this->policies);
    }

    /** Each panel once, in a time that is short where somebody waits. @return array<string, Panel> by address */
    public function panels(float $seconds, bool $isBackground): array
    {
        $panels = [];
        foreach ($this->servers() as $server) {
            $panel = Panels::within(Params::of(ServiceParams::server($server) ?? []), $this->config, $seconds, $isBackground);
            $panels[$panel->origin()] ??= $panel;
        }
        return $panels;
    }

    /** WHMCS assigns one of the product's group; without a group, one of the module's. @return list<int> */
    private function servers(): array
    {
        $all = ServiceParams::servers();
        $group = (int) ($this->row->servergroup ?? 0);
        $ofGroup = $group <= 0 ? [] : Capsule::table('tblservergroupsrel')->where('groupid', $group)->pluck('serverid')->map(intval(...))->all();
        return $group <= 0 ? $all : array_values(array_intersect($all, $ofGroup));
    }

    private static function isControlled(object $row): bool
    {
        return in_array(strtolower((string) ($row->stockcontrol ?? '')), ['1', 'on'], true);
    }
}
