<?php

/** Orders are looked at before they are paid: a help where WHMCS's hooks run, which lets pass whatever it cannot tell. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Order\Rules;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** A product that is sold, with the module's hooks at work. @param array<int, mixed> $options */
$sell = static function (Stage $stage, array $options = []): int {
    $stage->server();
    $product = $stage->product($options);
    $stage->host->saveProduct($product, ['packageconfigoption' => $options + Stage::OPTIONS]);
    $stage->host->newRequest('cart.php');
    return $product;
};
/** What the hook says of a request. @param array<string, mixed> $request @return list<string> */
$asked = static fn (Stage $stage, array $request): array => array_merge(...array_values(array_map(
    static fn (mixed $answer): array => (array) $answer,
    array_filter($stage->host->hooks->run('ShoppingCartValidateProductUpdate', $request))
)) ?: [[]]);
/** A field of the order form. @param array<string, mixed> $values */
$field = static fn (Stage $stage, int $product, string $name, array $values = []): int => $stage->host->make->customField('product', $product, $name, $values + ['adminonly' => '']);

return [
    'a value that the egg refuses is said with the field\'s own name, and one that it takes passes' => static function (Check $check, Stage $stage) use ($sell, $asked, $field): void {
        $stage->panel->control('POST', 'variable', ['env_variable' => 'SLOTS', 'default_value' => '10', 'rules' => ['required', 'integer', 'between:1,20'], 'user_editable' => true]);
        $stage->panel->control('POST', 'variable', ['env_variable' => 'MODE', 'default_value' => 'a', 'rules' => ['required', 'in:a,b'], 'user_editable' => true]);
        $product = $sell($stage);
        $slots = $field($stage, $product, 'SLOTS|Player <slots>');
        $mode = $field($stage, $product, 'MODE');
        $check->is([], $asked($stage, ['pid' => $product, 'customfield' => [$slots => '20', $mode => 'b']]), 'good ones');
        $errors = implode(' ', $asked($stage, ['pid' => $product, 'customfield' => [$slots => '21', $mode => 'c']]));
        foreach (['Player &lt;slots&gt;', 'at most 20', 'MODE', 'a, b'] as $words) {
            $check->has($words, $errors, 'said');
        }
        $check->is(1, count($asked($stage, ['pid' => $product, 'customfield' => [$slots => 'many']])), 'no number');
    },
    'a required variable without default is asked for where there is a field, and else the order is stopped' => static function (Check $check, Stage $stage) use ($sell, $asked, $field): void {
        $stage->panel->control('POST', 'variable', ['env_variable' => 'STEAM_TOKEN', 'default_value' => '', 'rules' => ['required', 'string'], 'user_editable' => true]);
        $product = $sell($stage);
        $check->has('cannot be ordered at the moment', implode(' ', $asked($stage, ['pid' => $product])), 'no field');
        $token = $field($stage, $product, 'STEAM_TOKEN|Steam token');
        $check->has('Steam token', implode(' ', $asked($stage, ['pid' => $product, 'customfield' => [$token => '']])), 'blank');
        $check->is([], $asked($stage, ['pid' => $product, 'customfield' => [$token => 'abc']]), 'filled in');
    },
    'choices that Create would refuse are named, without a word for administrators' => static function (Check $check, Stage $stage) use ($sell, $asked, $field): void {
        $product = $sell($stage);
        $memory = $stage->host->make->configurableOption($product, 'Memory|Your memory', 4, ['x']);
        $disk = $stage->host->make->configurableOption($product, 'Disk (GB)', 1, ['20|20 GB', '0|None']);
        $ram = $field($stage, $product, 'CPU Limit');
        $errors = implode(' ', $asked($stage, ['pid' => $product, 'configoption' => [$memory['option'] => 4], 'customfield' => [$ram => '900']]));
        $check->has('Your memory', $errors, 'a quantity without a unit');
        $check->has('CPU Limit', $errors, 'more than the product gives');
        $check->lacks('drop-down', $errors, 'words');
        $check->is([], $asked($stage, ['pid' => $product, 'configoption' => [$disk['option'] => $disk['choices'][0]]]), 'a good one');
        $check->is([], $asked($stage, ['pid' => $product, 'configoption' => [$disk['option'] => 999999]]), 'a choice that is not known');
    },
    'the product is found by what was sent where nothing names it, and else the order passes' => static function (Check $check, Stage $stage) use ($sell, $asked, $field): void {
        $stage->panel->control('POST', 'variable', ['env_variable' => 'SLOTS', 'default_value' => '10', 'rules' => ['integer'], 'user_editable' => true]);
        $product = $sell($stage);
        $slots = $field($stage, $product, 'SLOTS');
        $wrong = ['customfield' => [$slots => 'x']];
        $check->is(1, count($asked($stage, $wrong)), 'by its field');
        $_SESSION['cart']['products'][3] = ['pid' => $product];
        $check->is(1, count($asked($stage, ['i' => '3'] + $wrong)), 'by the cart');
        unset($_SESSION['cart']);
        $other = $stage->host->make->product(['module' => 'another']);
        $check->is([], $asked($stage, ['pid' => $other] + $wrong), 'another module\'s');
        foreach ([[], ['pid' => 'x'], ['customfield' => 'x', 'configoption' => [1 => ['a']]], ['i' => ['x']], ['pid' => 999999]] as $request) {
            $check->is([], $asked($stage, $request), json_encode($request));
        }
    },
    'where there is no room the customer reads it before he pays' => static function (Check $check, Stage $stage) use ($sell, $asked): void {
        $full = $sell($stage, [3 => '2eeb432f-58b5-4748-a2e0-67b85a108c43']);
        $check->has('no room', implode(' ', $asked($stage, ['pid' => $full])), 'no port');
        $deploy = [3 => '', 4 => Seed::FRANKFURT, 5 => '900000'];
        $check->has('no room', implode(' ', $asked($stage, ['pid' => $sell($stage, $deploy)])), 'no memory');
        $named = $sell($stage, [5 => '900000']);
        $check->is([], $asked($stage, ['pid' => $named]), 'a node that is named is not asked for its memory');
        Policies::decide("product-$named", ['over_allocation' => 'refuse']);
        $check->has('no room', implode(' ', $asked($stage, ['pid' => $named])), 'but where that was decided');
        $nowhere = '00000000-0000-4000-8000-00000000000a';
        $check->is([], $asked($stage, ['pid' => $sell($stage, [3 => '', 4 => $nowhere])]), 'a place that is not known');
    },
    'a panel that is down or slow lets the order pass, soon' => static function (Check $check, Stage $stage) use ($sell, $asked, $field): void {
        $stage->panel->control('POST', 'variable', ['env_variable' => 'SLOTS', 'default_value' => '10', 'rules' => ['integer'], 'user_editable' => true]);
        $product = $sell($stage);
        $request = ['pid' => $product, 'customfield' => [$field($stage, $product, 'SLOTS') => 'x']];
        foreach ([['kind' => 'status', 'status' => 503], ['kind' => 'hang']] as $fault) {
            $stage->panel->fault($fault, ['path' => '^/api/', 'times' => 0]);
            $begin = microtime(true);
            $check->is([], $asked($stage, $request), $fault['kind']);
            $check->that(microtime(true) - $begin < 6, "{$fault['kind']}: " . round(microtime(true) - $begin, 1) . ' s');
            $stage->panel->clearFaults();
        }
    },
    'the panel is asked for thirty orders within a minute at the most, whoever sends them, and the others pass' => static function (Check $check, Stage $stage) use ($sell, $asked): void {
        $full = $sell($stage, [3 => '2eeb432f-58b5-4748-a2e0-67b85a108c43']);
        $check->has('no room', implode(' ', $asked($stage, ['pid' => $full])), 'the first');
        (new PageStore())->count('orders', 'look', 30);
        Capsule::table('mod_calagopus_pages')->where('service_key', 'orders')->update(['look_count' => 28, 'look_minute' => intdiv(time(), 60)]);
        $refused = 0;
        for ($i = 0; $i < 5; $i++) {
            $refused += count($asked($stage, ['pid' => $full]));
        }
        // A minute that ends meanwhile begins anew.
        $check->that($refused < 5, "$refused of 5 were looked at");
    },
    'an upgrade of a server that staff gave another egg on the panel is not stopped for that' => static function (Check $check, Stage $stage) use ($sell): void {
        $id = $stage->order();
        $bigger = $sell($stage, [5 => '2048']);
        Policies::decide("product-$bigger", ['egg' => 'refuse']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $stage->panel->install((string) $stage->record($id)->server_uuid);
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->record($id)->server_uuid, ['egg_uuid' => 'd4edbe00-ba1a-47ba-9d7d-81b76c294c43']);
        $check->is([], array_filter($stage->host->hooks->run('ShoppingCartValidateUpgrade', ['id' => $id, 'pid' => $bigger])), 'before payment');
        $check->is('success', $stage->host->changePackage($id, $bigger)->message, 'nor afterwards');
    },
    'an upgrade to less disk than the server uses, or to another game, is stopped where that was decided' => static function (Check $check, Stage $stage) use ($sell): void {
        $upgrade = static fn (int $service, int $product): array => array_merge(...array_values(array_map(
            static fn (mixed $answer): array => (array) $answer,
            array_filter($stage->host->hooks->run('ShoppingCartValidateUpgrade', ['id' => $service, 'pid' => $product]))
        )) ?: [[]]);
        $id = $stage->order();
        $small = $sell($stage, [7 => '5']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $stage->panel->install((string) $stage->record($id)->server_uuid);
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $check->has('GB of disk', implode(' ', $upgrade($id, $small)), 'less disk');
        Policies::decide("product-$small", ['disk' => 'note']);
        $check->is([], $upgrade($id, $small), 'where a note will do');
        $other = $sell($stage, [2 => 'd4edbe00-ba1a-47ba-9d7d-81b76c294c43']);
        $check->is([], $upgrade($id, $other), 'another game');
        Policies::decide("product-$other", ['egg' => 'refuse']);
        $check->is(1, count($upgrade($id, $other)), 'where that is refused');
        Policies::decide("product-$other", ['egg' => 'note']);
        $stage->panel->fault(['kind' => 'stall', 'ms' => 3000], ['path' => '^/api/admin/servers', 'act' => 'after', 'times' => 1]);
        $stage->panel->fault(['kind' => 'hang'], ['path' => '^/api/admin/nests', 'times' => 0]);
        $begin = microtime(true);
        $check->is([], $upgrade($id, $other), 'a slow panel');
        $check->that(microtime(true) - $begin < 6, 'all questions together: ' . round(microtime(true) - $begin, 1) . ' s');
        $stage->panel->clearFaults();
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $check->is([], $upgrade($id, $small), 'a panel that is down');
        $check->is([], $upgrade(0, 0) + $upgrade(999999, $small) + $upgrade($id, 999999), 'what is not known');
    },
    'rules are never stricter than the panel\'s' => static function (Check $check, Stage $stage): void {
        require_once Stage::folder() . '/lib/autoload.php';
        $values = ['', '0', '5', '-5', '5.5', 'five', 'true', 'ünïcö', str_repeat('x', 30), '1e3', ' 7', '+7'];
        $rules = ['required', 'string', 'numeric', 'integer', 'boolean', 'max:4', 'min:3', 'between:2,6', 'integer|max:4', 'in:a,5', 'not_in:5,6', 'nullable|string', 'regex:/^a|b$/',
            'unheard:of', 'size:3', 'alpha_num'];
        foreach ($rules as $rule) {
            foreach ($values as $value) {
                $refused = false;
                try {
                    Calagopus\Tests\Panel\Calagopus\VariableRules::check('X', $value, explode('|', $rule));
                } catch (Calagopus\Tests\Panel\Calagopus\ApiError) {
                    $refused = true;
                }
                $check->that($refused || Rules::broken($rule, $value) === null, "$rule takes \"$value\"");
            }
        }
        $check->is(['most', ['most' => '4']], Rules::broken('required|integer|max:4', '5'), 'a number');
        $check->is(['shorter', ['most' => '4']], Rules::broken('max:4', 'fünfe'), 'a text');
    },
];
