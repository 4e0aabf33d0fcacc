<?php

/** Names in place of UUIDs: the drop-downs of a product's module settings, and what stands beside its fields. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Permissions;

$product = static function (Stage $stage, array $options = [], array $server = []): int {
    $product = $stage->product($options);
    $group = $stage->host->make->serverGroup('Panels', [$stage->server($server)]);
    Capsule::table('tblproducts')->where('id', $product)->update(['servergroup' => $group]);
    return $product;
};
/** A key of its own, for which the extension has kept no catalogue; the log is empty afterwards. */
$fresh = static fn (Stage $stage): string => $stage->panel->control('POST', 'key', [])['key'];
$numbers = ['nest' => 1, 'egg' => 2, 'node' => 3, 'locations' => 4, 'variables' => 19, 'backups' => 22];

return [
    'nest, egg, node and backup configuration are chosen by name, with a blank choice first' => static function (Check $check, Stage $stage) use ($product, $numbers): void {
        $fields = $stage->host->configOptions($product($stage));
        $check->is('Minecraft', $fields[$numbers['nest']]['choices'][Stage::NEST] ?? null, 'nest');
        $check->is('Minecraft / Paper', $fields[$numbers['egg']]['choices'][Seed::PAPER] ?? null, 'egg');
        $check->has('node-1', $fields[$numbers['node']]['choices'][Seed::NODE_1] ?? null, 'node, within its location');
        $check->has(' / ', $fields[$numbers['node']]['choices'][Seed::NODE_1] ?? null, 'node, within its location');
        $check->that(count($fields[$numbers['backups']]['choices']) > 1, 'backup configurations');
        foreach (['nest', 'egg', 'node', 'backups'] as $name) {
            $check->is('', array_key_first($fields[$numbers[$name]]['choices']), "$name: the first choice is blank");
            $check->is('', $fields[$numbers[$name]]['error'], "$name: error");
        }
    },
    'all drop-downs of a page ask the panel for its catalogue once' => static function (Check $check, Stage $stage) use ($product, $fresh): void {
        $stage->host->configOptions($product($stage, [], ['password' => $fresh($stage)]));
        $paths = array_map(static fn (array $request): string => strtok($request['path'], '?'), $stage->panel->log());
        $check->that(in_array('/api/admin/locations', $paths, true), 'the panel was asked');
        $check->is(array_values(array_unique($paths)), $paths, 'requests');
    },
    'a panel that refuses is asked once, and each drop-down says why it is empty' => static function (Check $check, Stage $stage) use ($product, $numbers, $fresh): void {
        $fresh($stage);
        $fields = $stage->host->configOptions($product($stage, [], ['password' => str_repeat('x', 48)]));
        $paths = array_map(static fn (array $request): string => strtok($request['path'], '?'), $stage->panel->log());
        $check->is(array_values(array_unique($paths)), $paths, 'requests');
        foreach (['nest', 'egg', 'node', 'backups'] as $name) {
            $check->is([], $fields[$numbers[$name]]['choices'], "$name: choices");
            $check->has('key', $fields[$numbers[$name]]['error'], "$name: the message");
        }
        $check->lacks('<code>', $fields[$numbers['variables']]['Description'], 'nothing beside the variables');
    },
    'with the permissions that the documents list as needed each drop-down names the one that lists want besides, as the quick start does' => static function (Check $check, Stage $stage) use ($product, $numbers): void {
        $key = $stage->panel->control('POST', 'key', ['permissions' => Permissions::needed()])['key'];
        $fields = $stage->host->configOptions($product($stage, [], ['password' => $key]));
        preg_match_all('/([a-z-]+\.[a-z-]+)/', $fields[$numbers['egg']]['error'], $named);
        $lacks = array_values(array_diff(Permissions::BESIDES['Choose from lists on the product page'], Permissions::needed()));
        $check->is([], array_values(array_diff($lacks, $named[1])), 'the message names what is lacking');
        foreach ($lacks as $permission) {
            foreach (['first-steps', 'migrating'] as $page) {
                $check->has("`$permission`", (string) file_get_contents(dirname(__DIR__, 3) . "/docs/$page.md"), $page);
            }
        }
        $check->that($lacks !== [], 'the lists want nothing besides: then the quick start need not say so');
    },
    'what is stored and the panel does not know stays selectable as it is' => static function (Check $check, Stage $stage) use ($product, $numbers): void {
        $gone = '11111111-2222-4333-8444-555555555555';
        $id = $product($stage, [1 => ' ' . strtoupper(Stage::NEST), 2 => $gone, 3 => 'no UUID & none', 22 => 'a "quoted" <one>']);
        $fields = $stage->host->configOptions($id);
        foreach ($numbers as $name => $number) {
            if (isset($fields[$number]['Loader'])) {
                $check->that(isset($fields[$number]['choices'][$fields[$number]['value']]), "$name: \"{$fields[$number]['value']}\" is among the choices");
            }
        }
        $check->is('Minecraft', $fields[$numbers['nest']]['choices'][' ' . strtoupper(Stage::NEST)] ?? null, 'typed in capitals');
        $check->that(!isset($fields[$numbers['nest']]['choices'][Stage::NEST]), 'and not a second time');
        $check->has($gone, $fields[$numbers['egg']]['choices'][$gone] ?? null, 'unknown egg');
        $check->has('does not know', $fields[$numbers['egg']]['choices'][$gone] ?? null, 'unknown egg');
        $check->that(!isset($fields[$numbers['backups']]['Loader']), 'what a list cannot show leaves its field a text');
    },
    'where the product cannot be told the fields are texts' => static function (Check $check, Stage $stage): void {
        foreach (['configaddons.php' => ['id' => '1'], 'configproducts.php' => ['id' => '999'], 'index.php' => []] as $page => $get) {
            $stage->host->newRequest($page, $get);
            $fields = $stage->host->callModule('calagopus', 'ConfigOptions', ['serverhostname' => $stage->panel->host]);
            $check->is([], array_filter(array_column($fields, 'Loader')), "$page: loaders");
            $check->is(24, count($fields), "$page: fields");
        }
        $check->is([], $stage->panel->log(), 'requests');
    },
    'a loader that gets no parameters takes those of ConfigOptions in the same request, and of no earlier one' => static function (Check $check, Stage $stage) use ($product): void {
        $stage->host->configOptions($product($stage));
        $check->that(count(calagopus_NestNames()) > 1, 'choices');
        $stage->host->newRequest('configproducts.php', ['id' => '1']);
        $said = '';
        try {
            calagopus_NestNames();
        } catch (\Exception $problem) {
            $said = $problem->getMessage();
        }
        $check->has('no Hostname', $said, 'a later request');
    },
    'the view that opens first has all fields but the rare ones, and the other all' => static function (Check $check, Stage $stage) use ($product): void {
        $id = $product($stage);
        $simple = array_column($stage->host->configOptions($id), 'key');
        $all = array_column($stage->host->configOptions($id, 'advanced'), 'key');
        $check->is(24, count($all), 'advanced');
        $rare = ['memory_overhead', 'io_weight', 'custom_feature_limits', 'skip_installer', 'hugepages_passthrough', 'kvm_passthrough'];
        $check->is($rare, array_values(array_diff($all, $simple)), 'what the simple view leaves out');
    },
    'locations stand by name beside their field, the egg\'s variables with defaults and rules beside theirs' => static function (Check $check, Stage $stage) use ($product, $numbers): void {
        $fields = $stage->host->configOptions($product($stage));
        $check->has('<code>' . Seed::FRANKFURT . '</code> ', $fields[$numbers['locations']]['Description'], 'locations');
        $variables = $fields[$numbers['variables']]['Description'];
        $check->has('<code>SERVER_JARFILE</code> default "server.jar"', str_replace('&quot;', '"', $variables), 'variables');
        $check->has('required', $variables, 'rules');
        $check->lacks('<code>SERVER_JARFILE', $stage->host->configOptions($product($stage, [2 => '']))[$numbers['variables']]['Description'], 'without an egg');
    },
    'what the panel says is no markup, and a secret default is not shown' => static function (Check $check, Stage $stage) use ($product, $numbers, $fresh): void {
        $egg = $stage->panel->control('POST', 'egg', ['name' => '<b>Egg</b>'])['uuid'];
        $one = ['egg' => $egg, 'rules' => ['nullable', 'string']];
        $stage->panel->control('POST', 'variable', $one + ['env_variable' => 'OPEN', 'default_value' => '<i>x</i>']);
        $stage->panel->control('POST', 'variable', $one + ['env_variable' => 'CLOSED', 'default_value' => 'marker-default', 'is_secret' => true]);
        $fields = $stage->host->configOptions($product($stage, [2 => $egg], ['password' => $fresh($stage)]));
        $check->lacks('<', $fields[$numbers['egg']]['choices'][$egg] ?? '<', 'label');
        $check->has('&lt;i&gt;x', $fields[$numbers['variables']]['Description'], 'default');
        $check->has('<code>CLOSED</code>', $fields[$numbers['variables']]['Description'], 'secret');
        $check->lacks('marker-default', $fields[$numbers['variables']]['Description'], 'secret');
    },
    'saving a product asks the panel nothing' => static function (Check $check, Stage $stage) use ($product): void {
        $id = $product($stage);
        $stage->host->saveProduct($id, ['packageconfigoption' => Stage::OPTIONS]);
        $check->is([], $stage->panel->log(), 'requests');
    },
];
