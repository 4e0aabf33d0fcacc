<?php

/** What an attacker could make of the admin addon: another site's form, another administrator, markup in what it shows. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Markup;
use Calagopus\Tests\Security\Stage;
use WHMCS\Database\Capsule;

$tabs = ['overview', 'policies', 'options', 'reconcile'];

/** The hidden fields of the form on a page, with its boxes ticked. @return array<string, mixed> */
$form = static function (string $html): array {
    preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $html, $hidden);
    return array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_options' => ['memory', 'disk']];
};

$written = static fn (): int => Capsule::table('tblproductconfigoptions')->count();

return [
    'a form of the addon counts with the token of this administrator\'s session alone, and by POST alone' => static function (Check $check, Stage $stage) use ($form, $written): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product('calagopus');
        $open = static fn (array $post = [], array $get = [], int $admin = 1): string
            => $stage->host->addonModules->page('calagopusadmin', ['tab' => 'options', 'product' => $product] + $get, $post, $admin);
        $sent = $form($open());
        $check->that(strlen($sent['calagopusadmin_token'] ?? '') >= 40, 'there is a token');
        $own = $sent['calagopusadmin_token'];
        $bare = array_diff_key($sent, ['calagopusadmin_token' => '']);
        $wrong = ['none' => [], 'blank' => ['calagopusadmin_token' => ''], 'another' => ['calagopusadmin_token' => str_repeat('0', strlen($own))],
            'its beginning' => ['calagopusadmin_token' => substr($own, 0, -1)], 'a list' => ['calagopusadmin_token' => [$own]]];
        foreach ($wrong as $what => $token) {
            $html = $open($token + $bare);
            $check->has('Nothing was done', $html, $what);
            $check->is(0, $written(), $what);
        }
        $check->lacks('were created', $open([], $sent), 'by a link');
        $check->is(0, $written(), 'by a link');
        $second = (int) Capsule::table('tbladmins')->insertGetId(['username' => 'second', 'roleid' => 1]);
        $check->has('Nothing was done', $open($sent, [], $second), 'another administrator with this one\'s token');
        $third = (int) Capsule::table('tbladmins')->insertGetId(['username' => 'third', 'roleid' => 3]);
        $check->has('Access Denied', $open($sent, [], $third), 'an administrator whose role may not open it');
        $_SESSION = [];
        $check->has('Nothing was done', $open($sent), 'the token of a session that ended');
        $check->is(0, $written(), 'nothing was written so far');
        $check->has('were created', $open($form($open())), 'the form as it is');
        $check->is(2, $written(), 'written');
    },

    'without an administrator in the session nothing is stored, whoever runs the hooks' => static function (Check $check, Stage $stage): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product('calagopus');
        foreach ([['POST', null], ['GET', 1]] as [$method, $admin]) {
            $stage->host->newRequest('configproducts.php', ['id' => $product], ['calagopusadmin_policies' => ['place' => 'transfer']]);
            $_SERVER['REQUEST_METHOD'] = $method;
            $_SESSION['adminid'] = $admin;
            $stage->host->hooks->run('AdminProductConfigFieldsSave', ['pid' => $product]);
            $check->is([], WHMCS\Module\Server\Calagopus\Policy\Policies::decidedFor(), "$method, administrator " . json_encode($admin));
        }
    },

    'the widget is for whom WHMCS lets run commands on servers' => static function (Check $check, Stage $stage): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $stage->server('calagopus');
        $check->is([], $stage->host->offers->dashboard(['List Clients']), 'without that permission');
        $check->is(['Calagopus Administration'], array_keys($stage->host->offers->dashboard()), 'with it');
    },

    'what is shown of names, findings and answers is text, on every tab, in the forms and in the widget' => static function (Check $check, Stage $stage) use ($tabs): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $evil = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>{$smarty}';
        $server = $stage->server('calagopus', ['name' => $evil, 'hostname' => 'panel.example.com']);
        $stage->server('calagopus', ['name' => 'broken', 'hostname' => $evil]);
        $product = $stage->host->make->product(['module' => 'calagopus', 'name' => $evil, 'options' => [5 => $evil]]);
        $stage->host->make->addonOffer(['module' => 'calagopus', 'name' => $evil]);
        $stage->host->make->configurableOption($product, "RAM|$evil", 1, [$evil]);
        $stage->host->testConnection($server);
        Capsule::table('mod_calagopus_tests')->update(['findings' => json_encode([$evil]), 'is_right' => 0]);
        WHMCS\Module\Server\Calagopus\Policy\Policies::makeTable();
        Capsule::table('mod_calagopus_policies')->insert(['subject' => "product-$product", 'name' => 'egg', 'value' => substr($evil, 0, 100)]);
        $pages = $stage->host->offers->dashboard();
        foreach ([...$tabs, $evil] as $tab) {
            $pages["tab $tab"] = $stage->host->addonModules->page('calagopusadmin', ['tab' => $tab]);
        }
        $pages['options of it'] = $stage->host->addonModules->page('calagopusadmin', ['tab' => 'options', 'product' => $product]);
        $pages['fields'] = implode('', $stage->host->offers->productFields($product));
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['port_range' => $evil, 'egg' => $evil, 'nonsense' => $evil, 'place' => [$evil]]]);
        $pages['footer'] = $stage->host->adminPage('configproducts.php', ['id' => $product])['footer'];
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['port_range' => $evil]]);
        $pages['refused'] = implode('', $stage->host->offers->productFields($product));
        foreach ($pages as $what => $html) {
            $check->that(strlen($html) > 20, "$what: there is a page");
            $check->is(0, preg_match('/<(script|img)\b[^>]*(alert|onerror)/i', str_replace('<script>', '<script alert>', preg_replace('~<script>(?!alert)~', '', $html))), "$what: markup");
        }
    },
];
