<?php

/** The admin addon itself: activated and opened as WHMCS does it, quiet where the server module is missing or of another release, its texts whole. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Files;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;

$texts = static function (string $language): array {
    $_ADDONLANG = [];
    require dirname(__DIR__, 3) . "/modules-php/addons/calagopusadmin/lang/$language.php";
    return $_ADDONLANG;
};

return [
    'it is activated, opened by whom WHMCS lets, and deactivated with what was decided kept' => static function (Check $check, Stage $stage): void {
        $answer = $stage->host->addonModules->activate('calagopusadmin');
        $check->is('success', $answer['status'], 'activated: ' . $answer['description']);
        $product = $stage->product();
        $stage->host->saveProduct($product, ['calagopusadmin_policies' => ['place' => 'transfer']]);
        $html = $stage->host->addonModules->page('calagopusadmin', ['tab' => 'policies']);
        $check->has('Calagopus Administration', $html, 'its name');
        $check->has('<strong>Another place</strong>: The server is transferred there', $html, 'what was decided');
        $second = Capsule::table('tbladmins')->insertGetId(['username' => 'other', 'roleid' => 2]);
        $check->lacks('Another place', $stage->host->addonModules->page('calagopusadmin', ['tab' => 'policies'], [], (int) $second), 'another role');
        $check->is('info', $stage->host->addonModules->deactivate('calagopusadmin')['status'], 'deactivated');
        $check->is([], $stage->host->offers->productFields($product), 'no form any more');
        $check->is(1, Capsule::table('mod_calagopus_policies')->where('value', 'transfer')->count(), 'kept');
    },

    'the tab of policies lists every product and addon product, decided or not, escaped' => static function (Check $check, Stage $stage): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $check->has('no product', $stage->host->addonModules->page('calagopusadmin', ['tab' => 'policies']), 'none yet');
        $named = $stage->host->make->product(['module' => 'calagopus', 'name' => 'Paper & <b>Co</b>']);
        $stage->host->make->addonOffer(['module' => 'calagopus', 'name' => 'Second']);
        $stage->host->make->product(['module' => 'other', 'name' => 'Foreign']);
        $stage->host->saveProduct($named, ['calagopusadmin_policies' => ['place' => '']]);
        Capsule::table('mod_calagopus_policies')->insert(['subject' => "product-$named", 'name' => 'place', 'value' => '<i>later']);
        foreach (['policies', '../x', ['a']] as $tab) {
            $html = $stage->host->addonModules->page('calagopusadmin', ['tab' => $tab]);
            $check->that(str_contains($html, 'nav-tabs'), 'the tab ' . json_encode($tab));
        }
        $html = $stage->host->addonModules->page('calagopusadmin', ['tab' => 'policies']);
        $check->has("configproducts.php?action=edit&amp;id=$named\">Paper &amp; &lt;b&gt;Co&lt;/b&gt;</a>", $html, 'a product');
        $check->has('place is &quot;&lt;i&gt;later&quot;', $html, 'what cannot be read');
        $check->has('Second', $html, 'an addon product');
        $check->is(1, substr_count($html, 'Nobody decided'), 'nobody decided');
        $check->lacks('Foreign', $html, 'another module\'s');
    },

    'without the server module, or with another release of it, every page says so and nothing else happens' => static function (Check $check, Stage $stage): void {
        $script = <<<'PHP'
            require getenv('STANDIN') . '/bootstrap.php';
            $host = Calagopus\Tests\Whmcs\WhmcsHost::boot(['root' => $argv[1]]);
            $product = $host->make->product(['module' => 'calagopus']);
            $host->make->addonOffer(['module' => 'calagopus']);
            $activated = $host->addonModules->activate('calagopusadmin');
            WHMCS\Config\Setting::setValue('ModuleHooks', '');
            $_POST = $_REQUEST = [];
            $fields = $host->offers->productFields($product);
            $_SERVER['REQUEST_METHOD'] = 'POST';
            $_POST = ['calagopusadmin_policies' => ['place' => 'transfer']];
            $host->hooks->run('AdminProductConfigFieldsSave', ['pid' => $product]);
            $page = $host->addonModules->page('calagopusadmin');
            $footer = $host->adminPage('configproducts.php', ['id' => $product])['footer'];
            echo json_encode([$activated, $fields, $page, $footer, $host->offers->dashboard(), WHMCS\Database\Capsule::schema()->hasTable('mod_calagopus_policies')]);
            PHP;
        foreach (['missing' => 'copy the folder modules/servers/calagopus', '9.9.9' => 'of release 9.9.9', 'old' => 'of release unknown'] as $case => $said) {
            $root = Files::temporary('addon-alone');
            mkdir("$root/modules/servers", 0700, true);
            mkdir("$root/includes/hooks", 0700, true);
            mkdir("$root/templates", 0700);
            symlink(dirname(Stage::folder(), 2) . '/addons', "$root/modules/addons");
            exec('cp -R -L ' . escapeshellarg(dirname(Stage::folder(), 2) . '/addons') . ' ' . escapeshellarg("$root/modules/addons.copy"));
            unlink("$root/modules/addons");
            rename("$root/modules/addons.copy", "$root/modules/addons");
            if ($case !== 'missing') {
                exec('cp -R ' . escapeshellarg(Stage::folder()) . ' ' . escapeshellarg("$root/modules/servers/calagopus"));
                $file = "$root/modules/servers/calagopus/lib/Module.php";
                $line = "/    public const VERSION = '.*';\n/";
                file_put_contents($file, preg_replace($line, $case === 'old' ? '' : "    public const VERSION = '$case';\n", (string) file_get_contents($file)));
            }
            putenv('STANDIN=' . dirname(__DIR__, 2) . '/whmcs');
            file_put_contents("$root/run.php", "<?php declare(strict_types=1);\n$script");
            exec(escapeshellarg(PHP_BINARY) . ' ' . escapeshellarg("$root/run.php") . ' ' . escapeshellarg($root) . ' 2>&1', $lines, $status);
            [$activated, $fields, $page, $footer, $widgets, $hasTable] = json_decode(implode('', $lines), true) ?? [implode('', $lines), [], '', '', [], null];
            $check->is(0, $status, "$case: " . implode("\n", array_slice($lines, 0, 3)));
            $lines = [];
            $check->is('info', $activated['status'] ?? $activated, "$case: activated");
            $check->is(1, count($fields), "$case: one row on the product's page");
            foreach ([$activated['description'] ?? '', implode('', $fields), $page] as $place) {
                $check->has($said, $place, "$case: said");
            }
            $check->is(['', false], [$footer, $hasTable], "$case: nothing else");
            Files::remove($root);
        }
    },

    'an update is told to the activity log, and a config.php that cannot be read is said where the form would stand' => static function (Check $check, Stage $stage): void {
        $stage->host->addonModules->activate('calagopusadmin');
        Capsule::table('tbladdonmodules')->where('setting', 'version')->update(['value' => '0.0.9']);
        $stage->host->addonModules->page('calagopusadmin');
        $check->has('updated from release 0.0.9 to ' . Module::VERSION, $stage->host->logs->everything(), 'told');
        $product = $stage->product();
        $stage->server();
        $stage->configure(['nonsense' => 1]);
        foreach (['the form' => implode('', $stage->host->offers->productFields($product)), 'the widget' => implode('', $stage->host->offers->dashboard())] as $what => $html) {
            $check->that($html !== '', $what);
        }
        $check->has('there is no setting named &quot;nonsense&quot;', implode('', $stage->host->offers->productFields($product)), 'said');
        $stage->configure([]);
    },

    'its release is that of the server module and of the extension' => static function (Check $check, Stage $stage): void {
        $stage->host->addonModules->activate('calagopusadmin');
        preg_match('/PHP_CALAGOPUS_VERSION "([^"]+)"/', (string) file_get_contents(dirname(__DIR__, 3) . '/ext/php_calagopus.h'), $found);
        $check->is([$found[1], $found[1]], [Module::VERSION, $stage->host->addonModules->config('calagopusadmin')['version']], 'releases');
    },

    'its texts are there in each language, each one is said, and no word of a sentence is lost' => static function (Check $check, Stage $stage) use ($texts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $english = $texts('english');
        $languages = array_map(static fn (string $file): string => basename($file, '.php'), glob(dirname(__DIR__, 3) . '/modules-php/addons/calagopusadmin/lang/*.php') ?: []);
        $check->that(in_array('german', $languages, true), 'languages: ' . implode(', ', $languages));
        $sources = '';
        $folder = dirname(__DIR__, 3) . '/modules-php/addons/calagopusadmin';
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$folder/lib", FilesystemIterator::SKIP_DOTS)) as $file) {
            $sources .= file_get_contents($file->getPathname());
        }
        preg_match_all('/(?:text|html)\(\'([a-z_]+\.[a-z_.]*[a-z])\'/', $sources, $named);
        $check->that(count($named[1]) > 10, 'texts that are named');
        foreach (array_unique($named[1]) as $key) {
            $check->that(isset($english[$key]), "the sources name $key, which is no text");
        }
        $made = array_merge(
            array_map(static fn (string $name): string => "tab.$name", ['overview', 'policies', 'options', 'reconcile']),
            array_map(static fn (string $state): string => "overview.$state", ['away', 'limited', 'wrong', 'answers', 'unknown']),
            ['form.wrong_port_range', 'form.wrong_grace_days', 'policies.product', 'policies.addon', 'time.days', 'time.hours', 'time.minutes', 'policy.port_range.blank'],
        );
        foreach (WHMCS\Module\Server\Calagopus\Policy\Policy::cases() as $policy) {
            foreach (['', '.about', ...array_map(static fn (string $answer): string => ".$answer", $policy->answers())] as $part) {
                $made[] = "policy.$policy->value$part";
            }
        }
        $check->is([], array_values(array_diff($made, array_keys($english))), 'texts that are made of parts');
        foreach ($english as $key => $text) {
            $check->that(in_array($key, $made, true) || str_contains($sources, "'$key'"), "nothing says $key");
            preg_match_all('/:[a-z]+/', $text, $words);
            sort($words[0]);
            foreach ($languages as $language) {
                $other = $texts($language)[$key] ?? '';
                preg_match_all('/:[a-z]+/', $other, $theirs);
                sort($theirs[0]);
                $check->is($words[0], $theirs[0], "$language: words of $key");
                $check->that(trim($other) !== '', "$language: $key");
            }
        }
        foreach ($languages as $language) {
            $check->is([], array_keys(array_diff_key($texts($language), $english)), "$language: keys that are no texts");
        }
    },
];
