<?php

/** The admin addon's forms: what is decided for a product or an addon product on its page, and what cannot be answered so. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

/** A product with the addon active. */
$prepared = static function (Stage $stage): int {
    $stage->host->addonModules->activate('calagopusadmin');
    $product = $stage->product();
    $stage->host->saveProduct($product, []);
    return $product;
};

/** What stands in a field of the form. @param array<string, string> $fields */
$valueOf = static function (array $fields, string $name): string {
    $html = implode("\n", $fields);
    $field = preg_quote("calagopusadmin_policies[$name]", '~');
    if (preg_match("~<input[^>]*name=\"$field\"[^>]*value=\"([^\"]*)\"~", $html, $found) === 1) {
        return $found[1];
    }
    return preg_match("~<select name=\"$field\".*?</select>~s", $html, $select) === 1
        ? (preg_match('~<option value="([^"]*)" selected>~', $select[0], $found) === 1 ? $found[1] : '') : 'no field';
};

return [
    'each policy is a field on the tab Other of a product, with a sentence for each answer, and blank names the default' => static function (Check $check, Stage $stage) use ($prepared, $valueOf): void {
        $product = $prepared($stage);
        $fields = $stage->host->offers->productFields($product);
        $check->is(count(Policy::cases()) + 1, count($fields), 'a row for each, and one above them');
        $html = implode("\n", $fields);
        foreach (Policy::cases() as $policy) {
            $check->is('', $valueOf($fields, $policy->value), $policy->value);
            foreach ($policy->answers() as $answer) {
                $check->matches('~<option value="' . preg_quote($answer) . '">[A-Z][^<]{4,}</option>~', $html, "$policy->value: $answer");
            }
        }
        $check->has('Not decided; default: It is refused, and the server stays where it is', $html, 'the default of a place');
        $stage->configure(['customer_reinstall' => true]);
        $check->has('Not decided; default: Customers too, after typing the server&#039;s name', implode('', $stage->host->offers->productFields($product)), 'config.php\'s default');
        $_SESSION['adminlang'] = 'german';
        $check->has('Nicht entschieden; Standard: Sie wird abgelehnt', implode('', $stage->host->offers->productFields($product)), 'in German');
    },

    'what is chosen is stored for that product alone, blank takes it back, and a page without the form changes nothing' => static function (Check $check, Stage $stage) use ($prepared, $valueOf): void {
        $product = $prepared($stage);
        $other = $stage->product();
        $check->is([], Policies::decidedFor(), 'nobody decided');
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['place' => 'transfer', 'grace_days' => ' 14 ', 'port_range' => '25565-25599', 'egg' => '']]);
        $of = static fn (int $id): array => [Policies::ofProduct($id, Config::load())->answer(Policy::Place), Policies::ofProduct($id, Config::load())->days()];
        $check->is([['transfer', 14], ['refuse', 0], [$product]], [$of($product), $of($other), Policies::decidedFor()], 'decided');
        $fields = $stage->host->offers->productFields($product);
        $check->is(['transfer', '14', '25565-25599', ''], array_map(static fn (string $name): string => $valueOf($fields, $name), ['place', 'grace_days', 'port_range', 'egg']), 'shown again');
        $stage->host->saveProduct($product, ['name' => 'Renamed']);
        $check->is(['transfer', 14], $of($product), 'a save without the form');
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['place' => '', 'grace_days' => '', 'port_range' => '']]);
        $check->is([['refuse', 0], []], [$of($product), Policies::rows("product-$product")], 'taken back');
        $check->is([$product], Policies::decidedFor(), 'somebody looked all the same');
        $stage->host->saveProduct($other, ['calagopusadmin_policies' => ['place' => '']]);
        $check->is([$product, $other], Policies::decidedFor(), 'and so for whom the defaults suit');
    },

    'what cannot be answered so is refused by name, nothing of it is stored, and the page that comes back has what was typed' => static function (Check $check, Stage $stage) use ($prepared, $valueOf): void {
        $product = $prepared($stage);
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['place' => 'transfer', 'port_range' => '99-1<b>', 'grace_days' => '400', 'power' => 'perhaps']]);
        $check->is([[], []], [Policies::rows("product-$product"), Policies::decidedFor()], 'stored');
        $fields = $stage->host->offers->productFields($product);
        $html = implode("\n", $fields);
        foreach (['Port range', 'Days before deletion', 'Start and stop'] as $label) {
            $check->has("<strong>$label</strong>: ", $html, "named: $label");
        }
        $check->has('99-1&lt;b&gt;', $html, 'escaped');
        $check->lacks('99-1<b>', $html, 'escaped');
        $check->is(['transfer', '400'], [$valueOf($fields, 'place'), $valueOf($fields, 'grace_days')], 'what was typed');
        $check->has('<strong>Port range</strong>', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'whichever tab is open');
        $check->has('not stored - ', $stage->host->logs->everything(), 'the activity log has it');
        $check->is('', $valueOf($stage->host->offers->productFields($product), 'place'), 'once');
        $check->lacks('not stored', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'once');
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['port_range' => implode(',', range(25565, 25600))]]);
        $check->is([], Policies::rows("product-$product"), 'more than is kept is not cut');
    },

    'only products of this module have the form, and a forged save of another\'s stores nothing' => static function (Check $check, Stage $stage) use ($prepared): void {
        $prepared($stage);
        $foreign = $stage->host->make->product(['module' => '', 'name' => 'Hosting']);
        $check->is([], $stage->host->offers->productFields($foreign), 'another module\'s');
        $stage->host->saveProduct($foreign, ['calagopusadmin_policies' => ['place' => 'transfer']]);
        $stage->host->hooks->run('AdminProductConfigFieldsSave', ['pid' => '1 or 1']);
        $stage->host->hooks->run('AdminProductConfigFieldsSave', 'no array');
        $check->is([], Policies::decidedFor(), 'stored');
    },

    'an addon product has policies of its own' => static function (Check $check, Stage $stage) use ($prepared, $valueOf): void {
        $product = $prepared($stage);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $check->is('', $valueOf($stage->host->offers->addonFields($offer), 'console'), 'blank at first');
        $stage->host->offers->saveAddon($offer, ['calagopusadmin_policies' => ['console' => 'read']]);
        $check->is('read', $valueOf($stage->host->offers->addonFields($offer), 'console'), 'shown again');
        $check->is(['read', 'no'], [Policies::ofAddon($offer, Config::load())->answer(Policy::Console), Policies::ofProduct($product, Config::load())->answer(Policy::Console)], 'its own');
        $check->is([], $stage->host->offers->addonFields($stage->host->make->addonOffer([])), 'an addon product of no module');
    },

    'a product\'s policy says whether its customers have buttons, and config.php where nobody decided' => static function (Check $check, Stage $stage) use ($prepared): void {
        $prepared($stage);
        $service = $stage->order();
        $product = (int) $stage->host->service($service)->packageid;
        $stage->host->create($service);
        $stage->panel->install($stage->onlyServer($service)['uuid']);
        $press = static function (string $function) use ($stage, $service): string {
            $fields = ['modop' => 'custom', 'a' => $function, 'token' => $stage->host->tokens->generate('plain')];
            return (string) $stage->host->clientArea($service, 'twenty-one', [], $fields)->custom?->message;
        };
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['power' => 'no', 'reinstall' => 'yes']]);
        $output = $stage->host->clientArea($service)->output;
        $check->lacks('ClientRestart', $output, 'no power');
        $check->has('ClientReinstall', $output, 'installation again');
        $mark = $stage->panel->mark();
        $check->lacks('success', $press('ClientRestart'), 'pressed all the same');
        $check->is([], $stage->panel->requests('POST', '/power$', $mark), 'the panel was not asked');
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['power' => 'yes', 'reinstall' => 'no']]);
        $stage->configure(['customer_power' => false, 'customer_reinstall' => true]);
        $output = $stage->host->clientArea($service)->output;
        $check->has('ClientRestart', $output, 'the product\'s own answer goes before config.php\'s');
        $check->lacks('ClientReinstall', $output, 'the product\'s own answer goes before config.php\'s');
        $check->is('success', $press('ClientRestart'), 'pressed');
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['power' => '', 'reinstall' => '']]);
        $output = $stage->host->clientArea($service)->output;
        $check->lacks('ClientRestart', $output, 'config.php\'s');
        $check->has('ClientReinstall', $output, 'config.php\'s');
    },

    'a product\'s policy says how its customers\' accounts are found' => static function (Check $check, Stage $stage) use ($prepared): void {
        $prepared($stage);
        $known = $stage->panel->api('POST', '/api/admin/users', [
            'external_id' => null, 'username' => 'known', 'email' => 'known@example.com', 'name_first' => 'Kay', 'name_last' => 'Known', 'password' => 'long-enough-1',
            'admin' => false, 'language' => 'en', 'role_uuid' => null,
        ]);
        $check->is(200, $known['status'], 'an account of nobody\'s: ' . json_encode($known));
        $owners = [];
        foreach (['external-id', 'email'] as $matching) {
            $service = $stage->order([], ['email' => 'known@example.com']);
            $stage->host->saveProduct((int) $stage->host->service($service)->packageid, ['calagopusadmin_policies' => ['owner_matching' => $matching]]);
            $owners[$matching] = [$stage->host->create($service)->message, $stage->record($service)->owner_uuid ?? null];
        }
        $check->is('success', $owners['email'][0], 'by e-mail address');
        $check->is($known['json']['user']['uuid'] ?? '', $owners['email'][1], 'that account');
        $check->that($owners['external-id'][0] !== 'success', 'never that account, and the address is taken: ' . $owners['external-id'][0]);
    },

    'docs/policies.md has each policy with its answers, the one where nobody decided in bold, as the forms word them' => static function (Check $check): void {
        $root = dirname(__DIR__, 3);
        $_ADDONLANG = [];
        require "$root/modules-php/addons/calagopusadmin/lang/english.php";
        require_once "$root/modules-php/servers/calagopus/lib/autoload.php";
        preg_match_all('/^\| ([^|]+) \| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \|$/m', (string) file_get_contents("$root/docs/policies.md"), $rows, PREG_SET_ORDER);
        $check->is(array_column(Policy::cases(), 'value'), array_column($rows, 2), 'the rows');
        foreach ($rows as [, $label, $name, $about, $answers]) {
            $policy = Policy::from($name);
            $check->is([$_ADDONLANG["policy.$name"], $_ADDONLANG["policy.$name.about"]], [$label, $about], "$name: label and sentence");
            preg_match_all('/`([a-z-]+)`/', $answers, $named);
            preg_match('/\*\*`?([^`*]+)`?\*\*/', $answers, $bold);
            $check->is([$policy->answers(), $policy->standard()], [$named[1], ($bold[1] ?? '') === 'blank' ? '' : $bold[1] ?? ''], "$name: answers");
            foreach ($policy->answers() as $answer) {
                $check->has("`: " . lcfirst($_ADDONLANG["policy.$name.$answer"]), str_replace('**', '', $answers), "$name: $answer");
            }
        }
    },
    'every language says with the days before a deletion that backups are kept as long, and go with the server' => static function (Check $check): void {
        $backups = [
            'chinese' => '备份', 'dutch' => 'back-ups', 'english' => 'backups', 'french' => 'sauvegardes', 'german' => 'Sicherungen', 'polish' => 'kopie zapasowe',
            'portuguese-br' => 'backups', 'russian' => 'резервные копии', 'spanish' => 'copias de seguridad', 'turkish' => 'yedekleri',
        ];
        $files = glob(dirname(__DIR__, 3) . '/modules-php/addons/calagopusadmin/lang/*.php');
        $check->is(array_keys($backups), array_map(static fn (string $file): string => basename($file, '.php'), $files), 'languages');
        foreach ($files as $file) {
            $_ADDONLANG = [];
            require $file;
            $word = $backups[basename($file, '.php')] ?? '';
            $check->that(mb_stripos($_ADDONLANG['policy.grace_days.about'], $word) !== false, basename($file, '.php') . ": {$_ADDONLANG['policy.grace_days.about']}");
        }
    },
];
