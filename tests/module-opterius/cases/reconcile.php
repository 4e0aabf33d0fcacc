<?php

/** Reconcile of a panel that lists no accounts: from the records, with as few looks at single accounts as may be. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\PanelWide;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Runs;

$cron = static function (Stage $stage): void {
    Capsule::schema()->hasTable(Runs::TABLE) && Capsule::table(Runs::TABLE)->where('name', '<>', 'cron')->update(['began_at' => 0]);
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
/** Nobody is left alone here for figures that are 0, as those of a new account are. */
$live = static function (Stage $stage, string $name): int {
    $stage->configure(['silence' => 0]);
    $id = $stage->live(['username' => $name, 'domain' => "$name.example.com"]);
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter', 2 => '']]);
    return $id;
};
$set = static fn (int $id, array $columns) => Capsule::table('tblhosting')->where('id', $id)->update($columns);
$record = static fn (int $id, array $columns) => Capsule::table('mod_opterius_services')->where('service_key', (string) $id)->update($columns);
/** @return list<array{string, string}> kind and service */
$rows = static fn (): array => array_map(static fn (array $row): array => [$row['kind'], $row['service']], Findings::told(Language::named('english')));

return [
    'what the records say against a service is a row, without a request' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $record, $rows): void {
        $ids = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh']);
        [$same, $attempt, $half, $taken, $gone, $renamed, $copy, $moved] = $ids;
        $record($attempt, ['state' => 'attempt']);
        $record($half, ['state' => 'row-only']);
        $record($taken, ['state' => 'refused']);
        $record($gone, ['state' => 'gone']);
        $set($renamed, ['username' => 'other']);
        $record($copy, ['installation' => 'https://other.example.com']);
        $record($moved, ['origin' => 'https://old.example.com']);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([
            ['half-account', (string) $half], ['name-taken', (string) $taken], ['other-installation', (string) $copy], ['other-server-entry', (string) $moved],
            ['outcome-unknown', (string) $attempt], ['renamed', (string) $renamed], ['service-without-account', (string) $gone],
        ], $rows(), 'rows');
        $check->is([], $stage->panel->log($mark), 'requests');
        foreach (['english', 'german'] as $language) {
            foreach (Findings::told(Language::named($language)) as $row) {
                $check->that(strlen($row['what']) > 20 && strlen($row['repair']) > 10 && !str_contains($row['what'] . $row['repair'], 'reconcile.'), "{$row['kind']}: it is told");
                $check->that(preg_match('/:[a-z]/', $row['what'] . $row['repair']) !== 1, "{$row['kind']}: no word is missing in \"{$row['what']}\"");
            }
        }
        $check->is(false, str_contains(json_encode($rows()), "\"$same\""), 'one that is as it should be');
    },
    'a change of package that failed is a row at once, without a request, until one goes through' => static function (Check $check, Stage $stage) use ($cron, $live, $rows): void {
        $id = $live($stage, 'aa');
        $cron($stage);
        $check->has('Did you mean "Business"?', $stage->host->changePackage($id, $stage->product([1 => 'Busines']))->message, 'the change');
        $check->is([['package-not-applied', (string) $id]], $rows(), 'at once');
        $told = Findings::told(Language::named('english'))[0];
        $check->has('(Starter)', $told['what'], 'the package on record');
        $check->has('Did you mean "Business"?', $told['what'], 'why');
        $cron($stage);
        $check->is([['package-not-applied', (string) $id]], $rows(), 'after a run');
        $check->is('success', $stage->host->changePackage($id, $stage->product([1 => 'Business']))->message, 'pressed again');
        $check->is([], $rows(), 'over');
    },
    'what the update of usage saw otherwise is asked about again, and then a row' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $rows): void {
        [$here, $there, $gone, $same] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb', 'cc', 'dd']);
        $server = (int) $stage->host->service($same)->server;
        $stage->host->suspend($there, 'late');
        $set($there, ['domainstatus' => 'Active']);
        $set($here, ['domainstatus' => 'Suspended']);
        $stage->panel->control('DELETE', 'account', ['username' => 'cc']);
        $cron($stage);
        $check->is([], $rows(), 'before anything was seen');
        $stage->host->usageUpdate($server);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([['service-without-account', (string) $gone], ['suspended-here-alone', (string) $here], ['suspended-there-alone', (string) $there]], $rows(), 'rows');
        $check->is(3, count($stage->panel->log($mark)), 'requests: one an account that differed');
        $stage->host->unsuspend($there);
        $cron($stage);
        $check->is([['service-without-account', (string) $gone], ['suspended-here-alone', (string) $here]], $rows(), 'what was seen once does not count for ever');
    },
    'the account of a service that is over, waits, or is gone from WHMCS is a row only where the panel has it' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $rows): void {
        [$over, $pending, $deleted, $done] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb', 'cc', 'dd']);
        $set($over, ['domainstatus' => 'Cancelled']);
        $set($pending, ['domainstatus' => 'Pending']);
        Capsule::table('tblhosting')->where('id', $deleted)->delete();
        $set($done, ['domainstatus' => 'Fraud']);
        $stage->panel->control('DELETE', 'account', ['username' => 'dd']);
        $cron($stage);
        $check->is([['account-without-service', (string) $deleted], ['over-and-still-there', (string) $over], ['pending-with-account', (string) $pending]], $rows(), 'rows');
    },
    'what could not be asked is no row, and what was found before stays' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $rows): void {
        [$over, $second] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb']);
        $set($over, ['domainstatus' => 'Terminated']);
        $cron($stage);
        $check->is([['over-and-still-there', (string) $over]], $rows(), 'before');
        $set($second, ['domainstatus' => 'Terminated']);
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['path' => '/accounts/usage', 'times' => 0]);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([['over-and-still-there', (string) $over]], $rows(), 'rows');
        $run = array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0] ?? null;
        $check->is([false, true], [$run['is_whole'] ?? null, str_contains($run['problem'] ?? '', 'Of 2 accounts nothing was learnt')], 'the run says so');
        $check->that(count($stage->panel->log($mark)) <= 3, 'after the first failure nobody else is asked about');
    },
    'a renewed service about which nothing was learnt keeps its mark, and the panel\'s run says so' => static function (Check $check, Stage $stage) use ($cron, $live, $rows): void {
        [$gone, $same] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb']);
        $cron($stage);
        $stage->panel->control('DELETE', 'account', ['username' => 'aa']);
        array_map($stage->host->renew(...), [$gone, $same]);
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['path' => '/accounts/usage', 'times' => 0]);
        $cron($stage);
        $run = array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0] ?? null;
        $check->is([false, 2], [$run['is_whole'] ?? null, Capsule::table('mod_opterius_marks')->count()], 'the run, and the marks');
        $check->lacks('Nothing was reconciled', implode(' ', $stage->host->logs->activities()), 'one panel does not keep the others from being compared');
        $stage->panel->clearFaults();
        $cron($stage);
        $check->is([[['service-without-account', (string) $gone]], 0], [$rows(), Capsule::table('mod_opterius_marks')->count()], 'once it answers');
    },
    'a server that was silent lately is left alone, and nothing is said to be over' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $record, $rows): void {
        [$first, $second] = array_map(static fn (string $name): int => $live($stage, $name), ['silent1', 'silent2']);
        $set($first, ['domainstatus' => 'Cancelled']);
        $cron($stage);
        $check->is([['over-and-still-there', (string) $first]], $rows(), 'before');
        $stage->configure(['silence' => 600]);
        $set($second, ['domainstatus' => 'Cancelled']);
        $record($second, ['address' => $server = 'silent-' . bin2hex(random_bytes(4))]);
        ini_set('calagopus.shared_state', '1');
        (new Calagopus\Opterius\Panel($stage->panel->host, $stage->panel->key, $stage->panel->port, false))
            ->noteSilence(WHMCS\Module\Server\Opterius\Silence::server($server), 600.0);
        $mark = $stage->panel->mark();
        $cron($stage);
        ini_set('calagopus.shared_state', '0');
        $check->is(1, count($stage->panel->log($mark)), 'requests: the other one alone');
        $check->is([['over-and-still-there', (string) $first]], $rows(), 'rows');
        $check->is([false], array_column(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url), 'is_whole'), 'the run is not whole');
    },
    'a renewed service whose server is silent keeps no other of its panel waiting' => static function (Check $check, Stage $stage) use ($cron, $live, $record, $rows): void {
        [$silent, $gone] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb']);
        $cron($stage);
        $stage->configure(['silence' => 600]);
        $record($silent, ['address' => $server = 'silent-' . bin2hex(random_bytes(4))]);
        $stage->panel->control('DELETE', 'account', ['username' => 'bb']);
        array_map($stage->host->renew(...), [$silent, $gone]);
        ini_set('calagopus.shared_state', '1');
        (new Calagopus\Opterius\Panel($stage->panel->host, $stage->panel->key, $stage->panel->port, false))
            ->noteSilence(WHMCS\Module\Server\Opterius\Silence::server($server), 600.0);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        ini_set('calagopus.shared_state', '0');
        $check->is([['service-without-account', (string) $gone]], $rows(), 'the other one is looked at');
        $check->is([(string) $silent], array_map(strval(...), Capsule::table('mod_opterius_marks')->pluck('service_key')->all()), 'the silent one\'s mark stays');
    },
    'a renewed service of which the answer cannot be used is looked at again' => static function (Check $check, Stage $stage) use ($cron, $live, $rows): void {
        $id = $live($stage, 'aa');
        $cron($stage);
        $stage->panel->control('DELETE', 'account', ['username' => 'aa']);
        $stage->host->renew($id);
        $again = static function () use ($stage): void {
            $stage->host->newRequest('cron.php');
            $stage->host->hooks->run('AfterCronJob', []);
        };
        foreach ([204, 403, 500] as $status) {
            $stage->panel->fault(['kind' => 'status', 'status' => $status], ['times' => 0, 'path' => 'usage']);
            $again();
            $check->is([], $rows(), "$status: nothing was learnt");
            $check->is([(string) $id], array_map(strval(...), Capsule::table('mod_opterius_marks')->pluck('service_key')->all()), "$status: its mark stays");
            $stage->panel->clearFaults();
        }
        $again();
        $check->is([['service-without-account', (string) $id]], $rows(), 'then it is said');
        $check->is(0, Capsule::table('mod_opterius_marks')->count(), 'and looked at');
    },
    'one account of which the answer can never be used keeps no other of its panel from being looked at, and is named' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $rows): void {
        [$first, $over] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb']);
        $cron($stage);
        $set($over, ['domainstatus' => 'Terminated']);
        $stage->panel->control('POST', 'account', ['username' => 'aa', 'domain' => '']);
        $stage->host->renew($first);
        $cron($stage);
        $check->is([['over-and-still-there', (string) $over]], $rows(), 'the one behind it');
        $run = array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0] ?? null;
        $check->is(false, $run['is_whole'] ?? null, 'the run is not whole');
        $check->has("Of 1 account nothing was learnt, so what was found before stays. Service $first (aa): The panel's answer lacks a usable \"data.domain\".", (string) $run['problem'], 'why');
        $check->is([(string) $first], array_map(strval(...), Capsule::table('mod_opterius_marks')->pluck('service_key')->all()), 'its mark stays');
    },
    'accounts of which no answer can be used are named as far as there is room, and counted' => static function (Check $check, Stage $stage) use ($cron, $live, $rows): void {
        $ids = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb', 'cc', 'dd', 'ee']);
        $cron($stage);
        array_map($stage->host->renew(...), $ids);
        $stage->panel->fault(['kind' => 'field', 'path' => 'data.suspended', 'value' => 'perhaps'], ['path' => '/accounts/usage', 'times' => 0]);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([], $rows(), 'rows');
        $check->is(10, count($stage->panel->log($mark)), 'each is asked about once for its mark, and once in the panel\'s run');
        $problem = (string) (array_values(array_filter(Runs::all(), static fn (array $run): bool => $run['name'] === $stage->panel->url))[0]['problem'] ?? '');
        $check->has('Of 5 accounts nothing was learnt', $problem, 'how many');
        $check->has("Service {$ids[0]} (aa): The panel's answer lacks a usable", $problem, 'the first of them');
        $check->has("What was answered of service {$ids[1]} (bb), service {$ids[2]} (cc) and 2 more could not be used either.", $problem, 'the others');
    },
    'while the panel refuses the key, or something else answers, one renewed service is asked about at each cron and all marks stay' => static function (Check $check, Stage $stage) use ($cron, $live, $rows): void {
        $ids = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb', 'cc']);
        $cron($stage);
        $stage->panel->control('DELETE', 'account', ['username' => 'cc']);
        array_map($stage->host->renew(...), $ids);
        $again = static function () use ($stage): int {
            $mark = $stage->panel->mark();
            $stage->host->newRequest('cron.php');
            $stage->host->hooks->run('AfterCronJob', []);
            return count($stage->panel->log($mark));
        };
        $error = static fn (int $status, string $words): array => ['kind' => 'status', 'status' => $status, 'body' => ['result' => 'error', 'message' => $words]];
        $faults = [
            'an unknown key' => $error(401, 'Invalid API key'), 'a key without the permission' => $error(403, 'Insufficient permissions'),
            'an address that is not allowed' => $error(403, 'IP address not allowed'), 'a page' => ['kind' => 'html200'],
        ];
        foreach ($faults as $what => $fault) {
            $stage->panel->fault($fault, ['times' => 0]);
            $check->is([1, 3], [$again(), Capsule::table('mod_opterius_marks')->count()], "$what: requests, and marks");
            $check->is([], $rows(), "$what: rows");
            $stage->panel->clearFaults();
        }
        $check->is([3, 0], [$again(), Capsule::table('mod_opterius_marks')->count()], 'once it answers');
        $check->is([['service-without-account', (string) $ids[2]]], $rows(), 'and it is said');
    },
    'a certificate that fails is the whole panel\'s, an answer about one account is not' => static function (Check $check, Stage $stage) use ($live): void {
        $live($stage, 'aa');
        $problem = static fn (bool $secure): mixed => (new Calagopus\Opterius\Panel($stage->panel->host, $stage->panel->key, $stage->panel->port, $secure))->usages(['aa'], 5.0)['aa'];
        $tls = $problem(true);
        $check->is([Calagopus\Reason::TlsFailed, false, true], [$tls->reason, $tls->retriable, PanelWide::is($tls)], 'TLS');
        $stage->panel->control('POST', 'account', ['username' => 'aa', 'domain' => '']);
        $check->is(false, PanelWide::is($problem(false)), 'one account');
    },
    'two services that mean one account are named' => static function (Check $check, Stage $stage) use ($cron, $live, $set, $rows): void {
        [$first, $second] = array_map(static fn (string $name): int => $live($stage, $name), ['aa', 'bb']);
        $set($second, ['domain' => 'AA.example.com']);
        $cron($stage);
        $check->that(in_array(['duplicate', (string) $second], $rows(), true), 'rows');
    },
    'bin/reconcile serves this module too' => static function (Check $check, Stage $stage) use ($live, $set): void {
        $set($over = $live($stage, 'aa'), ['domainstatus' => 'Cancelled']);
        file_put_contents($stage->host->root . '/init.php', '<?php require ' . var_export(dirname(__DIR__, 2) . '/whmcs/bootstrap.php', true)
            . '; Calagopus\Tests\Whmcs\WhmcsHost::attach();');
        $php = str_replace("'", '', implode(' ', array_map(escapeshellarg(...), [PHP_BINARY, ...Stage::flags()])));
        $run = static function (string ...$options) use ($stage, $php): array {
            $process = proc_open(
                [dirname(__DIR__, 3) . '/bin/reconcile', '--whmcs', $stage->host->root, ...$options],
                [1 => ['pipe', 'w'], 2 => ['file', '/dev/null', 'w']],
                $pipes,
                null,
                ['PHP' => $php, 'PATH' => (string) getenv('PATH')] + $stage->host->environment()
            );
            $out = (string) stream_get_contents($pipes[1]);
            return [proc_close($process), $out];
        };
        foreach ([[], ['--module', 'opterius']] as $options) {
            [$status, $out] = $run('--json', ...$options);
            $check->is([1, [['over-and-still-there', (string) $over]]], [$status, array_map(static fn (array $row): array => [$row['kind'], $row['service']], json_decode($out, true)['rows'] ?? [])], 'as JSON');
        }
        [$status, $out] = $run();
        $check->is(1, $status, 'status');
        $check->has("over-and-still-there: Service $over is Cancelled", $out, 'as text');
        $check->lacks($stage->panel->key, $out, 'the key');
        $check->is(2, $run('--module', 'calagopus')[0], 'a module that is not there');
    },
];
