<?php

/** Tests of the stand-in itself, on SQLite and on MariaDB, with the modules in `fixtures/`. */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\Files;
use Calagopus\Tests\Whmcs\InvalidTokenException;
use Calagopus\Tests\Whmcs\Overview;
use Calagopus\Tests\Whmcs\Raw;
use Calagopus\Tests\Whmcs\Selftest;
use Calagopus\Tests\Whmcs\Target;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;
use WHMCS\Module\Queue;
use WHMCS\Module\Server\Sampler\Answers;
use WHMCS\User\Client;

error_reporting(E_ALL);
ini_set('display_errors', '1');
require_once __DIR__ . '/bootstrap.php';

if (in_array('--help', $argv, true)) {
    echo "Usage: php selftest.php [--only=WORD] [--database=sqlite|mariadb]\n",
        "Tests the WHMCS stand-in itself; prints `N passed, N failed` last.\n",
        "Needs the packages php-illuminate-database, smarty4 and, for the half with MariaDB, mariadb-server.\n";
    exit(0);
}

$tests = [
    'text is kept encoded and reaches the module decoded' => static function (Selftest $t, WhmcsHost $host): void {
        $options = ['a && b', 'echo "x" > \'y\'', 'x &amp; y'];
        $ids = Selftest::order($host, ['options' => $options, 'name' => 'Fish & Chips']);
        $row = Capsule::table('tblproducts')->where('id', $ids['product'])->first();
        $t->is('a &amp;&amp; b', $row->configoption1, 'stored option');
        $t->is('Fish &amp; Chips', $row->name, 'stored name');
        $t->is('Zoë O&#039;Brien', Client::find($ids['client'])->fullName, 'stored client');
        $params = $host->paramsFor($ids['service']);
        $t->is(['a && b', 'echo "x" > \'y\'', 'x &amp; y', ''], [
            $params['configoption1'], $params['configoption2'], $params['configoption3'], $params['configoption24'],
        ], 'options');
        $t->is("Zoë O'Brien", $params['clientsdetails']['fullname'], 'client');
    },
    'raw values are written as they are' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host, ['options' => [new Raw('a & b')]]);
        $t->is('a & b', Capsule::table('tblproducts')->where('id', $ids['product'])->value('configoption1'), 'stored');
    },
    'server passwords are encrypted, ports have defaults' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $stored = (string) Capsule::table('tblservers')->where('id', $ids['server'])->value('password');
        $t->lacks('quotes', $stored, 'stored password');
        $params = $host->paramsFor($ids['service']);
        $t->is(['key & "quotes"', '443', 'https', true, true], [
            $params['serverpassword'], $params['serverport'], $params['serverhttpprefix'], $params['serversecure'],
            $params['server'],
        ], 'secure');
        Capsule::table('tblservers')->where('id', $ids['server'])->update(['secure' => '', 'port' => '8080']);
        $params = $host->paramsFor($ids['service']);
        $t->is(
            ['8080', 'http', false],
            [$params['serverport'], $params['serverhttpprefix'], $params['serversecure']],
            'insecure'
        );
        Capsule::table('tblhosting')->update(['server' => 0]);
        $params = $host->paramsFor($ids['service']);
        $t->is([false, '', ''], [$params['server'], $params['serverhostname'], $params['serverport']], 'no server');
        $t->is('', decrypt('not encrypted'), 'garbage');
        $t->is('plain', decrypt(encrypt('plain')), 'back');
    },
    'a life from creation to termination' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host, [], ['domain' => 'my-game.example.com']);
        $id = $ids['service'];
        $t->is('Pending', $host->status($id), 'at first');
        $t->is(true, $host->create($id)->success, 'create');
        $t->is(['Active', 'mygameex', 10], [
            $host->status($id), $host->service($id)->username, strlen(decrypt($host->service($id)->password)),
        ], 'after create');
        $t->is('late & unpaid', $host->suspend($id, 'late & unpaid')->params['suspendreason'], 'reason');
        $t->is(
            ['Suspended', 'late &amp; unpaid'],
            [$host->status($id), $host->service($id)->suspendreason],
            'after suspend'
        );
        $host->unsuspend($id);
        $t->is(['Active', ''], [$host->status($id), $host->service($id)->suspendreason], 'after unsuspend');
        $bigger = $host->make->product(['module' => 'sampler', 'options' => ['pro', '4096']]);
        $t->is('4096', $host->changePackage($id, $bigger)->params['configoption2'], 'changed option');
        $t->is($bigger, (int) $host->service($id)->packageid, 'changed product');
        $host->changePassword($id, 'new & secret');
        $t->is('new & secret', decrypt($host->service($id)->password), 'password');
        $t->is(true, $host->terminate($id)->success, 'terminate');
        $t->is(
            ['Terminated', date('Y-m-d')],
            [$host->status($id), (string) $host->service($id)->termination_date],
            'after terminate'
        );
        $called = array_column(Answers::$calls, 'function');
        $t->is(['sampler_CreateAccount', 'sampler_SuspendAccount', 'sampler_UnsuspendAccount', 'sampler_ChangePackage',
            'sampler_ChangePassword', 'sampler_TerminateAccount'], $called, 'calls');
        $t->is('Module Create Successful - Service ID: ' . $id, $host->logs->activities()[0], 'activity');
    },
    'only the word success is a success; failures queue up' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $id = $ids['service'];
        Answers::$queue = ['No available allocations', 'Success', new \RuntimeException('It broke')];
        foreach (['No available allocations', 'Success', 'It broke'] as $message) {
            $result = $host->create($id);
            $t->is(
                [false, $message, 'Pending'],
                [$result->success, $result->message, $host->status($id)],
                "create: $message"
            );
        }
        $queue = localAPI('GetModuleQueue', ['relatedId' => $id]);
        $t->is([1, 'CreateAccount', 'It broke'], [
            $queue['count'], $queue['queue'][0]['moduleAction'], $queue['queue'][0]['lastAttemptError'],
        ], 'queue');
        $t->is(2, (int) Queue::query()->first()->numRetries, 'tries');
        $t->has('Error: It broke', implode("\n", $host->logs->activities()), 'activity');
        $t->is(true, $host->create($id)->success, 'pressed again');
        $t->is(0, localAPI('GetModuleQueue', [])['count'], 'queue after success');
        $product = $host->make->product(['module' => 'latecomer', 'options' => ['nothing']]);
        $other = $host->make->service(['product' => $product, 'client' => $ids['client']]);
        $t->is(false, $host->create($other)->success, 'null is no success');
        $t->is('Function Not Supported by Module', $host->suspend($other)->message, 'no such function');
    },
    'hooks run by priority, change a call or abort it' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $seen = [];
        add_hook('AfterModuleCreate', 5, static function (array $vars) use (&$seen): void {
            $seen[] = 'late ' . $vars['params']['serviceid'];
        });
        add_hook('AfterModuleCreate', 1, static function (array $vars) use (&$seen): void {
            $seen[] = 'early';
        });
        add_hook('AfterModuleCreateFailed', 1, static function (array $vars) use (&$seen): void {
            $seen[] = $vars['failureResponseMessage'];
        });
        add_hook(
            'OverrideModuleUsernameGeneration',
            1,
            static fn (array $vars): string => 'hooked' . $vars['params']['serviceid']
        );
        Answers::$queue = ['First no'];
        $host->create($ids['service']);
        add_hook('PreModuleCreate', 1, static fn (array $vars): array => ['domain' => 'changed.example.com']);
        $t->is('changed.example.com', $host->create($ids['service'])->params['domain'], 'override');
        $t->is(['First no', 'early', 'late ' . $ids['service']], $seen, 'order');
        $t->is('hooked' . $ids['service'], $host->service($ids['service'])->username, 'username');
        add_hook('PreModuleTerminate', 1, static fn (): array => ['abortcmd' => true]);
        $t->is(
            [false, 'Active'],
            [$host->terminate($ids['service'])->success, $host->status($ids['service'])],
            'abort'
        );
        $t->is(['PreModuleCreate', 'AfterModuleCreateFailed'], array_slice($host->hooks->points(), 1, 2), 'points');
        add_hook('Sum', 1, static fn (int $one, int $two): int => $one + $two);
        $t->is([7], run_hook('Sum', ['a' => 3, 'b' => 4], true), 'unpacked arguments');
    },
    'service properties use columns, fields, or a new field' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $field = $host->make->customField('product', $ids['product'], 'Server UUID|UUID of the server');
        $model = $host->paramsFor($ids['service'])['model'];
        $model->serviceProperties->save(['Server UUID' => 'abc', 'Dedicated IP' => '192.0.2.1', 'New One' => '7']);
        $t->is(
            'abc',
            Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->value('value'),
            'in the field'
        );
        $t->is('192.0.2.1', $host->service($ids['service'])->dedicatedip, 'in the column');
        $made = Capsule::table('tblcustomfields')->where('fieldname', 'New One')->first();
        $t->is(['product', $ids['product']], [$made->type, (int) $made->relid], 'the new field');
        $t->is(
            ['abc', '7', ''],
            array_map($model->serviceProperties->get(...), ['Server UUID', 'New One', 'Nowhere']),
            'get'
        );
        $t->is(
            ['Server UUID' => 'abc', 'New One' => '7'],
            $host->paramsFor($ids['service'])['customfields'],
            'in params'
        );
        $model->serviceProperties->save(['Server UUID' => 'def']);
        $t->is(1, Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->count(), 'saved twice');
    },
    'an addon has its parent\'s id and a model of its own' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $offer = $host->make->addonOffer(['module' => 'sampler', 'options' => ['extra & more'], 'labels' => ['Plan']]);
        $addon = $host->make->addon(['service' => $ids['service'], 'offer' => $offer]);
        $result = $host->create(Target::addon($addon));
        $t->is([true, 'Active', 'Pending'], [
            $result->success, $host->status(Target::addon($addon)), $host->status($ids['service']),
        ], 'status');
        $params = $result->params;
        $t->is([$ids['service'], $addon, 'extra & more', 'extra & more', 'panel.example.com'], [
            $params['serviceid'], $params['addonId'], $params['configoption1'], $params['Plan'],
            $params['serverhostname'],
        ], 'params');
        $t->is(WHMCS\Service\Addon::class, $params['model']::class, 'model');
        $params['model']->serviceProperties->save(['Username' => 'ada']);
        $made = Capsule::table('tblcustomfields')->where('fieldname', 'Username')->first();
        $t->is(['addon', $offer], [$made->type, (int) $made->relid], 'a field, not a column');
        $t->is('ada', $host->paramsFor(Target::addon($addon))['username'], 'username');
        $t->is($addon, (int) $host->hooks->runsOf('AddonActivation')[0]['id'], 'AddonActivation');
        $host->terminate(Target::addon($addon));
        $t->is(
            ['Terminated', 'Pending'],
            [$host->status(Target::addon($addon)), $host->status($ids['service'])],
            'terminated'
        );
        $t->is($ids['client'], (int) $host->addon($addon)->service->client->id, 'relations');
    },
    'configurable options and custom fields come by name' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $memory = $host->make->configurableOption($ids['product'], 'memory|Memory', 1, ['2048|2 GB', '4096|4 GB']);
        $slots = $host->make->configurableOption($ids['product'], 'slots|Slots', 4, ['Slot']);
        $host->make->choose($ids['service'], $memory['option'], $memory['choices'][1]);
        $host->make->choose($ids['service'], $slots['option'], $slots['choices'][0], 12);
        $box = $host->make->configurableOption($ids['product'], 'shield', 3, ['9|Yes']);
        $host->make->choose($ids['service'], $box['option'], $box['choices'][0], 1);
        $left = $host->make->configurableOption($ids['product'], 'left', 3, ['9|Yes']);
        $host->make->choose($ids['service'], $left['option'], $left['choices'][0]);
        $field = $host->make->customField('product', $ids['product'], 'Location');
        $host->make->customFieldValue($field, $ids['service'], 'A & B');
        $params = $host->paramsFor($ids['service']);
        $t->is(['memory' => '4096', 'slots' => 12, 'shield' => 1, 'left' => 0], $params['configoptions'], 'options');
        $t->is(['Location' => 'A & B'], $params['customfields'], 'fields');
        $result = $host->changePackage($ids['service'], [$memory['option'] => [$memory['choices'][0], 0]]);
        $t->is('2048', $result->params['configoptions']['memory'], 'changed');
        $t->is('A & B', $host->make->valueOf('product', $ids['product'], 'Location', $ids['service']), 'valueOf');
    },
    'UpdateClientProduct takes fields by id, not by name' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $field = $host->make->customField('product', $ids['product'], 'Server UUID');
        $pack = static fn (array $fields): string => base64_encode(serialize($fields));
        localAPI(
            'UpdateClientProduct',
            ['serviceid' => $ids['service'], 'customfields' => $pack(['Server UUID' => 'by name'])]
        );
        $t->is(null, $host->make->valueOf('product', $ids['product'], 'Server UUID', $ids['service']), 'by name');
        $answer = localAPI('updateclientproduct', [
            'serviceid' => $ids['service'], 'domain' => 'new.example.com', 'customfields' => $pack([$field => 'by id']),
        ]);
        $t->is(['success', 'by id', 'new.example.com'], [
            $answer['result'], $host->make->valueOf('product', $ids['product'], 'Server UUID', $ids['service']),
            $host->service($ids['service'])->domain,
        ], 'by id');
        $t->is('Service ID Not Found', localAPI('UpdateClientProduct', ['serviceid' => 999])['message'], 'unknown');
        $t->is('error', localAPI('NoSuchCommand')['result'], 'no such command');
        $products = localAPI('GetClientsProducts', ['serviceid' => $ids['service']])['products']['product'];
        $t->is('by id', $products[0]['customfields']['customfield'][0]['value'], 'GetClientsProducts');
        $t->is('success', localAPI('ModuleCreate', ['serviceid' => $ids['service']])['result'], 'ModuleCreate');
        Answers::$queue = ['no'];
        $t->is('no', localAPI('ModuleTerminate', ['serviceid' => $ids['service']])['message'], 'ModuleTerminate');
        $sealed = localAPI('EncryptPassword', ['password2' => 's'])['password'];
        $t->is(
            's',
            localAPI('DecryptPassword', ['password2' => $sealed])['password'],
            'cipher'
        );
    },
    'the module log hides secrets, and can be off' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $host->create($ids['service']);
        $entry = $host->logs->moduleEntries('CreateAccount')[0];
        $t->has('**************', $entry->request, 'mask');
        $t->lacks('quotes', $host->logs->everything(), 'secret');
        logModuleCall(
            'sampler',
            'x',
            'a=' . urlencode('key & "quotes"'),
            ['model' => $host->service($ids['service'])],
            null,
            ['key & "quotes"', '', null]
        );
        $t->lacks('quotes', $host->logs->everything(), 'encoded secret');
        Setting::setValue('ModuleDebugMode', '');
        logModuleCall('sampler', 'y', '', '');
        $t->is(2, count($host->logs->moduleEntries()), 'off');
    },
    'a later hooks.php is known once a product was saved' => static function (Selftest $t, WhmcsHost $host): void {
        $host->shutdown();
        $root = Files::temporary('whmcs-late');
        $folder = "$root/modules/servers/latecomer";
        mkdir($folder, 0700, true);
        copy(__DIR__ . '/fixtures/modules/servers/latecomer/latecomer.php', "$folder/latecomer.php");
        $host = WhmcsHost::boot(['root' => $root]);
        $product = $host->make->product(['module' => 'latecomer']);
        $host->saveProduct($product, ['packageconfigoption' => [1 => 'a & b']]);
        copy(__DIR__ . '/fixtures/modules/servers/latecomer/hooks.later.php', "$folder/hooks.php");
        $t->is('', $host->adminPage('index.php')['footer'], 'not known yet');
        $t->is([], $host->hooks->recorded(), 'not recorded');
        $next = $host->saveProduct($product, ['packageconfigoption' => [1 => 'a & b']]);
        $t->is("configproducts.php?action=edit&id=$product&success=true", $next, 'goes on');
        $t->is(['latecomer'], $host->hooks->recorded(), 'recorded');
        $t->has(
            'nothing saved',
            $host->adminPage('configproducts.php', ['id' => (string) $product])['footer'],
            'that save ran without it'
        );
        $host->saveProduct($product, ['packageconfigoption' => [1 => 'c & d']]);
        $footer = $host->adminPage('configproducts.php', ['id' => (string) $product])['footer'];
        $t->is("<!-- configproducts: saved $product with c &amp; d -->", $footer, 'hooks get encoded text');
        unlink("$folder/hooks.php");
        $host->saveProduct($product, []);
        $t->is([], $host->hooks->recorded(), 'forgotten');
        $t->is('c & d', $host->configOptions($product)[1]['value'], 'saving without options keeps them');
        $host->shutdown();
        Files::remove($root);
    },
    'an addon module is activated, opened by whom it was given to, updated and deactivated' => static function (Selftest $t, WhmcsHost $host): void {
        $t->is(['status' => 'success', 'description' => 'Hello'], $host->addonModules->activate('extra'), 'activated');
        $html = $host->addonModules->page('extra', ['tab' => 'a&b'], ['field' => 'x']);
        foreach (['<h1>Extra</h1>', 'addonmodules.php?module=extra', 'tab a&b, field x', 'Welcome', 'colour blue', 'POST by 1'] as $part) {
            $t->has($part, $html, 'the page');
        }
        $_SESSION['adminlang'] = 'german';
        $t->has('Willkommen', $host->addonModules->page('extra'), 'in the administrator\'s language');
        $other = (int) Capsule::table('tbladmins')->insertGetId(['username' => 'other', 'roleid' => 2]);
        $t->is('<p>Access Denied</p>', $host->addonModules->page('extra', [], [], $other), 'another role');
        Capsule::table('tbladdonmodules')->where('setting', 'version')->update(['value' => '0.9']);
        $t->has('updated from 0.9', $host->addonModules->page('extra'), 'the first page after an update');
        $t->lacks('updated', $host->addonModules->page('extra'), 'once');
        $product = $host->make->product(['module' => 'sampler']);
        $t->is(['Extra field' => "of product $product"], $host->offers->productFields($product), 'its hooks are read');
        $offer = $host->make->addonOffer(['module' => 'sampler']);
        $t->is(['Extra field' => "of addon $offer"], $host->offers->addonFields($offer), 'on the page of an addon product');
        $host->offers->saveAddon($offer, ['field' => 'y']);
        $t->is([['id' => $offer]], $host->hooks->runsOf('AddonConfigSave'), 'saved');
        $t->is(['Extra widget' => 'for you'], $host->offers->dashboard(['View Extra']), 'a widget');
        $t->is([], $host->offers->dashboard([]), 'not without its permission');
        $t->is('success', $host->addonModules->deactivate('extra')['status'], 'deactivated');
        $t->is([], $host->offers->productFields($product), 'no hooks any more');
        $t->is('<p>Access Denied</p>', $host->addonModules->page('extra'), 'no page any more');
    },
    'module settings have a simple and an advanced mode' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $simple = $host->configOptions($ids['product']);
        $t->is([1], array_keys($simple), 'simple fields');
        $t->is(['basic' => 'Basic', 'pro' => 'Pro & more'], $simple[1]['choices'], 'choices');
        $advanced = $host->configOptions($ids['product'], 'advanced');
        $t->is(['Plan', 'Memory', 'Debug'], array_column($advanced, 'name'), 'all fields');
        $t->is(
            ['basic', '1024', []],
            [$advanced[1]['value'], $advanced[2]['value'], $advanced[1]['choices']],
            'values'
        );
        Capsule::table('tblproducts')->update(['servergroup' => 0]);
        $t->is('No server to ask', $host->configOptions($ids['product'])[1]['error'], 'the loader\'s error is shown');
        $host->saveProduct($ids['product'], ['packageconfigoption' => [1 => 'pro', 3 => 'on']]);
        $t->is(['pro', '', 'on'], array_column($host->configOptions($ids['product'], 'advanced'), 'value'), 'saved');
        $t->is('pro', $host->hooks->runsOf('ProductEdit')[0]['configoption1'], 'ProductEdit');
    },
    'the server page tests stored and typed servers' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $t->is(['success' => true, 'error' => ''], $host->testConnection($ids['server']), 'stored');
        $typed = ['type' => 'sampler', 'hostname' => 'other.example.com', 'password' => 'wrong', 'secure' => 'on'];
        $t->is(
            ['success' => false, 'error' => 'Wrong key for other.example.com'],
            $host->testConnection($typed),
            'typed'
        );
        $t->is(true, $host->testConnection(['password' => 'key & "quotes"'] + $typed)['success'], 'typed right');
    },
    'the admin tab shows and saves the module\'s fields' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host, ['options' => ['<b>']]);
        $fields = $host->adminServicesTab($ids['service']);
        $t->is(['Plan', 'Note'], array_keys($fields), 'labels');
        $t->is('&lt;b&gt;', $fields['Plan'], 'value');
        $host->saveAdminServicesTab($ids['service'], ['sampler_note' => 'kept']);
        $t->is('kept', $host->service($ids['service'])->serviceProperties->get('Note'), 'saved');
        $t->is(true, in_array('AdminServiceEdit', $host->hooks->points(), true), 'hook');
    },
    'custom functions are for those they are offered to' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $t->is(true, $host->customButton($ids['service'], 'reinstall')->success, 'admin');
        $t->is(false, $host->customButton($ids['service'], 'reinstall', 'client')->success, 'client');
        $t->is(true, $host->customButton($ids['service'], 'Restart', 'client')->success, 'client\'s own');
        $t->is(false, $host->customButton($ids['service'], 'TerminateAccount', 'client')->success, 'not offered');
        $t->is(['sampler_reinstall', 'sampler_restart'], array_column(Answers::$calls, 'function'), 'calls');
        $t->is(['PreModuleCustom', 'AfterModuleCustom'], array_slice($host->hooks->points(), 0, 2), 'hooks');
    },
    'the client area renders a template, or a theme\'s own' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $page = $host->clientArea($ids['service']);
        $t->is('output', $page->kind, 'kind');
        $t->has("Hi &lt;you&gt; service {$ids['service']} on panel.example.com in twenty-one", $page->html, 'output');
        $t->has('value="' . generate_token('plain') . '"', $page->output, 'token');
        $override = "{$host->root}/templates/six/modules/servers/sampler";
        mkdir($override, 0700, true);
        file_put_contents("$override/overview.tpl", 'Overridden {$greeting|escape} {lang key=\'manage\'}');
        $t->is('Overridden Hi &lt;you&gt; Manage', $host->clientArea($ids['service'], 'six')->output, 'override');
        Answers::$clientArea = [
            'tabOverviewReplacementTemplate' => 'replaced',
            'templateVariables' => ['greeting' => 'Hello'],
        ];
        $page = $host->clientArea($ids['service']);
        $t->is(['replacement', '<p class="replaced">Hello</p>'], [$page->kind, trim($page->output)], 'replacement');
        $t->lacks('product-details', $page->html, 'nothing else beside a replacement');
        Answers::$clientArea = '<i>as it is</i>';
        $t->has('<i>as it is</i>', $host->clientArea($ids['service'])->html, 'a string is HTML');
    },
    'both frames show the whole overview around a module\'s output' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        Overview::furnish($host, $ids['service']);
        Answers::$clientArea = '<p id="sampler-own">as it is</p>';
        foreach (['twenty-one' => 'nav-link active', 'nexus' => 'nav-link active', 'six' => 'fade in active'] as $theme => $markup) {
            $html = $host->clientArea($ids['service'], $theme)->html;
            $t->is([], (new Overview($html))->missing(), $theme);
            $t->is('manage', (new Overview($html))->paneOf('sampler-own'), "$theme: its place");
            $t->has($markup, $html, "$theme: markup");
        }
        $t->has('Disk: 512.5 MB', (new Overview($html))->pane('metrics'), 'metrics');
        Capsule::table('tblhosting')->update(['domain' => 'ada.example.com']);
        $overview = new Overview($host->clientArea($ids['service'])->html);
        $t->is('domain', $overview->paneOf('sampler-own'), 'where there is a domain');
        $t->has('ada.example.com', $overview->pane('domain'), 'the domain itself');
        Answers::$clientArea = ['tabOverviewReplacementTemplate' => 'replaced', 'templateVariables' => ['greeting' => 'Hello']];
        foreach (['twenty-one', 'six'] as $theme) {
            $missing = (new Overview($host->clientArea($ids['service'], $theme)->html))->missing();
            $t->is(17, count($missing), "$theme: a replacement leaves nothing of it");
        }
        Answers::$clientArea = [];
        Capsule::table('tblhosting')->update(['domain' => '', 'lastupdate' => '0000-00-00 00:00:00', 'domainstatus' => 'Suspended']);
        $overview = new Overview($host->clientArea($ids['service'])->html);
        $t->is(['upgrade', 'renew', 'cancel', 'resourceusage'], $overview->missing(), 'a suspended one without figures');
    },
    'the client area runs custom functions and single sign-on' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $page = $host->clientArea($ids['service'], get: ['modop' => 'custom', 'a' => 'console']);
        $t->is(
            ['page', '<pre class="console">&lt;b&gt;hello&lt;/b&gt;</pre>'],
            [$page->kind, trim($page->output)],
            'page'
        );
        $page = $host->clientArea($ids['service'], post: ['modop' => 'custom', 'a' => 'restart']);
        $t->has('Action Completed Successfully!', $page->html, 'done');
        Answers::$queue = ['<nope>'];
        $page = $host->clientArea($ids['service'], post: ['modop' => 'custom', 'a' => 'restart']);
        $t->has('Action Failed &lt;nope&gt;', $page->html, 'failed');
        $page = $host->clientArea($ids['service'], get: ['dosinglesignon' => '1']);
        $t->is("https://panel.example.com/login/{$ids['service']}", $page->redirect, 'sign-on');
    },
    'tokens are the session\'s' => static function (Selftest $t, WhmcsHost $host): void {
        $host->newRequest('clientarea.php', [], ['token' => generate_token('plain')]);
        $t->is(true, check_token(), 'right');
        $t->has('name="token" value="' . generate_token('plain') . '"', generate_token(), 'field');
        $host->newRequest('clientarea.php', [], ['token' => 'wrong']);
        try {
            check_token();
            $t->is('an exception', 'none', 'wrong token');
        } catch (InvalidTokenException $error) {
            $t->is('Invalid Token', $error->getMessage(), 'wrong token');
        }
    },
    'usage, accounts and metrics are asked for by server' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $host->usageUpdate($ids['server']);
        $t->is(512, (int) $host->service($ids['service'])->diskusage, 'usage');
        $t->is('Active', $host->listAccounts($ids['server'])['accounts'][0]['status'], 'accounts');
        $metric = $host->metricProvider($ids['server'])->usage()['ada'][0];
        $t->is(['disk', 'Disk', 512.5, '512.5 MB'], [
            $metric->systemName(), $metric->displayName(), $metric->usage()->value(),
            $metric->units()->decorate($metric->usage()->value()),
        ], 'metric');
    },
    'models speak camelCase and have relations' => static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $client = Client::find($ids['client']);
        $t->is('Zoë', $client->firstName, 'camelCase');
        $t->is($ids['service'], (int) $client->services->first()->id, 'services');
        $t->is('sampler', $client->services->first()->product->module, 'product');
        $t->is('panel.example.com', $client->services->first()->serverModel->hostname, 'server');
        $client->city = 'Anytown';
        $client->save();
        $t->is('Anytown', Capsule::table('tblclients')->where('id', $ids['client'])->value('city'), 'save');
        $t->is($ids['client'], (int) Client::where('firstName', 'Zoë')->first()->id, 'where');
        $t->is(
            ['https://billing.example.com/', null],
            [Setting::getValue('SystemURL'), Setting::getValue('Nothing')],
            'settings'
        );
        $t->is(WhmcsHost::VERSION, $host->paramsFor($ids['service'])['whmcsVersion'], 'version');
        $t->is('https://billing.example.com/', $GLOBALS['CONFIG']['SystemURL'], '$CONFIG');
    },
];

