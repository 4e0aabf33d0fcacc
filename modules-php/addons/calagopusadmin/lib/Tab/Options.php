<?php

/** Configurable options for a product: the products, then the rows that would be written for one, then what was written. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Tab;

use WHMCS\Module\Addon\Calagopusadmin\Html;
use WHMCS\Module\Addon\Calagopusadmin\Log;
use WHMCS\Module\Addon\Calagopusadmin\Options\Plan;
use WHMCS\Module\Addon\Calagopusadmin\Options\Proposal;
use WHMCS\Module\Addon\Calagopusadmin\Options\Things;
use WHMCS\Module\Addon\Calagopusadmin\Options\Writer;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;

final class Options extends Tab
{
    public function html(): string
    {
        $product = Offer::find('product', $this->query['product'] ?? null);
        return $product === null ? $this->products() : $this->plan($product);
    }

    public function post(array $posted): string
    {
        $product = Offer::find('product', $posted['calagopusadmin_product'] ?? null);
        $keys = array_values(array_filter((array) ($posted['calagopusadmin_options'] ?? []), is_string(...)));
        $digest = $posted['calagopusadmin_plan'] ?? '';
        if ($product === null || $keys === [] || !is_string($digest)) {
            return parent::post($posted);
        }
        $done = Writer::write($product, $keys, $digest, Things::of($product)->proposals);
        if ($done === null) {
            return Html::alert('warning', $this->texts->text('options.changed'));
        }
        if ($done['written'] !== []) {
            $names = implode(', ', array_map(static fn (Proposal $one): string => $one->name, $done['written']));
            Log::activity("configurable options were created for product ID: {$product->id} in group {$done['group']} - $names");
        }
        return $this->said($product, $done);
    }

    /** @param array{group: int, written: list<Proposal>, there: list<Proposal>} $done */
    private function said(Offer $product, array $done): string
    {
        $said = '';
        if ($done['written'] !== []) {
            $words = ['count' => count($done['written']), 'group' => Writer::group($product)];
            $said .= '<div class="alert alert-success" role="alert">' . $this->texts->html('options.written', $words) . ' '
                . Html::link('configproductoptions.php', ['action' => 'managegroup', 'id' => $done['group']], $this->texts->text('options.prices')) . '</div>';
        }
        foreach ($done['there'] as $one) {
            $said .= Html::alert('info', $this->texts->text('options.left', ['name' => $one->name, 'there' => $one->there]));
        }
        return $said;
    }

    private function products(): string
    {
        $rows = [];
        foreach (Offer::all() as $offer) {
            if ($offer->kind === 'product') {
                $rows[] = [Html::escape($offer->name), (string) $offer->id, Html::link($this->address, ['tab' => $this->name, 'product' => $offer->id], $this->texts->text('options.look'))];
            }
        }
        $about = '<p>' . $this->texts->html('options.about') . '</p>';
        return $rows === [] ? $about . Html::alert('info', $this->texts->text('policies.empty'))
            : $about . Html::table([$this->texts->text('policies.offer'), 'ID', ''], $rows);
    }

    private function plan(Offer $product): string
    {
        $things = Things::of($product);
        $plan = Plan::of($product, $things->proposals);
        $rows = array_map(fn (Proposal $one): array => [
            $this->box($one), Html::escape($one->name), $this->texts->html($one->isQuantity() ? 'options.quantity' : 'options.drop_down', ['most' => $one->most]),
            implode('<br>', array_map(Html::escape(...), $one->choices)),
            $one->there === '' ? ($one->isTicked ? '' : $this->texts->html('options.first')) : $this->texts->html('options.there', ['there' => $one->there]),
        ], $plan->proposals);
        $heads = ['', ...array_map($this->texts->text(...), ['options.name', 'options.kind', 'options.choices', 'options.state'])];
        $isAnything = $plan->wanted(array_column($plan->proposals, 'key')) !== [];
        $fields = '<input type="hidden" name="calagopusadmin_product" value="' . $product->id . '"><input type="hidden" name="calagopusadmin_plan" value="' . $plan->digest() . '">';
        return '<h2>' . Html::escape($product->name) . '</h2><p>' . $this->texts->html('options.shown', ['group' => Writer::group($product)]) . '</p>'
            . ($things->problem === '' ? '' : Html::alert('warning', $this->texts->text('options.panel', ['what' => $things->problem])))
            . $this->form($fields . Html::table($heads, $rows) . ($isAnything ? '<button type="submit" class="btn btn-primary">' . $this->texts->html('options.write') . '</button>' : ''), ['product' => $product->id])
            . '<p>' . Html::link($this->address, ['tab' => $this->name], $this->texts->text('options.back')) . '</p>';
    }

    private function box(Proposal $one): string
    {
        return $one->there !== '' ? ''
            : '<input type="checkbox" name="calagopusadmin_options[]" value="' . Html::escape($one->key) . '"' . ($one->isTicked ? ' checked' : '') . ' aria-label="' . Html::escape($one->name) . '">';
    }
}
