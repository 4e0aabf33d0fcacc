<?php

/** The check of a product's options on its page, and the mark that says whether WHMCS reads hooks.php. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

return [
    'hooks.php registers and does nothing else: no query, no class of the module' => static function (Check $check, Stage $stage): void {
        $script = Stage::folder() . '/../../hooks-probe.php';
        file_put_contents($script, '<?php define("WHMCS", true); $points = []; function add_hook($point, $priority, $function) {'
            . ' global $points; $points[] = $point; } require "' . Stage::folder() . '/hooks.php"; $own = array_filter(get_declared_classes(),'
            . ' fn ($c) => str_starts_with($c, "WHMCS")); echo json_encode([$points, $own, CALAGOPUS_MODULE_HOOKS, extension_loaded("calagopus")]);');
        exec(escapeshellarg(PHP_BINARY) . ' -n ' . escapeshellarg($script) . ' 2>&1', $lines);
        unlink($script);
        [$points, $own, $mark, $extension] = json_decode(implode("\n", $lines), true) ?? [[], ['what was printed: ' . implode("\n", $lines)], null, null];
        $check->is([[], true, false], [$own, $mark, $extension], 'classes of the module, the mark, the extension');
        $check->is([], array_values(array_diff(['AdminAreaFooterOutput', 'ProductEdit', 'AfterCronJob'], $points)), 'what must be there');
        $check->is(array_values(array_unique($points)), $points, 'points, each once'); // docs/whmcs-surface.md has a row for each: documentation.php looks
    },
    'the mark is missing until a product was saved, and where it is missing the remedy is said' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $tab = json_decode($stage->child('tab', $id)->wait()['out'], true);
        $check->has('press Save Changes once', implode(' ', (array) $tab), 'admin tab');
        $test = json_decode($stage->child('test', (int) $stage->host->service($id)->server)->wait()['out'], true);
        $check->is(true, $test['success'] ?? null, 'the connection is fine all the same');
        $check->has('press Save Changes once', $test['error'] ?? null, 'Test Connection');
        $check->has('press Save Changes once', implode(' ', $stage->host->logs->activities()), 'activity log');
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
        $tab = json_decode($stage->child('tab', $id)->wait()['out'], true);
        $check->lacks('press Save Changes once', implode(' ', (array) $tab), 'admin tab afterwards');
        $test = json_decode($stage->child('test', (int) $stage->host->service($id)->server)->wait()['out'], true);
        $check->is('', $test['error'] ?? null, 'Test Connection afterwards');
    },
    'wrong options are shown, escaped and once, on the page that a save returns to' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => '<b>x</b>', 5 => '2 GB', 19 => '<i>'] + Stage::OPTIONS]);
        $page = static fn (): string => $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        $footer = $page();
        foreach (['Nest UUID', 'Memory', 'Egg Variables', 'calagopus-save-errors'] as $part) {
            $check->has($part, $footer, 'page');
        }
        $check->lacks('<i>', $footer, 'page');
        $check->has('Memory: ', implode(' ', $stage->host->logs->activities()), 'activity log');
        $check->lacks('id="calagopus-save-errors"', $page(), 'once');
        $other = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product + 1])['footer'];
        $check->lacks('id="calagopus-save-errors"', $other, 'on this product\'s page alone');
    },
    'right options bring no message, quotes and ampersands included' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => [17 => 'a && "b" \'c\'', 18 => str_repeat('&', 60), 19 => 'A=1&2'] + Stage::OPTIONS]);
        $footer = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        $check->lacks('id="calagopus-save-errors"', $footer, 'page');
        $check->has('<script>', $footer, 'the script that checks before the form is sent');
        $check->lacks('%s', $footer, 'the script has its settings');
    },
    'other pages and other modules\' products get nothing' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('index.php');
        $check->is('', trim($stage->host->adminPage('index.php')['footer']), 'another page');
        $other = $stage->host->make->product(['module' => '']);
        $stage->host->saveProduct($other, ['packageconfigoption' => [1 => 'nonsense']]);
        $footer = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $other])['footer'];
        $check->lacks('id="calagopus-save-errors"', $footer, 'another product');
    },
    'the script\'s rules are never stricter than the extension\'s' => static function (Check $check, Stage $stage): void {
        require_once Stage::folder() . '/lib/autoload.php';
        $rules = (new ReflectionClassConstant(WHMCS\Module\Server\Calagopus\ProductForm::class, 'RULES'))->getValue();
        $errors = static fn (array $options): array => WHMCS\Module\Server\Calagopus\SaveCheck::errors($options);
        $good = array_combine(array_map(static fn (int $n): string => "configoption$n", array_keys(Stage::OPTIONS)), Stage::OPTIONS);
        $check->is([], $errors($good), 'the usual options');
        foreach ($rules as $name => $rule) {
            $position = 'configoption' . (array_search($name, Calagopus\Spec::optionNames(), true) + 1);
            $label = WHMCS\Module\Server\Calagopus\Options::label($name);
            if ($rule[0] === 'number') {
                $most = $rule[3] ?? 2147483647;
                $check->is([], $errors([$position => (string) $rule[2]] + $good), "$name takes the least");
                $check->is([], $errors([$position => (string) $most] + $good), "$name takes the most");
                foreach ([(string) ($rule[2] - 1), (string) ($most + 1), '1x'] as $wrong) {
                    $check->that(isset($errors([$position => $wrong] + $good)[$label]), "$name refuses $wrong");
                }
            }
            if ($rule[1]) {
                $check->that(isset($errors([$position => ' '] + $good)[$label]), "$name refuses a blank");
            }
            if ($rule[0] === 'uuid' || $rule[0] === 'uuids') {
                $check->that(isset($errors([$position => '0123'] + $good)[$label]), "$name refuses what is no UUID");
                $check->is([], $errors([$position => ' ' . strtoupper(Stage::NEST) . ' '] + $good), "$name takes upper case and spaces around it");
            }
        }
        $check->is([], $errors(['configoption19' => " A_1 = x\r\n\r\nB=2 = 3"] + $good), 'variables');
        $check->is([], $errors(['configoption15' => "plugins:5, worlds: 3\nx.y-z:true"] + $good), 'custom limits');
    },
    'what an administrator named an option comes into WHMCS\'s activity log without markup' => static function (Check $check, Stage $stage): void {
        $product = $stage->product();
        $stage->host->make->configurableOption($product, 'Memory <img src=x onerror=alert(1)> (GB)', 4, ['x']);
        $stage->host->make->configurableOption($product, 'Egg', 1, ['<img src=x>|Chess']);
        for ($time = 0; $time < 2; $time++) {
            $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        }
        $said = implode(' ', $stage->host->logs->activities());
        $check->has('need attention', $said, 'log');
        $check->lacks('<img', $said, 'log');
    },
];