$only = '';
$databases = ['sqlite', 'mariadb'];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--only=(.+)$/', $argument, $parts)) {
        $only = $parts[1];
    } elseif (preg_match('/^--database=(sqlite|mariadb)$/', $argument, $parts)) {
        $databases = [$parts[1]];
    } else {
        fwrite(STDERR, "Unknown option $argument; see --help\n");
        exit(2);
    }
}
$wanted = static fn (string $name): bool => $only === '' || str_contains($name, $only);
$test = new Selftest();
if (in_array('mariadb', $databases, true) && getenv(Calagopus\Tests\Whmcs\Database::SOCKET_VARIABLE) === false) {
    $server = Calagopus\Tests\Whmcs\MariaDbServer::start();
    putenv(Calagopus\Tests\Whmcs\Database::SOCKET_VARIABLE . '=' . $server->socket());
}
foreach ($databases as $database) {
    foreach ($tests as $name => $body) {
        if ($wanted($name)) {
            $test->run($name, $database, $body);
        }
    }
}
$race = 'several processes share one installation, and a lock of the database lets one of them create';
if (in_array('mariadb', $databases, true) && $wanted($race)) {
    $test->run($race, 'mariadb', static function (Selftest $t, WhmcsHost $host): void {
        $ids = Selftest::order($host);
        $children = [];
        for ($number = 0; $number < 4; $number++) {
            $children[] = $host->startChild(__DIR__ . '/fixtures/race.php', [(string) $ids['service']]);
        }
        $said = array_map(
            static fn ($child): string => implode(' ', array_map('trim', array_map('strval', $child->wait()))),
            $children
        );
        sort($said);
        $t->is(
            ['0 1 already', '0 1 already', '0 1 already', '0 1 success'],
            array_map('trim', $said),
            'what they said'
        );
        $t->is(['Active', 1], [$host->status($ids['service']), count($host->logs->moduleEntries())], 'once');
    });
}
$guard = 'a server whose owner is killed goes with it, data and all';
if (in_array('mariadb', $databases, true) && $wanted($guard)) {
    $test->run($guard, 'sqlite', static function (Selftest $t, WhmcsHost $host): void {
        $child = $host->startChild(__DIR__ . '/fixtures/orphan.php');
        $result = $child->wait();
        $folder = trim($result['out']);
        $t->is(-1, $result['exit'], 'killed');
        $deadline = microtime(true) + 20;
        while (is_dir($folder) && microtime(true) < $deadline) {
            usleep(20_000);
            clearstatcache();
        }
        $t->is([true, false], [str_contains($folder, '/whmcs-db-'), is_dir($folder)], 'its folder');
    });
}
echo "{$test->passed} passed, {$test->failed} failed\n";
exit($test->failed === 0 && $test->passed > 0 ? 0 : 1);
