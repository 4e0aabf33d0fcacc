<?php

/** The admin addon's overview, its widget, and what reconcile found: from what is known already, without asking a panel unless somebody presses. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row;

$tab = static fn (Stage $stage, string $name, array $get = [], array $post = []): string => $stage->host->addonModules->page('calagopusadmin', ['tab' => $name] + $get, $post);

/** Presses a button of a tab, with the form's own hidden fields. @param array<string, string> $fields */
$press = static function (Stage $stage, string $name, array $fields) use ($tab): string {
    preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $tab($stage, $name), $hidden);
    return $tab($stage, $name, [], $fields + array_combine($hidden[1], $hidden[2]));
};

return [
    'the overview and the widget tell what is known of each panel, and ask none' => static function (Check $check, Stage $stage) use ($tab): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $check->has('No server of the module Calagopus is set up', $tab($stage, 'overview'), 'no server');
        $server = $stage->server(['name' => 'First & best']);
        $stage->server(['name' => 'Second', 'hostname' => 'second.example.com', 'port' => '']);
        $stage->server(['name' => 'Disabled', 'disabled' => 1]);
        $stage->host->make->server(['type' => 'other', 'name' => 'Foreign']);
        $mark = $stage->panel->mark();
        foreach ([$tab($stage, 'overview'), $stage->host->offers->dashboard()['Calagopus Administration']] as $html) {
            $check->has('First &amp; best', $html, 'a panel');
            $check->is(2, substr_count($html, 'Test Connection was never pressed'), 'two panels');
            $check->lacks('Disabled', $html, 'a disabled one');
            $check->lacks('Foreign', $html, 'another module\'s');
        }
        $check->has('Not known', $html, 'nobody tested the second');
        $check->is([], $stage->panel->requests('', '', $mark), 'the panel was not asked');
        $check->is(true, $stage->host->testConnection($server)['success'], 'Test Connection');
        $mark = $stage->panel->mark();
        $html = $stage->host->offers->dashboard()['Calagopus Administration'];
        $check->has('<strong class="text-success">Answers', $html, 'the first');
        $check->matches('/>Test Connection [0-9]{1,2} s ago/', $html, 'when');
        Capsule::table('tblservers')->where('id', $server)->update(['password' => encrypt('wrong')]);
        $stage->host->testConnection($server);
        Capsule::table('mod_calagopus_tests')->decrement('tested_at', 7300);
        $mark = $stage->panel->mark();
        $html = $tab($stage, 'overview');
        $check->has('Test Connection failed', $html, 'a key that is wrong');
        $check->has('Test Connection 2 hours ago', $html, 'when');
        $check->matches('~<small>Test Connection 2 hours ago\.<br>[A-Z][^<]{20,}~', $html, 'what it found');
        $check->is([], $stage->panel->requests('', '', $mark), 'the panel was not asked');
    },

    'a panel that does not answer is named with how long, and the budget with its limit' => static function (Check $check, Stage $stage) use ($tab): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $service = $stage->order([], [], ['name' => 'Down']);
        $origin = "http://{$stage->panel->host}:{$stage->panel->port}";
        foreach ([['silentMs' => 130_000, 'used' => 7, 'limit' => 360], ['silentMs' => null, 'blockedMs' => 4_200, 'used' => 360, 'limit' => 360], ['silentMs' => null, 'answers' => 3, 'limit' => 0]] as $known) {
            $state = (new ReflectionClass(WHMCS\Module\Addon\Calagopusadmin\Facts::class))->getMethod('state');
            $said[] = $state->invoke(null, $known, null);
        }
        $check->is([
            ['state' => 'away', 'seconds' => 130, 'used' => 7, 'limit' => 360], ['state' => 'limited', 'seconds' => 5, 'used' => 360, 'limit' => 360],
            ['state' => 'answers', 'seconds' => 0, 'used' => 0, 'limit' => 0],
        ], $said, 'states');
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => 'down'], ['path' => '^/api/', 'times' => 1000]);
        $flags = [...Stage::flags(), '-d', 'calagopus.shared_state=1', '-d', 'calagopus.state_path=', '-d', 'calagopus.rate_limit=360'];
        $html = $stage->host->startChild(dirname(__DIR__) . '/away.php', [(string) $service], $flags)->wait()['out'];
        $stage->panel->clearFaults();
        $check->matches('~<strong class="text-danger">No answer for \d+ s</strong>~', $html, 'the breaker');
        $check->matches('~\d+ of 360 requests used~', $html, 'the budget');
        $check->has($origin, $html, 'which panel');
    },

    'cron, services in doubt, waiting commands and differences are counted, and what is amiss stands out' => static function (Check $check, Stage $stage) use ($tab): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $service = $stage->order();
        $html = $tab($stage, 'overview');
        $check->has('text-danger">WHMCS&#039;s cron never ran', $html, 'no cron');
        $check->has('were not compared yet', $html, 'no reconcile');
        $stage->host->create($service);
        $stage->host->saveProduct((int) $stage->host->service($service)->packageid, []);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        $html = $tab($stage, 'overview');
        $check->matches('~<li>WHMCS&\#039;s cron ran \d+ s ago~', $html, 'the cron');
        $check->has('server was made: 0.', $html, 'none in doubt');
        $check->has('pressed again: 0.', $html, 'none waits');
        Capsule::table('mod_calagopus_services')->update(['intent_at' => 1]);
        Capsule::table('mod_calagopus_reconciled')->where('name', 'cron')->decrement('began_at', 4 * 86400 + 5);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => 'down'], ['path' => '^/api/', 'times' => 1000]);
        $stage->host->suspend($service);
        $stage->panel->clearFaults();
        $html = $tab($stage, 'overview');
        $check->has('text-danger">WHMCS&#039;s cron ran 4 days ago', $html, 'a late cron');
        $check->has('text-danger">Services of which it is not known yet whether a server was made: 1.', $html, 'in doubt');
        $check->has('pressed again: 1.', $html, 'waiting');
    },

    'differences are shown with their repair, by kind and by page, escaped, and compared anew by a button alone' => static function (Check $check, Stage $stage) use ($tab, $press): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $service = $stage->order();
        $stage->host->create($service);
        $mark = $stage->panel->mark();
        $check->has('were not compared yet', $tab($stage, 'reconcile'), 'nothing yet');
        $check->is([], $stage->panel->requests('', '', $mark), 'looking asks nothing');
        Capsule::table('tblhosting')->where('id', $service)->update(['domainstatus' => 'Cancelled']);
        $check->has('Nothing was done', $tab($stage, 'reconcile', [], ['calagopusadmin_run' => 'now']), 'without the token');
        $check->is([], $stage->panel->requests('', '', $mark), 'not compared');
        $html = $press($stage, 'reconcile', ['calagopusadmin_run' => 'now']);
        $check->has('Compared.', $html, 'pressed');
        $check->matches("~clientsservices\\.php\\?id=$service\">$service</a>~", $html, 'the service');
        $check->has('http://' . $stage->panel->host, $html, 'the panel');
        foreach ((new Findings('a test'))::told(WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language::named('english')) as $row) {
            $check->has(htmlspecialchars($row['what'], ENT_QUOTES), $html, 'what');
            $check->has(htmlspecialchars($row['repair'], ENT_QUOTES), $html, 'repair');
        }
        $check->that(Findings::counts() !== [], 'rows');
        $addon = $stage->host->make->addon(['service' => $parent = $stage->order(), 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus'])]);
        $findings = new Findings('https://addons.example.com');
        array_map(static fn (string $key) => $findings->see(new Row('no-port', 'https://addons.example.com', $key, 'uuid')), ["addon-$addon", 'addon-99']);
        $findings->end(true);
        $html = $tab($stage, 'reconcile', ['kind' => 'no-port']);
        $check->has("<a href=\"clientsservices.php?id=$parent&amp;aid=$addon\">addon-$addon</a>", $html, 'an addon, on the page of its service');
        $check->has('<td>addon-99</td>', $html, 'an addon that is gone');
        $findings = new Findings('https://<b>.example.com');
        for ($number = 1; $number <= 205; $number++) {
            $findings->see(new Row('duplicate', 'https://<b>.example.com', "addon-$number", '<i>uuid', ['other' => '<u>x']));
        }
        $findings->end(true);
        $html = $tab($stage, 'reconcile', ['kind' => 'duplicate', 'page' => '3']);
        $check->has('Page 3 of 3', $html, 'pages');
        $check->is(5, substr_count($html, '<td>addon-'), 'the last five');
        $check->has('&lt;i&gt;uuid', $html, 'as text');
        $check->lacks('<i>uuid', $html, 'escaped');
        $check->lacks('<u>x', $html, 'escaped');
        $check->lacks("id=$service\"", $html, 'of that kind alone');
        foreach (['0', '-1', 'x', ['1'], '99999'] as $page) {
            $check->has('Compare now', $tab($stage, 'reconcile', ['kind' => 'duplicate', 'page' => $page]), 'page ' . json_encode($page));
        }
        $check->has('Alle (', (static function () use ($stage, $tab): string {
            $_SESSION['adminlang'] = 'german';
            return $tab($stage, 'reconcile');
        })(), 'in German');
    },

    'the rows are a file of their own, whole, which spreadsheets take for text' => static function (Check $check, Stage $stage) use ($tab): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $stage->order();
        $tab($stage, 'reconcile');
        $findings = new Findings('x');
        foreach (['17', '=HYPERLINK("x")'] as $key) {
            $findings->see(new Row('duplicate', 'https://panel.example.com', $key, "a,b\"c\nd", ['other' => 'x']));
        }
        $findings->see(new Row('terminated', 'https://panel.example.com', '18', 'e'));
        $findings->end(true);
        foreach (['' => 4, 'duplicate' => 3, 'nonsense' => 4] as $kind => $lines) {
            $csv = $stage->host->startChild(dirname(__DIR__) . '/csv.php', [$kind], Stage::flags())->wait()['out'];
            $check->that(str_starts_with($csv, 'kind,panel,service,server,what,repair'), "$kind: it begins with the names: " . substr($csv, 0, 60));
            $check->lacks('The request went on', $csv, 'the request ended');
            $stream = fopen('php://memory', 'w+');
            fwrite($stream, $csv);
            rewind($stream);
            $read = [];
            while (($row = fgetcsv($stream, null, ',', '"', '')) !== false) {
                $read[] = $row;
            }
            $check->is($lines, count($read), "$kind: lines");
            $check->is([8], array_values(array_unique(array_map(count(...), $read))), "$kind: cells");
        }
        $check->lacks(',=HYPERLINK', $csv, 'no formula');
    },

    'while one compares nobody else does, a panel that is down keeps its rows, and both are said' => static function (Check $check, Stage $stage) use ($tab, $press): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $service = $stage->order();
        $stage->host->create($service);
        Capsule::table('tblhosting')->where('id', $service)->update(['domainstatus' => 'Cancelled']);
        $press($stage, 'reconcile', ['calagopusadmin_run' => 'now']);
        $before = Findings::counts();
        $check->that(array_sum($before) > 0, 'rows');
        $lock = Locks::make('reconcile', 60);
        $lock->acquire(0);
        $check->has('being compared already', $press($stage, 'reconcile', ['calagopusadmin_run' => 'now']), 'busy');
        $lock->release();
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => 'down'], ['path' => '^/api/', 'times' => 1000]);
        $html = $press($stage, 'reconcile', ['calagopusadmin_run' => 'now']);
        $stage->panel->clearFaults();
        $check->matches('~<span class="text-danger">[^<]{20,}</span>~', $html, 'the panel did not answer');
        $check->is($before, Findings::counts(), 'rows stay');
    },
];
