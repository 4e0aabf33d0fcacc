<?php

/** The admin addon's configurable options: shown before they are written, written whole or not at all, and read by the module to what they say. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Whmcs\ChildProcess;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\Options\Plan;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Choices\Offer as Choosable;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

const ADDON_TABLES = ['tblproductconfiggroups', 'tblproductconfiglinks', 'tblproductconfigoptions', 'tblproductconfigoptionssub', 'tblpricing'];

$page = static fn (Stage $stage, array $get = [], array $post = []): string => $stage->host->addonModules->page('calagopusadmin', ['tab' => 'options'] + $get, $post);

/** The hidden fields of the form on a page, and every box that is ticked. @return array<string, mixed> */
$form = static function (string $html): array {
    preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $html, $hidden);
    preg_match_all('~name="calagopusadmin_options\[\]" value="([a-z_]+)" checked~', $html, $boxes);
    return array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_options' => $boxes[1]];
};

$counts = static fn (): array => array_map(static fn (string $table): int => Capsule::table($table)->count(), ADDON_TABLES);

/** Each choice of an option of the product: option => list of [id, choice, what it says]. */
$choicesOf = static function (int $product): array {
    $rows = Capsule::table('tblproductconfiglinks as l')->join('tblproductconfigoptions as o', 'o.gid', '=', 'l.gid')
        ->join('tblproductconfigoptionssub as s', 's.configid', '=', 'o.id')->where('l.pid', $product)->orderBy('o.id')->orderBy('s.sortorder')
        ->get(['o.id', 'o.optionname as option', 'o.optiontype', 'o.qtymaximum', 's.id as choice', 's.optionname as says']);
    $options = [];
    foreach ($rows as $row) {
        $options[html_entity_decode($row->option, ENT_QUOTES)][] = $row;
    }
    return $options;
};

