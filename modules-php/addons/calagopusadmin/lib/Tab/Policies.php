<?php

/** The policies of all products and addon products: what was decided, and for which nobody decided. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Tab;

use WHMCS\Module\Addon\Calagopusadmin\Html;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Form;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;
use WHMCS\Module\Server\Calagopus\Policy\Policies as Decided;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

final class Policies extends Tab
{
    public function html(): string
    {
        $known = ['product' => Decided::decidedFor('product'), 'addon' => Decided::decidedFor('addon')];
        $rows = [];
        foreach (Offer::all() as $offer) {
            [$script, $query] = $offer->page();
            $rows[] = [
                Html::link($script, $query, $offer->name), $this->texts->html("policies.{$offer->kind}") . " {$offer->id}",
                in_array($offer->id, $known[$offer->kind], true) ? $this->decided($offer)
                    : '<strong class="text-warning">' . $this->texts->html('policies.none') . '</strong>',
            ];
        }
        $about = '<p>' . $this->texts->html('policies.about') . '</p>';
        return $rows === [] ? $about . Html::alert('info', $this->texts->text('policies.empty'))
            : $about . Html::table(array_map($this->texts->text(...), ['policies.offer', 'policies.kind', 'policies.decided']), $rows);
    }

    /** What departs from the defaults. */
    private function decided(Offer $offer): string
    {
        $lines = [];
        foreach (Decided::rows($offer->subject()) as $name => $answer) {
            $policy = Policy::tryFrom($name);
            $lines[] = $policy === null || !$policy->takes($answer)
                ? '<strong class="text-danger">' . $this->texts->html('policies.unreadable', ['name' => $name, 'answer' => $answer]) . '</strong>'
                : '<strong>' . $this->texts->html("policy.$name") . '</strong>: ' . Html::escape(Form::words($this->texts, $policy, $answer));
        }
        return $lines === [] ? $this->texts->html('policies.defaults') : implode('<br>', $lines);
    }
}
