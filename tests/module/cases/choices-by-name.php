<?php

/** Which option, variable or place a configurable option or custom field means, whose word counts, and that what means nothing is said. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Choices\Choice;
use WHMCS\Module\Server\Calagopus\Choices\Kind;
use WHMCS\Module\Server\Calagopus\Choices\Reading;

const CHOICES_VELOCITY = 'd4edbe00-ba1a-47ba-9d7d-81b76c294c43';
const CHOICES_EMPTY = '2a578e0e-efec-4d27-bfd0-ccca8068cffd';

/** A service and its product. @param array<int, mixed> $options @return array{int, int} */
$order = static function (Stage $stage, array $options = []): array {
    $product = $stage->product($options);
    return [$stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]), $product];
};

/** Adds an option to the product and what was chosen of it. @param list<string> $choices */
$choose = static function (Stage $stage, int $id, int $product, string $name, int $type, array $choices, int $quantity = 0): int {
    $option = $stage->host->make->configurableOption($product, $name, $type, $choices);
    $stage->host->make->choose($id, $option['option'], $option['choices'][0], $quantity);
    return $option['option'];
};

/** Adds a field of the order form and what stands in it. @param array<string, mixed> $values columns of the field */
$fill = static function (Stage $stage, int $id, int $product, string $name, string $value, array $values = []): void {
    $field = $stage->host->make->customField('product', $product, $name, $values + ['adminonly' => '']);
    $stage->host->make->customFieldValue($field, $id, $value);
};

/** @param list<string> $words */
$refused = static function (Check $check, Stage $stage, int $id, array $words, string $what): void {
    $answer = $stage->host->create($id);
    $check->is(false, $answer->success, "$what: created");
    foreach ($words as $word) {
        $check->has($word, $answer->message, $what);
    }
};

