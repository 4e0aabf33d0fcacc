<?php

/** The addon's page: a frame with tabs, each a class of its own; works without JavaScript, and takes what writes by POST with its token alone. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Module\Addon\Calagopusadmin\Tab\Options;
use WHMCS\Module\Addon\Calagopusadmin\Tab\Overview;
use WHMCS\Module\Addon\Calagopusadmin\Tab\Policies;
use WHMCS\Module\Addon\Calagopusadmin\Tab\Reconcile;
use WHMCS\Module\Addon\Calagopusadmin\Tab\Tab;

final class Page
{
    /** Name => class, in the order in which they stand. @var non-empty-array<string, class-string<Tab>> */
    private const TABS = ['overview' => Overview::class, 'policies' => Policies::class, 'options' => Options::class, 'reconcile' => Reconcile::class];

    /** Echoes it, as WHMCS wants it. */
    public static function show(mixed $vars): void
    {
        $texts = Texts::admin();
        try {
            echo self::html($texts, is_array($vars) && is_string($vars['modulelink'] ?? null) ? $vars['modulelink'] : 'addonmodules.php?module=' . Addon::NAME);
        } catch (\Throwable $problem) {
            Log::failure($problem);
            echo Html::alert('danger', $texts->text('page.failed', ['what' => Log::words($problem)]));
        }
    }

    private static function html(Texts $texts, string $address): string
    {
        $problem = ServerModule::problem();
        if ($problem !== null) {
            return Html::alert('warning', $problem);
        }
        $asked = $_GET['tab'] ?? '';
        $open = is_string($asked) && isset(self::TABS[$asked]) ? $asked : array_key_first(self::TABS);
        $class = self::TABS[$open];
        $tab = new $class($texts, $address, $open, $_GET);
        $posted = ($_SERVER['REQUEST_METHOD'] ?? '') === 'POST' ? self::posted($texts, $tab) : '';
        return self::heads($texts, $address, $open) . "<div class=\"tab-content admin-tabs\"><div class=\"tab-pane active\">$posted{$tab->html()}</div></div>";
    }

    /** What a form of a tab did, as HTML. */
    private static function posted(Texts $texts, Tab $tab): string
    {
        return Token::isValid($_POST) ? $tab->post($_POST) : Html::alert('danger', $texts->text('page.token'));
    }

    private static function heads(Texts $texts, string $address, string $open): string
    {
        $heads = '';
        foreach (array_keys(self::TABS) as $name) {
            $heads .= '<li' . ($name === $open ? ' class="active"' : '') . '>' . Html::link($address, ['tab' => $name], $texts->text("tab.$name")) . '</li>';
        }
        return '<nav aria-label="' . $texts->html('addon.name') . "\"><ul class=\"nav nav-tabs admin-tabs\">$heads</ul></nav>";
    }
}
