<?php

/** The client area stands inside the theme's overview of a service, in every frame, and nothing that WHMCS shows there is lost. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use Calagopus\Tests\Whmcs\Overview;

return [
    'the page stands inside the overview, and the customer keeps the bill' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Overview::furnish($stage->host, $id);
        foreach (['twenty-one', 'nexus', 'six'] as $theme) {
            $overview = new Overview($stage->host->clientArea($id, $theme)->html);
            $check->is([], $overview->missing(), "$theme: gone from the page");
            $check->is('domain', $overview->paneOf('opterius-overview'), "$theme: where the account is shown");
            $check->has('10 GB', $overview->pane('domain'), "$theme: the account");
        }
    },
    'the overview stays while the panel is down, and where nothing can be shown' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        Overview::furnish($stage->host, $id);
        $pages = ['no account' => $stage->host->clientArea($id)];
        $stage->host->create($id);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'body' => 'down'], ['path' => '^/api/', 'times' => 0]);
        $pages['panel down'] = $stage->host->clientArea($id);
        $stage->panel->clearFaults();
        foreach ($pages as $what => $page) {
            $overview = new Overview($page->html);
            $check->is([], $overview->missing(), "$what: gone from the page");
            $check->is('domain', $overview->paneOf('opterius-overview'), "$what: where it is said");
        }
    },
];
