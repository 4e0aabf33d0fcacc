<?php

/** The client area stands inside the theme's overview of a service, in every frame, and nothing that WHMCS shows there is lost. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Overview;
use WHMCS\Database\Capsule;

return [
    'the page stands inside the overview, and the customer keeps the bill' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Overview::furnish($stage->host, $id);
        foreach (['twenty-one', 'nexus', 'six'] as $theme) {
            $page = $stage->host->clientArea($id, $theme);
            $overview = new Overview($page->html);
            $check->is([], $overview->missing(), "$theme: gone from the page");
            $check->is('manage', $overview->paneOf('calagopus-overview'), "$theme: where the server is shown");
            $check->has("Server-$id", $overview->pane('manage'), "$theme: the server");
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domain' => 'game.example.com']);
        foreach (['twenty-one', 'six'] as $theme) {
            $overview = new Overview($stage->host->clientArea($id, $theme)->html);
            $check->is([], $overview->missing(), "$theme with a domain: gone from the page");
            $check->is('domain', $overview->paneOf('calagopus-overview'), "$theme with a domain: where the server is shown");
        }
    },
    'each state is said in words, with what the customer can do about it' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $states = [
            'installing' => ['Installing', 'takes a few minutes'], 'install_failed' => ['Installation failed', 'we install it again'],
            'restoring_backup' => ['Restoring a backup', 'the backup is back in place'], 'something_new' => ['something new', 'try again in a few minutes'],
        ];
        foreach ($states as $status => [$word, $advice]) {
            $stage->panel->fault(['kind' => 'field', 'path' => 'server.status', 'value' => $status], ['method' => 'GET', 'path' => '^/api/admin/servers/', 'times' => 0]);
            $page = $stage->host->clientArea($id)->output;
            $stage->panel->clearFaults();
            $check->has(">$word</span>", $page, "$status: in words");
            $check->has($advice, $page, "$status: what to do");
            $check->matches('~class="calagopus-state calagopus-state-\w+"~', $page, "$status: for both frames");
        }
        $stage->host->suspend($id);
        $check->has('whether an invoice is open', $stage->host->clientArea($id)->output, 'suspended');
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $stage->host->unsuspend($id);
        $check->has('data-calagopus-text="advice"></div>', $stage->host->clientArea($id)->output, 'active: nothing to do');
    },
    'of a service that is over and has no server the page says so, and asks no panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        foreach (['Terminated', 'Cancelled', 'Fraud'] as $status) {
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $mark = $stage->panel->mark();
            $page = $stage->host->clientArea($id)->output;
            $check->has('This service has ended, and there is no server of it any more.', $page, "$status: said");
            $check->lacks('in a few minutes', $page, "$status: no promise");
            $check->is([], $stage->panel->log($mark), "$status: requests");
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Pending']);
        $check->has('not set up yet', $stage->host->clientArea($id)->output, 'ordered anew');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Cancelled']);
        $check->has("Server-$id", $stage->host->clientArea($id)->output, 'over, with its server there');
    },
    'the page says in which language it speaks' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        foreach (['german' => 'de', 'portuguese-br' => 'pt-BR', 'chinese' => 'zh-Hans', 'hungarian' => 'en', '' => 'en'] as $language => $code) {
            $_SESSION['Language'] = $language;
            $check->matches("~<section [^>]*lang=\"$code\"~", $stage->host->clientArea($id)->output, $language);
        }
        unset($_SESSION['Language']);
    },
    'the overview stays while the panel is down, and where nothing can be shown' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        Overview::furnish($stage->host, $id);
        $pages = ['no server' => $stage->host->clientArea($id)];
        $stage->host->create($id);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'body' => 'down'], ['path' => '^/api/', 'times' => 0]);
        $pages['panel down'] = $stage->host->clientArea($id);
        $stage->panel->clearFaults();
        foreach ($pages as $what => $page) {
            $overview = new Overview($page->html);
            $check->is([], $overview->missing(), "$what: gone from the page");
            $check->is('manage', $overview->paneOf('calagopus-overview'), "$what: where it is said");
        }
    },
];
