<?php

/** The admin addon's pages as an administrator meets them, in the styles that WHMCS's admin area has (Bootstrap 3). */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;

return [
    'axe finds nothing on the tabs of the admin addon, in the policies\' forms and in the widget, wide and narrow; none has a script' => static function (Check $check, Stage $stage): void {
        $service = $stage->running();
        $product = (int) $stage->host->service($service)->packageid;
        $stage->host->addonModules->activate('calagopusadmin');
        $stage->host->testConnection((int) $stage->host->service($service)->server);
        $findings = new Findings('a test');
        for ($number = 1; $number <= 101; $number++) {
            $findings->see(new Row('duplicate', 'https://panel.example.com', (string) $number, 'uuid', ['other' => 'x']));
        }
        $findings->end(true);
        $built = dirname(__DIR__, 3) . '/.build/browser';
        $axe = (string) file_get_contents("$built/axe-core@4.10.2/axe.min.js");
        $css = (string) file_get_contents("$built/bootstrap@3.4.1/dist/css/bootstrap.min.css");
        $pages = ['the widget' => '<h1>Dashboard</h1>' . implode('', $stage->host->offers->dashboard())];
        foreach (['overview', 'policies', 'options', 'reconcile'] as $tab) {
            $pages[$tab] = $stage->host->addonModules->page('calagopusadmin', ['tab' => $tab]);
        }
        $pages['the rows of a product'] = $stage->host->addonModules->page('calagopusadmin', ['tab' => 'options', 'product' => $product]);
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['grace_days' => 'soon']]);
        $rows = '';
        foreach ($stage->host->offers->productFields($product) as $label => $html) {
            $rows .= "<tr><th scope=\"row\">$label</th><td>$html</td></tr>";
        }
        $pages['the policies of a product'] = "<h1>Other</h1><form><table>$rows</table></form>";
        $folder = getenv('BROWSER_PICTURES');
        foreach ($pages as $what => $html) {
            $check->is(0, preg_match('~<script|\bon[a-z]+=|javascript:~i', $html), "$what: no script");
            foreach ([1200, 400] as $width) {
                $stage->browser->command('Emulation.setDeviceMetricsOverride', ['width' => $width, 'height' => 900, 'deviceScaleFactor' => 1, 'mobile' => false]);
                $stage->browser->open('data:text/html;base64,' . base64_encode("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Admin</title><style>$css</style></head><body><main class=\"container\">$html</main></body></html>"));
                $stage->browser->run($axe);
                $found = $stage->browser->wait('const said = await axe.run("main"); return said.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).slice(0, 3).join(" | "));');
                $check->is([], $found, "$what at $width");
            }
            $folder === false || $stage->browser->picture("$folder/addon-" . strtr($what, ' ', '-') . '.png');
        }
    },
];
