<?php

/** The page that bin/demo leaves open, in the frames and with the files of WHMCS's themes. */

declare(strict_types=1);

use Calagopus\Demo\PageServer;
use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;

require_once dirname(__DIR__, 3) . '/demo/src/PageServer.php';

return [
    'the demo has both frames at the tested versions; its tabs are clicked, and a frame that was chosen stays' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'node', ['url' => 'https://node1.example.com:8080/']);
        $id = $stage->running();
        $whmcs = $stage->host->make;
        $product = (int) $stage->host->service($id)->packageid;
        $other = $whmcs->service(['client' => $whmcs->client(), 'product' => $product, 'server' => (int) $stage->host->service($id)->server, 'domain' => 'b.example.com']);
        foreach ([4 => 'x', 3 => 'y'] as $type => $name) {
            $option = $whmcs->configurableOption($product, "Option $name", $type, [$name]);
            $whmcs->choose($id, $option['option'], $option['choices'][0], 1);
            $whmcs->choose($other, $option['option'], $option['choices'][0], 1);
        }
        $server = PageServer::start($stage->host->environment(), [$id, $other], Stage::flags());
        $browser = $stage->browser;
        $seen = static fn (string $selector): bool => $browser->run('const one = document.querySelector(arguments[0]); return one !== null && one.getClientRects().length > 0;', $selector);
        foreach (['twenty-one' => '4.5.3', 'six' => '3.4.1'] as $theme => $version) {
            $browser->open("{$server->url}?theme=$theme");
            $check->is([$version, '1.12.4'], $browser->run('return [jQuery.fn.tooltip.Constructor.VERSION, jQuery.fn.jquery];'), "$theme: versions");
            $check->has('Font Awesome 5', (string) $browser->run('return getComputedStyle(document.querySelector(".calagopus-copy i")).fontFamily;'), "$theme: icons");
            $check->that($browser->wait('return (await document.fonts.load("400 16px \\"Font Awesome 5 Free\\"", "\\uf0c5")).length > 0;') === true, "$theme: the icons' letters are there");
            $pane = "#service-$other-configoptions";
            $check->is([false, false], [$seen($pane), $seen("#service-$id-configoptions")], "$theme: closed tabs");
            $browser->run('document.querySelector(arguments[0]).scrollIntoView();', "a[href=\"$pane\"]");
            $browser->click("a[href=\"$pane\"]");
            $browser->until("document.querySelector('$pane').classList.contains('active')");
            $check->is([true, false], [$seen($pane), $seen("#service-$id-configoptions")], "$theme: the one that was clicked");
            $browser->command('Emulation.setDeviceMetricsOverride', ['width' => 400, 'height' => 900, 'deviceScaleFactor' => 1, 'mobile' => true]);
            $browser->open($server->url);
            $check->is($version, $browser->run('return jQuery.fn.tooltip.Constructor.VERSION;'), "$theme: it stays");
            $check->is(400, $browser->run('return document.documentElement.scrollWidth;'), "$theme: on a phone nothing is beside the screen");
            $browser->command('Emulation.clearDeviceMetricsOverride');
            $folder = getenv('BROWSER_PICTURES');
            $folder === false || $browser->picture("$folder/demo-$theme.png");
        }
        $stage->host->addonModules->activate('calagopusadmin');
        $browser->open("{$server->url}addonmodules.php?module=calagopusadmin");
        $check->is('3.4.1', $browser->run('return jQuery.fn.tooltip.Constructor.VERSION;'), 'the admin\'s page');
    },
];
