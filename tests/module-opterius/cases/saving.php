<?php

/** The package on a product's page: chosen from the panel's list, checked when it is saved. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

/** A product in a group with the panel's server, whose hooks WHMCS knows already. */
$product = static function (Stage $stage, array $server = []): int {
    $product = $stage->product([], $stage->host->make->serverGroup('Panels', [$stage->server($server)]));
    $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter']]);
    $stage->host->newRequest('configproducts.php');
    $_SESSION = [];
    return $product;
};

/** What the page to which a save returns shows. */
$save = static function (Stage $stage, int $product, string $package, string $server = ''): string {
    $stage->host->saveProduct($product, ['packageconfigoption' => [1 => $package, 2 => $server]]);
    return $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
};

return [
    'the loader lists the panel\'s packages by name and quota' => static function (Check $check, Stage $stage) use ($product): void {
        $fields = $stage->host->configOptions($product($stage));
        $check->is(
            ['' => '(choose a package)', 'Starter' => 'Starter (10 GB disk, 100 GB traffic)', 'Business' => 'Business (50 GB disk, 500 GB traffic)', 'Unlimited' => 'Unlimited (Unlimited disk, Unlimited traffic)'],
            $fields[1]['choices'],
            'choices'
        );
        $check->is([2, ''], [count($fields), $fields[1]['error']], 'both options are there in simple mode');
        $stage->panel->control('POST', 'package', ['name' => '<b>R&D</b>']);
        $choices = $stage->host->configOptions($product($stage))[1]['choices'];
        $check->lacks('<b>', json_encode($choices), 'nothing of it is markup');
    },
    'a stored package that the panel does not have stays selectable as it is; where the product is not known the field is a text' => static function (Check $check, Stage $stage) use ($product): void {
        $id = $product($stage);
        Capsule::table('tblproducts')->where('id', $id)->update(['configoption1' => 'Gone &amp; old']);
        $field = $stage->host->configOptions($id)[1];
        $check->that(isset($field['choices'][$field['value']]), "\"{$field['value']}\" is among the choices");
        Capsule::table('tblproducts')->where('id', $id)->update(['configoption1' => '&lt;old&gt;']);
        $check->that(!isset($stage->host->configOptions($id)[1]['Loader']), 'with angle brackets: no loader');
        $stage->host->newRequest('configaddons.php', ['id' => (string) $id]);
        $check->that(!isset($stage->host->callModule('opterius', 'ConfigOptions', [])['package_name']['Loader']), 'an addon: no loader');
    },
    'the loader says why there is no list' => static function (Check $check, Stage $stage) use ($product): void {
        $check->has('API key has expired', $stage->host->configOptions($product($stage, ['accesshash' => Calagopus\Tests\Panel\Opterius\Keys::EXPIRED]))[1]['error'], 'expired');
        $check->has('no Hostname', $stage->host->configOptions($stage->product())[1]['error'], 'no server in the group');
    },
    'a package that exists brings no message, quotes and ampersands included' => static function (Check $check, Stage $stage) use ($product, $save): void {
        $id = $product($stage);
        $check->is('', trim($save($stage, $id, 'Starter')), 'Starter');
        $stage->panel->control('POST', 'package', ['name' => 'R&D "Pro" <1>']);
        $check->is('', trim($save($stage, $id, 'R&D "Pro" <1>')), 'R&D');
    },
    'a near miss is named, on the page that the save returns to, once' => static function (Check $check, Stage $stage) use ($product, $save): void {
        $id = $product($stage);
        foreach (['starter', 'STARTER', 'Startr', 'Starter Plus' => null] as $wrong => $near) {
            $typed = is_string($wrong) ? $wrong : $near;
            $footer = $save($stage, $id, $typed);
            $check->has('opterius-save-errors', $footer, $typed);
            $check->has('Package not found', $footer, $typed);
            $near === null || $check->has('Did you mean &quot;Starter&quot;?', $footer, $typed);
            $check->has('Available: Starter, Business, Unlimited', $footer, $typed);
        }
        $check->lacks('opterius-save-errors', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $id])['footer'], 'once');
        $save($stage, $id, 'starter');
        $other = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $id + 1])['footer'];
        $check->lacks('opterius-save-errors', $other, 'on this product\'s page alone');
        $check->has('Package Name: ', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'everything wrong is said at once, escaped' => static function (Check $check, Stage $stage) use ($product, $save): void {
        $id = $product($stage);
        $footer = $save($stage, $id, '<b>x</b>', '2x');
        foreach (['Package Name', 'Server ID', '2x', 'Package not found'] as $part) {
            $check->has($part, $footer, 'page');
        }
        $check->lacks('<b>x', $footer, 'page');
        $check->has('is empty', $save($stage, $id, ' '), 'no package');
    },
    'a panel that cannot be asked is said, and the save goes through' => static function (Check $check, Stage $stage) use ($product, $save): void {
        $id = $product($stage);
        Capsule::table('tblservers')->update(['port' => '1']);
        $check->has('opterius-save-errors', $save($stage, $id, 'Business'), 'page');
        $check->is('Business', Capsule::table('tblproducts')->where('id', $id)->value('configoption1'), 'saved');
        Capsule::table('tblservers')->delete();
        $check->has('no Hostname', $save($stage, $id, 'Business'), 'no server at all');
    },
    'without a group the module\'s default server is asked' => static function (Check $check, Stage $stage) use ($save): void {
        $stage->server();
        $id = $stage->product();
        $stage->host->saveProduct($id, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->host->newRequest();
        $check->has('Did you mean', $save($stage, $id, 'starter'), 'page');
    },
    'other pages and other modules\' products get nothing' => static function (Check $check, Stage $stage) use ($product): void {
        $product($stage);
        $check->is('', trim($stage->host->adminPage('index.php')['footer']), 'another page');
        $mark = $stage->panel->mark();
        $other = $stage->host->make->product(['module' => '']);
        $stage->host->saveProduct($other, ['packageconfigoption' => [1 => 'nonsense']]);
        $check->is(0, count($stage->panel->log($mark)), 'another product asks nothing');
    },
    'the mark is missing until a product was saved, and where it is missing the remedy is said' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $tab = json_decode($stage->child('tab', $id)->wait()['out'], true);
        $check->has('press Save Changes once', implode(' ', (array) $tab), 'admin tab');
        $test = json_decode($stage->child('test', (int) $stage->host->service($id)->server)->wait()['out'], true);
        $check->is([true, true], [$test['success'] ?? null, str_contains($test['error'] ?? '', 'press Save Changes once')], 'Test Connection');
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
        $tab = json_decode($stage->child('tab', $id)->wait()['out'], true);
        $check->lacks('press Save Changes once', implode(' ', (array) $tab), 'admin tab afterwards');
    },
];