return [
    'the rows are shown before anything is written; one press writes them, priced at nothing in each currency' => static function (Check $check, Stage $stage) use ($page, $form, $counts, $choicesOf): void {
        $stage->host->addonModules->activate('calagopusadmin');
        Capsule::table('tblcurrencies')->insert(['code' => 'EUR', 'rate' => 1]);
        $product = $stage->product();
        $check->has('Game Server', $page($stage), 'the product is listed');
        $html = $page($stage, ['product' => $product]);
        foreach (['Memory (GB)|Memory', '1|1 GB', '8|8 GB', 'Disk (GB)|Disk space', '10|10 GB', 'CPU (Cores)|CPU', '1|1 Core', 'Extra Databases|Additional databases', 'Quantity, 0 to 10'] as $shown) {
            $check->has($shown, $html, 'shown');
        }
        $check->is([0, 0, 0, 0, 0], $counts(), 'nothing is written by looking');
        $said = $page($stage, ['product' => $product], $form($html));
        $check->has('Options that were created: 6', $said, 'said');
        $check->has('action=managegroup&amp;id=1', $said, 'where prices are set');
        $check->is([1, 1, 6, 21, 42], $counts(), 'written');
        $check->is(
            [6, 0],
            [Capsule::table('tblproductconfigoptions')->where('hidden', 1)->count(), Capsule::table('tblproductconfigoptionssub')->where('hidden', '!=', 0)->count()],
            'no customer gets them for nothing before they have a price'
        );
        $check->has('set the prices, then take Hidden away', $said, 'what to do next');
        $check->is([1, $product], array_values((array) Capsule::table('tblproductconfiglinks')->first(['gid', 'pid'])), 'linked');
        $prices = Capsule::table('tblpricing')->where('type', 'configoptions')->where('monthly', 0)->where('msetupfee', 0)->where('triennially', 0);
        $check->is([42, [1, 2]], [$prices->count(), array_map(intval(...), $prices->distinct()->orderBy('currency')->pluck('currency')->all())], 'prices');
        $check->is(['1', '1', '1', '4', '4', '4'], array_map(static fn (array $rows): string => (string) $rows[0]->optiontype, array_values($choicesOf($product))), 'kinds');
        $check->has('configurable options were created for product ID: ' . $product, $stage->host->logs->everything(), 'the activity log');
    },

    'the module reads what was created to the numbers that the choices say, and Create makes the server with them' => static function (Check $check, Stage $stage) use ($page, $form, $choicesOf): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $cases = ['whole' => [5 => '2048', 7 => '20480', 8 => '200', 11 => '2', 12 => '1', 13 => '3'], 'odd' => [5 => '1500', 7 => '1000', 8 => '150'], 'unlimited' => [5 => '0', 7 => '0', 8 => '0']];
        foreach ($cases as $case => $options) {
            $service = $stage->order($options);
            $product = (int) $stage->host->service($service)->packageid;
            $page($stage, ['product' => $product], $form($page($stage, ['product' => $product])));
            $own = Options::ofProduct(Params::of((array) Capsule::table('tblproducts')->where('id', $product)->first()));
            [$errors, $notes] = Choosable::check($product, $own);
            $check->is([[], []], [$errors, $notes], "$case: as the product's page looks at them");
            $read = static fn (string $option): mixed => (new Call('Test', $stage->host->paramsFor($service)))->chosen()->options[$option];
            foreach ($choicesOf($product) as $name => $rows) {
                $option = WHMCS\Module\Server\Calagopus\Choices\Names::find(explode('|', $name)[0])?->option;
                foreach ($rows as $place => $row) {
                    $quantity = (int) $row->optiontype === 4 ? 3 : 0;
                    $stage->host->make->choose($service, (int) $row->id, (int) $row->choice, $quantity);
                    preg_match('/\|(\d+|Unlimited)(?: (GB|MB|Cores?|%))?/', html_entity_decode($row->says), $says);
                    $factor = ['GB' => 1024, 'Core' => 100, 'Cores' => 100][$says[2] ?? ''] ?? 1;
                    $number = ($says[1] ?? '') === 'Unlimited' ? 0 : (int) ($says[1] ?? 0) * $factor;
                    $expected = $quantity > 0 ? (int) $own[$option] + 3 : $number;
                    $check->is($expected, (int) $read($option), "$case: $name: {$row->says}");
                    $place === 0 && $quantity === 0 && $check->is((int) $own[$option], (int) $read($option), "$case: the first choice is the product's own: $name");
                }
            }
        }
        $service = $stage->order();
        $product = (int) $stage->host->service($service)->packageid;
        $page($stage, ['product' => $product], $form($page($stage, ['product' => $product])));
        $memory = $choicesOf($product)['Memory (GB)|Memory'][3];
        $databases = $choicesOf($product)['Extra Databases|Additional databases'][0];
        $stage->host->make->choose($service, (int) $memory->id, (int) $memory->choice);
        $stage->host->make->choose($service, (int) $databases->id, (int) $databases->choice, 2);
        $check->is('success', $stage->host->create($service)->message, 'Create');
        $server = $stage->panel->api('GET', '/api/admin/servers/' . $stage->onlyServer($service)['uuid'])['json']['server'];
        $check->is([4096, 2], [$server['limits']['memory'], $server['feature_limits']['databases']], 'the server');
    },

    'what is there is left alone and said, whatever it is called; a second press writes nothing' => static function (Check $check, Stage $stage) use ($page, $form, $counts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product();
        $stage->host->make->configurableOption($product, 'RAM in MB', 1, ['2048|2 GB']);
        $stage->host->make->configurableOption($product, 'Colour <b>', 1, ['red|Red']);
        $html = $page($stage, ['product' => $product]);
        $check->has('&quot;RAM in MB&quot; is there and is left alone', $html, 'it means memory');
        $first = $form($html);
        $check->is(['disk', 'cpu', 'database_limit', 'backup_limit', 'allocations_limit'], $first['calagopusadmin_options'], 'what can be ticked');
        $page($stage, ['product' => $product], ['calagopusadmin_options' => ['disk', 'memory']] + $first);
        $check->is([3, 3, 3, 8, 6], $counts(), 'disk alone');
        $again = $page($stage, ['product' => $product], ['calagopusadmin_options' => ['disk', 'cpu']] + $first);
        $check->has('Options that were created: 1', $again, 'a press on the page of before');
        $check->has('&quot;Disk (GB)&quot; is there and was left alone', $again, 'said');
        $check->is([3, 3, 4, 14, 12], $counts(), 'in the same group');
        $page($stage, ['product' => $product], ['calagopusadmin_options' => ['disk', 'cpu']] + $first);
        $check->is([3, 3, 4, 14, 12], $counts(), 'a third press');
        $other = $stage->product();
        $page($stage, ['product' => $other], ['calagopusadmin_options' => ['disk']] + $form($page($stage, ['product' => $other])));
        $check->is([4, 4], array_slice($counts(), 0, 2), 'another product has a group of its own');
    },

    'a group that other products share gets nothing, and a product that changed meanwhile is looked at again' => static function (Check $check, Stage $stage) use ($page, $form, $counts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product();
        $shown = $form($page($stage, ['product' => $product]));
        $page($stage, ['product' => $product], ['calagopusadmin_options' => ['disk']] + $shown);
        Capsule::table('tblproductconfiglinks')->insert(['gid' => 1, 'pid' => $stage->product()]);
        $page($stage, ['product' => $product], ['calagopusadmin_options' => ['cpu']] + $shown);
        $check->is([2, 1], [Capsule::table('tblproductconfiggroups')->count(), Capsule::table('tblproductconfigoptions')->where('gid', 1)->count()], 'the shared group');
        $before = $counts();
        Capsule::table('tblproducts')->where('id', $product)->update(['configoption5' => '4096']);
        $check->has('the product was changed since', $page($stage, ['product' => $product], ['calagopusadmin_options' => ['memory']] + $shown), 'said');
        $check->is($before, $counts(), 'nothing written');
    },

    'mariadb: what fails half-way leaves nothing of it, and the same press works afterwards' => static function (Check $check, Stage $stage) use ($page, $form, $counts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        foreach (ADDON_TABLES as $table) {
            Capsule::connection()->statement("ALTER TABLE $table ENGINE=InnoDB");
        }
        $product = $stage->product();
        $shown = $form($page($stage, ['product' => $product]));
        Capsule::schema()->rename('tblpricing', 'tblpricing_gone');
        $check->has('could not be made', $page($stage, ['product' => $product], $shown), 'said');
        Capsule::schema()->rename('tblpricing_gone', 'tblpricing');
        $check->is([0, 0, 0, 0, 0], $counts(), 'nothing is left');
        $check->has('Options that were created: 6', $page($stage, ['product' => $product], $shown), 'then it works');
        $plan = Plan::of(Offer::find('product', $product) ?? throw new LogicException());
        $check->is([], $plan->wanted(array_column($plan->proposals, 'key')), 'all of it is there');
    },

    'mariadb: of presses at the same moment one writes, and the others find it there' => static function (Check $check, Stage $stage) use ($counts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product();
        $children = array_map(static fn (): ChildProcess => $stage->child('options', $product), range(1, 4));
        $said = array_map(static fn (ChildProcess $child): string => $child->wait()['out'], $children);
        sort($said);
        $check->is(['0 6', '0 6', '0 6', '6 0'], $said, 'written, there');
        $check->is([1, 1, 6, 21, 21], $counts(), 'once');
    },

    'a form that asks for nothing, for another module\'s product or for nonsense writes nothing' => static function (Check $check, Stage $stage) use ($page, $form, $counts): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $product = $stage->product();
        $foreign = $stage->host->make->product(['module' => 'other']);
        $shown = $form($page($stage, ['product' => $product]));
        foreach ([['calagopusadmin_options' => []], ['calagopusadmin_options' => 'x'], ['calagopusadmin_product' => $foreign], ['calagopusadmin_product' => ['1']], ['calagopusadmin_plan' => ['x']], ['calagopusadmin_options' => [['disk'], 'nonsense']]] as $wrong) {
            $html = $page($stage, ['product' => $product], $wrong + $shown);
            $check->lacks('were created', $html, json_encode($wrong));
            $check->is([0, 0, 0, 0, 0], $counts(), json_encode($wrong));
        }
    },
    'eggs and locations are offered by name where the product\'s panel can be asked, unticked, and Create takes what was chosen' => static function (Check $check, Stage $stage) use ($page, $form, $choicesOf): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $service = $stage->order([3 => '', 4 => Seed::FRANKFURT . ', ' . '2a578e0e-efec-4d27-bfd0-ccca8068cffd']);
        $product = (int) $stage->host->service($service)->packageid;
        $check->lacks('Egg|Game', $page($stage, ['product' => $product]), 'without a server group');
        $group = $stage->host->make->serverGroup('Panels', [(int) $stage->host->service($service)->server]);
        Capsule::table('tblproducts')->where('id', $product)->update(['servergroup' => $group]);
        $html = $page($stage, ['product' => $product]);
        $check->matches('~' . Seed::PAPER . '\|Paper<br>~', $html, 'the product\'s egg comes first');
        $shown = $form($html);
        $check->is([], array_intersect(['egg_uuid', 'location_uuids'], $shown['calagopusadmin_options']), 'unticked');
        $said = $page($stage, ['product' => $product], ['calagopusadmin_options' => ['egg_uuid', 'location_uuids']] + $shown);
        $check->has('Options that were created: 2', $said, 'created');
        [$errors, $notes] = Choosable::check($product, Options::ofProduct(Params::of((array) Capsule::table('tblproducts')->where('id', $product)->first())));
        $check->is([[], []], [$errors, $notes], 'as the product\'s page looks at them');
        $location = $choicesOf($product)['Location|Region'];
        $check->is([Seed::FRANKFURT, '2a578e0e-efec-4d27-bfd0-ccca8068cffd'], array_map(static fn (object $row): string => explode('|', $row->says)[0], $location), 'in the product\'s order');
        $stage->host->make->choose($service, (int) $location[0]->id, (int) $location[0]->choice);
        $check->is('success', $stage->host->create($service)->message, 'Create');
        $body = json_decode($stage->panel->requests('POST', '/deploy$')[0]['body'] ?? '{}', true);
        $check->has(Seed::FRANKFURT, json_encode($body), 'the location');
        $check->lacks('2a578e0e-efec-4d27-bfd0-ccca8068cffd', json_encode($body), 'that one alone');
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<b>down'], ['path' => '^/api/', 'times' => 1000]);
        $html = $page($stage, ['product' => $product]);
        $stage->panel->clearFaults();
        $check->has('the panel could not be asked', $html, 'a panel that is down');
        $check->has('Memory (GB)', $html, 'the rest is there');
    },
];