/** What the module log says of the last call. */
$log = static function (Stage $stage): string {
    $entries = $stage->host->logs->moduleEntries();
    return json_encode(end($entries), JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
};

return [
    'every other name that the docs list means its option, and every one that the code knows is listed' => static function (Check $check): void {
        $page = (string) file_get_contents(dirname(__DIR__, 3) . '/docs/installing.md');
        preg_match('/\n## 4\. .*?(?=\n## )/s', $page, $section);
        $check->that(isset($section[0]), 'the section is there');
        foreach (WHMCS\Module\Server\Calagopus\Choices\Names::ALIASES as $option => $aliases) {
            foreach ($aliases as $alias) {
                $check->is($option, WHMCS\Module\Server\Calagopus\Choices\Names::find(strtoupper($alias))?->option, $alias);
                $check->that(stripos($section[0] ?? '', $alias) !== false, "docs/installing.md lists $alias");
            }
        }
        preg_match_all('/^\| (?!option|-)([^|]+) \| ([^\n]+) \|$/m', $section[0] ?? '', $rows, PREG_SET_ORDER);
        $count = 0;
        foreach (array_slice($rows, 0, 12) as [, $option, $names]) {
            foreach (preg_split('/[,;:] /', explode('; a choice', $names)[0]) as $name) {
                $found = WHMCS\Module\Server\Calagopus\Choices\Names::find(trim($name));
                $check->that($name === 'counted in threads' || $found !== null, "the code knows \"$name\" of $option");
                $count++;
            }
        }
        $check->that($count > 40, "only $count names were found in the page");
    },
    'common other names count, extras add, and Change Package reads the same' => static function (Check $check, Stage $stage) use ($order, $choose): void {
        [$id, $product] = $order($stage, [13 => '1']);
        $choose($stage, $id, $product, 'RAM|Working memory', 1, ['2048|2 GB']);
        $choose($stage, $id, $product, 'Storage (GB)', 4, ['x'], 20);
        $choose($stage, $id, $product, 'Databases', 4, ['x'], 3);
        $backups = $choose($stage, $id, $product, 'Extra Backups', 4, ['x'], 4);
        $choose($stage, $id, $product, 'Extra Ports', 4, ['x'], 2);
        $choose($stage, $id, $product, 'cpu_cores', 1, ['2|Two']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $server = $stage->onlyServer($id);
        $held = static fn (array $server): array => array_map(intval(...), [
            $server['memory'], $server['disk'], $server['databases'], $server['backups'], $server['allocations'], $server['cpu'],
        ]);
        $check->is([2048, 20480, 3, 5, 3, 200], $held($server), 'created');
        $check->is('success', $stage->host->changePackage($id, [$backups => [0, 0]])->message, 'change');
        $check->is([2048, 20480, 3, 1, 3, 200], $held($stage->onlyServer($id)), 'changed');
    },
    'a location that the customer chose goes before the product\'s node' => static function (Check $check, Stage $stage) use ($order, $choose, $refused): void {
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'Location UUIDs|Region', 1, [Seed::FRANKFURT . '|Frankfurt']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is([0, 1], [count($stage->panel->requests('POST', '^/api/admin/servers$')), count($stage->panel->requests('POST', '/deploy$'))], 'deployed');
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'Region', 1, [CHOICES_EMPTY . '|Nowhere']);
        $refused($check, $stage, $id, ['locations'], 'where nothing is free');
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'Node', 2, [Seed::NODE_2 . '|The other one']);
        $check->is('success', $stage->host->create($id)->message, 'a chosen node');
        $check->is(Seed::NODE_2, $stage->onlyServer($id)['node'], 'node');
    },
    'an egg that the administrator offers may be chosen, with its nest where he writes it' => static function (Check $check, Stage $stage) use ($order, $choose, $refused): void {
        foreach ([CHOICES_VELOCITY . '|Velocity', Stage::NEST . '/' . CHOICES_VELOCITY . '|Velocity'] as $choice) {
            [$id, $product] = $order($stage);
            $choose($stage, $id, $product, 'Game', 1, [$choice]);
            $check->is('success', $stage->host->create($id)->message, "create with $choice");
            $check->is(CHOICES_VELOCITY, $stage->onlyServer($id)['egg'], 'egg');
        }
        foreach (['Egg' => [4, ['x'], 3], 'Location' => [3, ['Yes'], 1], 'Node' => [1, ['Frankfurt'], 0]] as $name => [$type, $choices, $quantity]) {
            [$id, $product] = $order($stage);
            $choose($stage, $id, $product, $name, $type, $choices, $quantity);
            $refused($check, $stage, $id, ["\"$name\"", 'UUID'], $name);
        }
    },
    'what a customer types is at most what the product says' => static function (Check $check, Stage $stage) use ($order, $fill, $refused, $log): void {
        $no = ['RAM (GB)' => '8', 'Egg' => CHOICES_VELOCITY, 'Node' => Seed::NODE_2, 'Region' => CHOICES_EMPTY, 'Docker Image' => 'evil:latest',
            'Startup Command' => 'sh', 'Extra Backups' => '5', 'KVM' => 'on', 'Memory' => '0', 'Swap' => '-1', 'Backups' => '3', 'Memory Overhead' => '512'];
        foreach ($no as $name => $value) {
            [$id, $product] = $order($stage, [4 => Seed::FRANKFURT]);
            $fill($stage, $id, $product, $name, $value);
            $refused($check, $stage, $id, ['the custom field "' . $name . '"'], $name);
        }
        $check->is([], $stage->panel->requests('POST', '^/api/admin/servers'), 'the panel was asked for servers');
        [$id, $product] = $order($stage, [4 => Seed::FRANKFURT, 13 => '5']);
        foreach (['RAM (MB)' => '512', 'Backups' => '3', 'Game' => 'Chess & Go', 'Egg' => strtoupper(Seed::PAPER), 'Region' => Seed::FRANKFURT, 'Disk' => ' '] as $name => $value) {
            $fill($stage, $id, $product, $name, $value);
        }
        $check->is('success', $stage->host->create($id)->message, 'less than the product');
        $server = $stage->onlyServer($id);
        $check->is([512, 3, Seed::PAPER, 10240], [(int) $server['memory'], (int) $server['backups'], $server['egg'], (int) $server['disk']], 'held');
        $check->has('\\"Game\\"', $log($stage), 'words in a field are said');
    },
    'fields whose values the administrator wrote count like a drop-down' => static function (Check $check, Stage $stage) use ($order, $fill, $refused): void {
        [$id, $product] = $order($stage);
        $fill($stage, $id, $product, 'RAM (GB)', '8', ['fieldtype' => 'dropdown', 'fieldoptions' => '4,8']);
        $fill($stage, $id, $product, 'CPU Limit', '0', ['adminonly' => 'on']);
        $fill($stage, $id, $product, 'Hugepages', 'on', ['fieldtype' => 'tickbox']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $server = $stage->onlyServer($id);
        $check->is([8192, 0, 1], [(int) $server['memory'], (int) $server['cpu'], (int) $server['hugepages']], 'held');
        [$id, $product] = $order($stage);
        $fill($stage, $id, $product, 'RAM (GB)', '64', ['fieldtype' => 'dropdown', 'fieldoptions' => '4,8']);
        $refused($check, $stage, $id, ['"RAM (GB)"'], 'a value that is not in the list');
    },
    'an option or field named as a variable of the egg sets it, whether the product lists it or not' => static function (Check $check, Stage $stage) use ($order, $choose, $fill): void {
        $variables = static fn (int $id): array => array_intersect_key((array) $stage->onlyServer($id)['variables'], ['MINECRAFT_VERSION' => 1, 'SERVER_JARFILE' => 1, 'QUERY_PORT' => 1]);
        [$id, $product] = $order($stage, [19 => 'SERVER_JARFILE=a.jar']);
        $choose($stage, $id, $product, 'MINECRAFT_VERSION|Version', 1, ['1.21|The newest']);
        $fill($stage, $id, $product, 'QUERY_PORT', '25570');
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is(['SERVER_JARFILE' => 'a.jar', 'MINECRAFT_VERSION' => '1.21', 'QUERY_PORT' => '25570'], array_replace(['SERVER_JARFILE' => '', 'MINECRAFT_VERSION' => '', 'QUERY_PORT' => ''], $variables($id)), 'held');
        foreach ([[], [19 => "MINECRAFT_VERSION=1.20\nSERVER_JARFILE=b.jar"]] as $options) {
            [$id, $product] = $order($stage, $options);
            $choose($stage, $id, $product, 'Version', 1, ['1.19|Old']);
            $check->is('success', $stage->host->create($id)->message, 'create with "Version"');
            $check->is('1.19', $variables($id)['MINECRAFT_VERSION'] ?? null, 'version');
        }
    },
    'what means nothing is said in the module log, on the admin tab and on saving, escaped' => static function (Check $check, Stage $stage) use ($order, $choose, $fill, $log): void {
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'DDoS <b>Shield</b>', 3, ['Yes'], 1);
        $choose($stage, $id, $product, 'VIP', 1, ['gold|Gold']);
        $fill($stage, $id, $product, 'Discord & Co', 'ada');
        $fill($stage, $id, $product, 'Left blank', '');
        $fill($stage, $id, $product, 'Server UUID', '', ['adminonly' => 'on']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        foreach (['"DDoS', '"VIP', '"Discord & Co'] as $name) {
            $check->has(str_replace('"', '\\"', $name), $log($stage), 'module log');
        }
        $check->lacks('Left blank', $log($stage), 'module log');
        $tab = implode(' ', $stage->host->adminServicesTab($id));
        foreach (['DDoS &lt;b&gt;Shield&lt;/b&gt;', 'VIP', 'Discord &amp; Co', 'changed nothing'] as $part) {
            $check->has($part, $tab, 'admin tab');
        }
        $check->lacks('Server UUID"', $tab, 'admin tab');
        $check->is('success', $stage->host->changePackage($id, $product)->message, 'change');
        $check->has('VIP', $log($stage), 'module log of Change Package');
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $page = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        $check->has('calagopus-save-notes', $page, 'page');
        $check->has('DDoS &lt;b&gt;Shield&lt;/b&gt;', $page, 'page');
        $check->lacks('id="calagopus-save-errors"', $page, 'page');
        $check->lacks('id="calagopus-save-notes"', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'once');
    },
    'choices that would be refused are said when the product is saved' => static function (Check $check, Stage $stage) use ($order): void {
        $product = $stage->product();
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->newRequest('configproducts.php');
        $wrong = ['Memory' => [4, ['x']], 'Disk (GB)' => [4, ['x']], 'RAM' => [1, ['2048|2 GB', '4|4 GB']], 'Region' => [1, ['Frankfurt']], 'Swap' => [3, ['Yes']]];
        foreach ($wrong + ['CPU' => [1, ['0|Unlimited', '100|One']], 'MINECRAFT_VERSION' => [1, ['1.21']]] as $name => [$type, $choices]) {
            $stage->host->make->configurableOption($product, $name, $type, $choices);
        }
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $page = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        foreach (array_keys($wrong) as $name) {
            $check->has("<strong>$name</strong>", $page, 'page');
        }
        $check->lacks('<strong>CPU</strong>', $page, 'page');
        $check->lacks('calagopus-save-notes"', $page, 'page');
    },
    'an option that is spelt like a variable and none of the egg\'s is said on saving, with the one that comes nearest' => static function (Check $check, Stage $stage): void {
        $entry = $stage->server();
        $product = $stage->product();
        $stage->host->saveProduct($product, ['servergroup' => $stage->host->make->serverGroup('G', [$entry]), 'packageconfigoption' => Stage::OPTIONS]);
        $stage->panel->control('POST', 'variable', ['env_variable' => 'MAX_PLAYERS', 'default_value' => '10', 'rules' => ['string']]);
        $saved = static function (string $option, array $choices = ['1']) use ($stage, $product): string {
            Capsule::table('tblproductconfiglinks')->delete();
            $stage->host->make->configurableOption($product, $option, 1, $choices);
            $stage->host->newRequest('configproducts.php');
            $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
            return $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'];
        };
        $page = $saved('MAX_PLAYRS');
        foreach (['calagopus-save-notes"', '&quot;MAX_PLAYRS&quot;', 'MAX_PLAYERS'] as $part) {
            $check->has($part, $page, 'misspelt');
        }
        foreach (['MAX_PLAYERS', 'MINECRAFT_VERSION', 'Version'] as $right) {
            $check->lacks('calagopus-save-notes"', $saved($right), $right);
        }
        $other = $stage->panel->control('POST', 'egg', [])['uuid'];
        $stage->panel->control('POST', 'variable', ['egg' => $other, 'env_variable' => 'GALAXY', 'default_value' => '', 'rules' => ['string']]);
        $check->has('&quot;GALAXY&quot;', $saved('GALAXY'), 'another egg\'s');
        $stage->host->make->configurableOption($product, 'Egg', 1, ["$other|Other"]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $check->lacks('calagopus-save-notes"', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'an egg that customers may choose');
        $mark = $stage->panel->mark();
        $saved('VIP', ['gold|Gold']);
        $check->is(1, count(array_filter($stage->panel->log($mark), static fn (array $line): bool => str_contains($line['path'], '/variables'))), 'the egg is asked once');
        $mark = $stage->panel->mark();
        $check->has('&quot;Priority Support&quot;', $saved('Priority Support'), 'what no variable is called');
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $line): bool => str_contains($line['path'], '/variables')), 'is not asked for');
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '/variables', 'times' => 0]);
        $check->lacks('calagopus-save-notes"', $saved('MAX_PLAYRS'), 'a panel that is away');
        $check->lacks('id="calagopus-save-errors"', $saved('MAX_PLAYRS'), 'is no error');
    },
    'two options that say different things are refused, and an option goes before a field' => static function (Check $check, Stage $stage) use ($order, $choose, $fill, $refused, $log): void {
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'RAM', 1, ['2048|2']);
        $choose($stage, $id, $product, 'Memory', 1, ['4096|4']);
        $refused($check, $stage, $id, ['"RAM"', '"Memory"', 'keep one of them'], 'two options');
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'RAM', 1, ['2048|2']);
        $fill($stage, $id, $product, 'Memory (MB)', '512');
        $check->is('success', $stage->host->create($id)->message, 'an option and a field');
        $check->is(2048, (int) $stage->onlyServer($id)['memory'], 'memory');
        $check->has('was not used', $log($stage), 'module log');
    },
    'where WHMCS\'s tables of options cannot be read, a 0 is refused and texts count' => static function (Check $check, Stage $stage) use ($order): void {
        foreach (['tblproductconfiglinks', 'tblproductconfigoptionssub', 'tblhostingconfigoptions', 'tblcustomfields'] as $table) {
            [$id] = $order($stage);
            $params = $stage->host->paramsFor($id);
            Capsule::schema()->rename($table, "{$table}_away");
            $create = static fn (array $options): string => $stage->host->callModule('calagopus', 'CreateAccount', ['configoptions' => $options] + $params);
            $check->has('unlimited', $create(['Memory' => 0]), "$table: a 0");
            $check->is('success', $create(['Memory' => '2048', 'Node' => Seed::NODE_2]), "$table: others");
            $check->is([2048, Seed::NODE_2], [(int) $stage->onlyServer($id)['memory'], $stage->onlyServer($id)['node']], "$table: held");
            Capsule::schema()->rename("{$table}_away", $table);
        }
    },
    'two options of one name and of different types are of a type that is not known' => static function (Check $check, Stage $stage) use ($order, $choose, $refused): void {
        [$id, $product] = $order($stage);
        $choose($stage, $id, $product, 'CPU Limit', 4, ['x'], 0);
        $stage->host->make->configurableOption($product, 'CPU Limit', 1, ['0|Unlimited']);
        $refused($check, $stage, $id, ['unlimited'], 'a 0');
    },
    'an addon\'s own custom fields count, and neither its parent\'s fields nor options' => static function (Check $check, Stage $stage) use ($order, $fill, $log): void {
        [$id, $product] = $order($stage);
        $fill($stage, $id, $product, 'RAM (MB)', '512');
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $offer]);
        $field = $stage->host->make->customField('addon', $offer, 'RAM (GB)', ['adminonly' => '', 'fieldtype' => 'dropdown', 'fieldoptions' => '2,4']);
        $stage->host->make->customFieldValue($field, $addon, '4');
        $params = ['configoptions' => ['CPU Limit' => '800', 'Memory' => 0, 'MINECRAFT_VERSION' => '1.1']]
            + $stage->host->paramsFor(Calagopus\Tests\Whmcs\Target::addon($addon));
        $check->is('success', $stage->host->callModule('calagopus', 'CreateAccount', $params), 'create');
        $server = $stage->onlyServer("addon-$addon");
        $check->is([4096, 100], [(int) $server['memory'], (int) $server['cpu']], 'memory, and the CPU that the addon says');
        $check->has('MINECRAFT_VERSION', $log($stage), 'what the parent\'s options say is named');
    },
    'where the product says no number, what a customer types has no bound and is refused' => static function (Check $check, Stage $stage) use ($order, $fill, $refused): void {
        foreach ([5 => 'RAM (MB)', 7 => 'Disk (MB)', 8 => 'CPU Limit'] as $number => $name) {
            foreach (['', '2 GB'] as $own) {
                [$id, $product] = $order($stage, [$number => $own]);
                $fill($stage, $id, $product, $name, '999999');
                $refused($check, $stage, $id, ['the custom field "' . $name . '"'], "$name of a product with \"$own\"");
            }
        }
        $check->is([], $stage->panel->requests('POST', '^/api/admin/servers'), 'the panel was asked for servers');
    },
    'an egg that does not count brings no nest with it' => static function (Check $check, Stage $stage): void {
        require_once Stage::folder() . '/lib/autoload.php';
        $chosen = (new Reading(['nest_uuid' => Stage::NEST, 'egg_uuid' => Seed::PAPER]))->read([
            new Choice('Egg', CHOICES_VELOCITY, Kind::Written, true),
            new Choice('Game', CHOICES_EMPTY . '/' . Seed::PAPER, Kind::Written, false),
        ]);
        $check->is([Stage::NEST, CHOICES_VELOCITY], [$chosen->options['nest_uuid'], $chosen->options['egg_uuid']], 'nest and egg');
    },
    'more swap is never none: a choice of -1 does not take the limit away' => static function (Check $check, Stage $stage): void {
        require_once Stage::folder() . '/lib/autoload.php';
        foreach (['0', '512'] as $own) {
            $said = '';
            try {
                (new Reading(['swap' => $own]))->read([new Choice('Extra Swap', '-1', Kind::Written, true)]);
            } catch (\Throwable $problem) {
                $said = $problem->getMessage();
            }
            $check->has('Extra Swap', $said, "on top of $own");
        }
    },
];
