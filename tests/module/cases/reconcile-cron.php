<?php

/** Reconcile after WHMCS's cron: what differs is kept for pages with when it was first seen, once a day, and what was not read is not forgotten. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Runs;

/** Services with a server each; WHMCS knows the module's hooks once a product was saved. @return list<int> */
$make = static function (Stage $stage, int $count): array {
    $server = $stage->server();
    $product = $stage->product();
    $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
    for ($i = 0; $i < $count; $i++) {
        $ids[] = $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $server]);
        $stage->host->create($id);
        $stage->panel->install((string) $stage->record($id)->server_uuid);
    }
    return $ids;
};
$cron = static function (Stage $stage): void {
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
$set = static fn (int $id, array $columns) => Capsule::table('tblhosting')->where('id', $id)->update($columns);
/** As if it were the next day. */
$later = static function (): void {
    Capsule::table('mod_calagopus_reconciled')->where('name', '<>', 'cron')->update(['began_at' => 0]);
};
$told = static fn (): array => Findings::told(Language::named('english'));
$kinds = static fn (): array => array_column($told(), 'kind');

return [
    'once a day what differs is kept with its repair, keeps when it was first seen, and goes when it is over' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $later, $told, $kinds): void {
        [$over, $here, $same] = $make($stage, 3);
        $set($over, ['domainstatus' => 'Cancelled']);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([['over-and-still-there', (string) $over, (string) $stage->record($over)->server_uuid]], array_map(
            static fn (array $row): array => [$row['kind'], $row['service'], $row['server']],
            $told()
        ), 'rows');
        $check->has('Press Terminate', $told()[0]['repair'], 'repair');
        $check->is(['GET'], array_values(array_unique(array_column($stage->panel->log($mark), 'method'))), 'it reads alone');
        $check->has("differ in 1 row", implode(' ', $stage->host->logs->activities()), 'activity log');
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([], $stage->panel->log($mark), 'not again within the day');
        Capsule::table(Findings::TABLE)->update(['first_seen_at' => 5]);
        $set($here, ['domainstatus' => 'Suspended']);
        $later();
        $cron($stage);
        $check->is(['over-and-still-there', 'suspended-here-alone'], $kinds(), 'the next day');
        $check->is(5, $told()[0]['first_seen_at'], 'first seen');
        $check->is(['over-and-still-there' => 1, 'suspended-here-alone' => 1], Findings::counts(), 'counts');
        $set($over, ['domainstatus' => 'Active']);
        $set($here, ['domainstatus' => 'Active']);
        $later();
        $cron($stage);
        $check->is([], $kinds(), 'over');
        $run = array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0] ?? null;
        $check->is([true, '', 3, 0], [$run['is_whole'] ?? null, $run['problem'] ?? null, $run['seen'] ?? null, $run['found'] ?? null], 'the run');
        $check->that(abs((Runs::lastCron() ?? 0) - time()) < 60, 'when the cron ran');
    },
    'where a page cannot be had, nobody is missing, what was found stays, and it is tried again within the hour' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $later, $kinds): void {
        [$over, $gone] = $make($stage, 2);
        $set($over, ['domainstatus' => 'Cancelled']);
        $cron($stage);
        $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->record($gone)->server_uuid, ['force' => true, 'delete_backups' => true]);
        $stage->panel->fault(['kind' => 'status', 'status' => 422], ['path' => '^/api/admin/servers\?', 'times' => 0]);
        $later();
        $cron($stage);
        $check->is(['over-and-still-there'], $kinds(), 'rows');
        $run = array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0] ?? null;
        $check->that(($run['is_whole'] ?? true) === false && ($run['problem'] ?? '') !== '', 'the run says why');
        $check->lacks($stage->panel->key, json_encode(Runs::all()), 'the key');
        $stage->panel->clearFaults();
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([], $stage->panel->log($mark), 'not at once');
        Capsule::table(Runs::TABLE)->where('name', '<>', 'cron')->decrement('began_at', 3700);
        $cron($stage);
        $check->is(['over-and-still-there', 'service-without-server'], $kinds(), 'an hour later');
    },
    'a renewal is looked at with the next cron, by one request, and its mark goes' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $kinds): void {
        [$id] = $make($stage, 2);
        $cron($stage);
        $set($id, ['domainstatus' => 'Suspended']);
        $stage->host->renew($id);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $cron($stage);
        $check->is([[], 1], [$kinds(), Capsule::table('mod_calagopus_marks')->count()], 'while the panel is away the mark stays');
        $stage->panel->clearFaults();
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->host->testConnection((int) Capsule::table('tblservers')->max('id'))['success'], 15.0);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is(['suspended-here-alone'], $kinds(), 'rows');
        $check->is(1, count($stage->panel->log($mark)), 'requests');
        $check->is(0, Capsule::table('mod_calagopus_marks')->count(), 'the mark');
        $stage->host->suspend($id);
        $stage->host->renew($id);
        $cron($stage);
        $check->is([], $kinds(), 'mended');
    },
    'while the panel refuses the key one renewed service is asked about at each cron, and all marks stay' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $kinds): void {
        $ids = $make($stage, 3);
        $cron($stage);
        $set($ids[2], ['domainstatus' => 'Suspended']);
        array_map($stage->host->renew(...), $ids);
        foreach ([401, 403] as $status) {
            $stage->panel->fault(['kind' => 'status', 'status' => $status], ['path' => '^/api/', 'times' => 0]);
            $mark = $stage->panel->mark();
            $cron($stage);
            $check->is([1, 3], [count($stage->panel->log($mark)), Capsule::table('mod_calagopus_marks')->count()], "$status: requests, and marks");
            $stage->panel->clearFaults();
        }
        $cron($stage);
        $check->is([['suspended-here-alone'], 0], [$kinds(), Capsule::table('mod_calagopus_marks')->count()], 'once it answers');
    },
    'a change of package that failed is a row at once, by which option, whatever the panel does, until one goes through' => static function (Check $check, Stage $stage) use ($make, $cron, $later, $told, $kinds): void {
        [$id] = $make($stage, 2);
        $cron($stage);
        $marks = static fn (): array => Capsule::table('mod_calagopus_marks')->pluck('why', 'service_key')->all();
        $paid = $stage->product([5 => '2048', 19 => 'SERVER_JARFILE=hidden.jar']);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $said = $stage->host->changePackage($id, $paid)->message;
        $check->that($said !== 'success', 'the change');
        $check->is([['package-not-applied'], [$id => 'change']], [$kinds(), $marks()], 'at once');
        $row = $told()[0];
        $check->is((string) $id, $row['service'], 'whose');
        $check->has('(Memory, Egg Variables SERVER_JARFILE)', $row['what'], 'what is not known to be applied');
        $check->has(substr($said, 0, 60), $row['what'], 'why');
        $check->lacks('hidden.jar', $row['what'], 'no value of a variable');
        $check->lacks($stage->panel->key, $row['what'], 'the key');
        $check->has('press Change Package', $row['repair'], 'repair');
        $cron($stage);
        $later();
        $cron($stage);
        $check->is(['package-not-applied'], $kinds(), 'while the panel is away');
        $stage->panel->clearFaults();
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->host->testConnection((int) Capsule::table('tblservers')->max('id'))['success'], 15.0);
        $later();
        $cron($stage);
        $check->is([['package-not-applied'], []], [$kinds(), $marks()], 'looked at, and still so');
        $check->is('success', $stage->host->changePackage($id, $paid)->message, 'pressed again');
        $check->is([], $kinds(), 'over, without a run');
        $later();
        $cron($stage);
        $check->is([], $kinds(), 'and after one');
    },
    'what a change of package refuses is a row too; Apply and the end of the service take it away' => static function (Check $check, Stage $stage) use ($make, $cron, $later, $told, $kinds): void {
        [$id, $other] = $make($stage, 2);
        $first = (int) $stage->host->service($id)->packageid;
        $fail = static fn (int $of): bool => $stage->host->changePackage($of, $stage->product([5 => 'much']))->message !== 'success';
        $check->is([true, true], [$fail($id), $fail($other)], 'refused before the panel is asked');
        $check->is(['package-not-applied', 'package-not-applied'], $kinds(), 'rows');
        $check->has('(–)', $told()[0]['what'], 'nothing was tried');
        Capsule::table('tblhosting')->where('id', $id)->update(['packageid' => $first]);
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'apply', 'calagopus_service' => (string) $id]);
        $check->is([(string) $other], array_column($told(), 'service'), 'applied');
        Capsule::table('tblhosting')->where('id', $other)->update(['domainstatus' => 'Cancelled']);
        $later();
        $cron($stage);
        $check->is(['over-and-still-there'], $kinds(), 'over here');
        Capsule::table('tblhosting')->where('id', $other)->update(['domainstatus' => 'Active']);
        $later();
        $cron($stage);
        $check->is(['package-not-applied'], $kinds(), 'and here again');
        $check->is('success', $stage->host->terminate($other)->message, 'terminated');
        $check->is([], $kinds(), 'gone with its server');
    },
    'one process at a time, and never where config.php says so' => static function (Check $check, Stage $stage) use ($make, $cron, $later): void {
        $make($stage, 1);
        $lock = Locks::make('reconcile', 60);
        $check->that($lock->acquire(0), 'the lock');
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([], $stage->panel->log($mark), 'while another one is at it');
        $lock->release();
        $stage->configure(['reconcile_hours' => 0]);
        $cron($stage);
        $check->is([], $stage->panel->log($mark), 'switched off');
        $stage->configure([]);
        $cron($stage);
        $check->that($stage->panel->log($mark) !== [], 'otherwise');
        foreach ([-1, 'daily', true] as $wrong) {
            $stage->configure(['reconcile_hours' => $wrong]);
            $cron($stage);
            $check->has('"reconcile_hours" is a number of hours', implode(' ', $stage->host->logs->activities()), json_encode($wrong));
        }
    },
    'products without a policy are named once anybody decided for any, and services without a panel always' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $later, $told): void {
        [$id] = $make($stage, 1);
        $decided = (int) $stage->host->service($id)->packageid;
        $other = $stage->host->make->product(['module' => 'calagopus', 'name' => 'A & B']);
        $stage->host->make->product(['module' => 'opterius', 'name' => 'Web']);
        $cron($stage);
        $check->is([], $told(), 'nobody decided anything');
        Policies::decide("product-$decided", ['place' => 'transfer']);
        $set($id, ['server' => 0]);
        $later();
        $cron($stage);
        $check->is([['no-server-entry', (string) $id], ['product-without-policy', "product-$other"], ['other-server-entry', (string) $id]], array_map(static fn (array $row): array => [$row['kind'], $row['service']], $told()), 'rows');
        $check->has('"A & B"', $told()[1]['what'], 'by its name');
    },
    'a cron whose PHP lacks the extension is a row, which goes with the first that has it' => static function (Check $check, Stage $stage) use ($make, $cron, $told): void {
        $make($stage, 1);
        $code = 'define("WHMCS", true); require ' . var_export(dirname(__DIR__, 2) . '/whmcs/bootstrap.php', true) . '; $host = Calagopus\Tests\Whmcs\WhmcsHost::attach();'
            . ' $host->hooks->run("AfterCronJob", []);';
        $check->that(Stage::flags() !== [], 'the extension is loaded by a flag alone');
        $process = proc_open([PHP_BINARY, '-r', $code], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, null, ['PATH' => (string) getenv('PATH')] + $stage->host->environment());
        $said = (string) stream_get_contents($pipes[1]);
        proc_close($process);
        $check->is(['cron-without-extension'], array_column($told(), 'kind'), "rows; it said $said");
        $check->has('extension=calagopus', $told()[0]['what'] ?? '', 'what is missing');
        $cron($stage);
        $check->is([], $told(), 'with the extension');
    },
    'a node with few free allocations stays while it is not known, goes when there are enough, and stands on the addon\'s page and in the CSV' => static function (Check $check, Stage $stage) use ($make, $cron, $later, $told, $kinds): void {
        $stage->host->addonModules->activate('calagopusadmin');
        $make($stage, 1);
        $stage->configure(['few_allocations' => 150]);
        $cron($stage);
        $check->is([['node-with-few-allocations', '', Seed::NODE_1]], array_map(static fn (array $row): array => [$row['kind'], $row['service'], $row['server']], $told()), 'rows');
        $check->has('Add allocations', $told()[0]['repair'], 'repair');
        $page = $stage->host->addonModules->page('calagopusadmin', ['tab' => 'reconcile', 'kind' => 'node-with-few-allocations']);
        $check->has('&quot;node-1&quot;', $page, 'the addon\'s page');
        $check->has('node-with-few-allocations,', Findings::csv(Language::named('german')), 'CSV');
        $stage->panel->fault(['kind' => 'status', 'status' => 422], ['path' => '/allocations/available', 'times' => 0]);
        $later();
        $cron($stage);
        $check->is(['node-with-few-allocations'], $kinds(), 'while it is not known');
        $stage->panel->clearFaults();
        $stage->configure(['few_allocations' => 149]);
        $later();
        $cron($stage);
        $check->is([], $kinds(), 'enough');
    },
    'as CSV no cell is a formula, and all is one table' => static function (Check $check, Stage $stage) use ($make, $cron, $set, $later): void {
        [$id] = $make($stage, 1);
        foreach (['=cmd|calc', '+1', '-1', '@x'] as $name) {
            $stage->panel->control('POST', 'server', ['external_id' => $name, 'name' => "$name \"quoted\", and\nlines"]);
        }
        $cron($stage);
        $csv = Findings::csv(Language::named('german'));
        $file = fopen('php://memory', 'w+');
        fwrite($file, $csv);
        rewind($file);
        while (($line = fgetcsv($file, null, ',', '"', '')) !== false) {
            $lines[] = $line;
        }
        $check->is(5, count($lines), 'lines');
        $check->is([8], array_values(array_unique(array_map(count(...), $lines))), 'columns');
        $check->is(['kind', 'panel', 'service', 'server', 'what', 'repair', 'first_seen', 'seen'], $lines[0], 'names');
        $check->is(["'+1", "'-1", "'=cmd|calc", "'@x"], (static function (array $cells): array {
            sort($cells);
            return $cells;
        })(array_column(array_slice($lines, 1), 2)), 'what a panel may hold');
        $check->is([], array_filter(array_merge(...$lines), static fn (string $cell): bool => preg_match('/^[=+\-@]/', $cell) === 1), 'formulas');
    },
    'however many rows there are, a bounded number is kept and all are counted' => static function (Check $check, Stage $stage) use ($make, $cron): void {
        $make($stage, 1);
        for ($i = 1; $i <= 3; $i++) {
            $rows = new Findings('https://panel.example.com');
            for ($n = 0; $n < Findings::MOST + 50; $n++) {
                $rows->see(new WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Row('duplicate', 'https://panel.example.com', (string) $n, 'x', ['other' => 'y']));
            }
            $rows->end(true);
            $check->is([Findings::MOST + 50, Findings::MOST], [$rows->count(), Capsule::table(Findings::TABLE)->count()], "time $i");
        }
    },
];
