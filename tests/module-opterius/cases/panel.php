<?php

/** What the recorded panel does and older words of it did not tell: silent servers, odd figures, lost domains, spellings, limits, scopes. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Packages;
use WHMCS\Module\Server\Opterius\UsageQueue;
use WHMCS\Module\Server\Opterius\Username;

/** A test with the state that processes share, which outlives it: the panel's server has an address of its own. @return Closure(Check, Stage): void */
$shared = static fn (Closure $test): Closure => static function (Check $check, Stage $stage) use ($test): void {
    $address = '10.' . implode('.', array_map(static fn (): int => random_int(1, 254), [1, 2, 3]));
    $stage->panel->control('POST', 'server', ['id' => 1, 'ip' => $address]);
    ini_set('calagopus.shared_state', '1');
    try {
        $test($check, $stage);
    } finally {
        ini_set('calagopus.shared_state', '0');
    }
};

/** So many services that are set up on the panel, with figures that WHMCS knows. @return list<int> */
$several = static function (Stage $stage, int $count): array {
    for ($number = 1; $number <= $count; $number++) {
        $ids[] = $stage->live(['username' => "user$number", 'domain' => "user$number.example.com"]);
        $stage->panel->put("user$number", ['disk_used_mb' => 100 + $number, 'bw_used_mb' => 10]);
    }
    Capsule::table('tblhosting')->update(['diskusage' => 90, 'bwusage' => 9]);
    return $ids ?? [];
};

$answer = static fn (array $data): array => ['kind' => 'status', 'status' => 200, 'body' => ['result' => 'success', 'data' => $data + [
    'username' => 'jane', 'domain' => 'jane.example.com', 'suspended' => false, 'disk_used_mb' => 1, 'disk_limit' => 10240, 'bw_used_mb' => 2]]];

return [
    'at the first silent answer the update, the page and the tab stop asking, and say so' => $shared(static function (Check $check, Stage $stage) use ($several): void {
        $ids = $several($stage, 12);
        $server = (int) $stage->host->service($ids[0])->server;
        $stage->panel->agent('down', 0, ['usage']);
        $mark = $stage->panel->mark();
        $stage->host->usageUpdate($server);
        $check->is(1, $stage->asked('usage', $mark), 'questions of the update');
        $check->has('12 silent', (string) $stage->host->logs->moduleEntries('UsageUpdate')[0]->arrdata, 'its summary');
        foreach ($ids as $id) {
            $page = $stage->host->clientArea($id);
            $tab = implode(' ', $stage->host->adminServicesTab($id));
        }
        $stage->host->usageUpdate($server);
        $check->is(1, $stage->asked('usage', $mark), 'with twelve pages, twelve tabs and a second update');
        $check->has('90 MB', $page->output, 'the page shows what was known');
        $check->has('read some time ago', $page->output, 'and says so');
        $check->has('open the server', $tab, 'the tab says what to do');
        $check->is([90, 9], array_values((array) Capsule::table('tblhosting')->where('id', $ids[3])->first(['diskusage', 'bwusage'])), 'figures stay');
        $stage->configure(['silence' => 0]);
        $stage->host->clientArea($ids[0]);
        $check->is(2, $stage->asked('usage', $mark), 'silence 0 goes on asking');
    }),
    'a page learns it too, and a new account without figures silences nobody else' => $shared(static function (Check $check, Stage $stage) use ($several): void {
        [$first, $second] = $several($stage, 2);
        $name = 'fresh' . bin2hex(random_bytes(4));
        $fresh = $stage->live(['username' => $name, 'domain' => "$name.example.com"]);
        $stage->panel->put($name, ['disk_used_mb' => 0, 'bw_used_mb' => 0]);
        $mark = $stage->panel->mark();
        $stage->host->clientArea($fresh);
        $stage->host->clientArea($second);
        $check->is(2, $stage->asked('usage', $mark), 'the other account is asked about');
        $stage->host->clientArea($fresh);
        $check->is(2, $stage->asked('usage', $mark), 'the new one is left alone for a while');
        $stage->panel->agent('down', 0, ['usage']);
        $stage->host->clientArea($first);
        $stage->host->adminServicesTab($second);
        $check->is(3, $stage->asked('usage', $mark), 'after a silent answer to a page nothing is asked');
    }),
    'an account that is empty by now keeps no other from its figures, day after day' => $shared(static function (Check $check, Stage $stage) use ($several): void {
        $ids = $several($stage, 4);
        $fresh = $stage->live(['username' => 'fresh', 'domain' => 'fresh.example.com']);
        $stage->panel->put('fresh', ['disk_used_mb' => 7, 'bw_used_mb' => 1]);
        $stage->panel->put('user1', ['disk_used_mb' => 0, 'bw_used_mb' => 0]);
        Capsule::table('tblhosting')->whereIn('id', $ids)->update(['lastupdate' => '2026-01-02 03:00:00']);
        Capsule::table('tblhosting')->where('id', $ids[0])->update(['lastupdate' => '2026-01-01 03:00:00']);
        $stage->host->usageUpdate((int) $stage->host->service($ids[0])->server);
        $disk = static fn (int $id): int => (int) Capsule::table('tblhosting')->where('id', $id)->value('diskusage');
        $check->is([90, 102, 103, 104, 7], array_map($disk, [...$ids, $fresh]), 'figures');
    }),
    'where all were last updated at once, it is not always the same account that is asked first' => static function (Check $check, Stage $stage) use ($several): void {
        $ids = $several($stage, 4);
        Capsule::table('tblhosting')->whereIn('id', $ids)->update(['lastupdate' => '2026-01-02 03:00:00']);
        $server = (int) $stage->host->service($ids[0])->server;
        $first = [];
        for ($try = 0; $try < 60; $try++) {
            $services = new WHMCS\Module\Server\Opterius\UsageServices($server, $stage->panel->url, WHMCS\Module\Server\Opterius\Config::load());
            $first[array_merge(...array_values($services->byServer()))[0]] = true;
        }
        $check->that(count($first) > 1, 'asked first: ' . implode(', ', array_keys($first)));
    },
    'servers take turns until they answer' => static function (Check $check): void {
        $silent = [];
        $queue = new UsageQueue(['a' => ['a1', 'a2', 'a3'], 'b' => ['b1', 'b2'], 'c' => ['c1']], 4, static function (string $server) use (&$silent): bool {
            return in_array($server, $silent, true);
        });
        $check->is(['a1', 'b1', 'c1'], $queue->next(), 'one each');
        $queue->answered('a');
        $silent = ['b'];
        $check->is(['a2', 'a3'], $queue->next(), 'as many as may be, of the one that answered');
        $check->is([[], ['b2']], [$queue->next(), $queue->leftAlone()], 'the silent one is left alone');
    },
    'figures that are none stop no action, and are said' => static function (Check $check, Stage $stage) use ($answer): void {
        $id = $stage->live();
        foreach ([null, 'much', -1, 1e300, []] as $odd) {
            $stage->panel->fault($answer(['disk_used_mb' => $odd, 'bw_used_mb' => $odd]), ['times' => 0, 'path' => '/accounts/usage$']);
            foreach (['suspend', 'unsuspend'] as $action) {
                $check->is('success', $stage->host->$action($id)->message, json_encode($odd) . ": $action");
            }
            $check->has('told no figure for disk space and traffic of jane', implode(' ', $stage->host->adminServicesTab($id)), 'the tab');
            $stage->panel->clearFaults();
        }
        Capsule::table('tblhosting')->update(['diskusage' => 5]);
        $stage->panel->fault($answer(['disk_used_mb' => null]), ['times' => 0, 'path' => '/accounts/usage$']);
        $stage->host->usageUpdate((int) $stage->host->service($id)->server);
        $check->is([5, 2], array_values((array) Capsule::table('tblhosting')->where('id', $id)->first(['diskusage', 'bwusage'])), 'the others are written');
        $check->has('1 without a figure', (string) $stage->host->logs->moduleEntries('UsageUpdate')[0]->arrdata, 'and it is said');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    },
    'traffic by the month is understood, and what is not understood is never unlimited' => static function (Check $check, Stage $stage): void {
        foreach (['100 GB/mo' => 102400, '1.5 TB / month' => 1572864, '512' => 512, 'Unlimited' => 0, 'unlimited' => 0, '0' => 0, 'fair use' => null, '' => null] as $label => $megabytes) {
            $check->is($megabytes, Packages::limit((string) $label), (string) $label);
        }
        $id = $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 7]);
        $stage->host->usageUpdate((int) $stage->host->service($id)->server);
        $check->is(102400, (int) $stage->host->service($id)->bwlimit, 'as the panel words it');
        $stage->panel->fault(['kind' => 'status', 'status' => 200, 'body' => ['result' => 'success', 'data' => [['name' => 'Starter', 'disk_quota' => '10 GB', 'bandwidth' => 'fair use']]]], ['times' => 0, 'path' => '/packages$']);
        $stage->host->usageUpdate((int) $stage->host->service($id)->server);
        $check->is(102400, (int) $stage->host->service($id)->bwlimit, 'what is not understood stays');
    },
    'an account whose domains are all deleted is suspended, shown and terminated by our record' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->control('DELETE', 'domain', ['domain' => 'jane.example.com']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is(true, $stage->panel->account('jane')['suspended'], 'it is');
        $check->has('no domain left', implode(' ', $stage->host->adminServicesTab($id)), 'the tab');
        $check->lacks('cannot be shown', $stage->host->clientArea($id)->output, 'the page');
        $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend');
        $thief = $stage->order(['domain' => 'other.example.com']);
        $check->is(false, $stage->host->customButton($thief, 'LinkAccount')->success, 'nobody else gets it');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is(null, $stage->panel->account('jane'), 'gone');
        $stage->panel->put('lost', ['domain' => 'lost.example.com']);
        $stage->panel->control('DELETE', 'domain', ['domain' => 'lost.example.com']);
        $old = $stage->order(['username' => 'lost', 'domain' => 'lost.example.com']);
        Capsule::table('tblhosting')->where('id', $old)->update(['domainstatus' => 'Active']);
        $check->is(false, $stage->host->terminate($old)->success, 'without a record of ours nothing is deleted');
        $check->that($stage->panel->account('lost') !== null, 'it is there');
    },
    'a username in another case is the account on record, and is not made anew' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'Jane']);
        $mark = $stage->panel->mark();
        foreach (['suspend', 'unsuspend', 'create'] as $action) {
            $check->is('success', $stage->host->$action($id)->message, $action);
        }
        $half = $stage->order(['username' => 'half', 'domain' => 'half.example.com']);
        $stage->panel->agent('fail', 0, ['create'], 'nginx: configuration test failed');
        $stage->host->create($half);
        $stage->panel->agent('ok');
        Capsule::table('tblhosting')->where('id', $half)->update(['username' => 'HALF']);
        $check->is('success', $stage->host->create($half)->message, 'made anew under the name that was asked for');
        $check->is('success', $stage->host->create($half)->message, 'and not once more');
        $check->is([1, 2], [$stage->asked('terminate', $mark), $stage->asked('create', $mark)], 'asked');
    },
    'a key without scopes is named by Test Connection, harmlessly' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $before = $stage->panel->state()['accounts'];
        $check->is(true, $stage->host->testConnection((int) $stage->host->service($id)->server)['success'] ?? null, 'a whole key');
        $none = $stage->host->testConnection($stage->server(['accesshash' => Calagopus\Tests\Panel\Opterius\Keys::NO_SCOPES]));
        $check->is(false, $none['success'] ?? null, 'no scope at all');
        foreach (['create', 'suspend', 'unsuspend', 'terminate', 'password', 'package'] as $scope) {
            $check->has("account.$scope", (string) ($none['error'] ?? ''), $scope);
        }
        $check->is($before, $stage->panel->state()['accounts'], 'nothing changed');
    },
    'the password that WHMCS shows holds on the account\'s server' => static function (Check $check, Stage $stage): void {
        $stage->live();
        $check->is(hash('sha256', 'first-password'), $stage->panel->account('jane')['password_sha256'], 'after Create');
        $stage->panel->agent('fail', 0, ['password'], 'chpasswd: busy');
        $id = $stage->order(['username' => 'joe', 'domain' => 'joe.example.com']);
        $check->is('success', $stage->host->create($id)->message, 'made');
        $check->has('Press Change Password', implode(' ', $stage->host->logs->activities()), 'what could not be set is said');
    },
    'a change to an unknown package names what there is' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $change = $stage->host->changePackage($id, $stage->product([1 => 'Busines']));
        $check->has('Did you mean "Business"?', $change->message, 'the near one');
        $check->has('Available: Starter, Business', $change->message, 'the list');
    },
    'after an agent\'s outage Create says what heals it' => static function (Check $check, Stage $stage): void {
        $stage->live();
        $stage->panel->agent('down');
        $stage->panel->api('POST', '/api/v1/accounts/usage', ['username' => 'jane']);
        $stage->panel->agent('ok');
        $id = $stage->order(['username' => 'joe', 'domain' => 'joe.example.com']);
        $create = $stage->host->create($id);
        $check->has('Open the server\'s page in the panel', $create->message, 'the first way');
        $check->has('Server ID', $create->message, 'the second');
        $check->lacks('Add a server', $create->message, 'not that');
        Capsule::table('tblproducts')->update(['configoption2' => '1']);
        $check->is('success', $stage->host->create($id)->message, 'by its number');
        $stage->panel->control('POST', 'licence', ['state' => 'away']);
        $more = $stage->order(['username' => 'more', 'domain' => 'more.example.com'], [2 => '1']);
        $check->has('licence server', $stage->host->create($more)->message, 'a licence that is away for a while');
    },
    'a slow server has the time of a creation, and the outcome is looked for' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->configure(['timeout' => 1, 'create_timeout' => 20, 'resolve_timeout' => 1]);
        $stage->panel->agent('ok', 1500, ['suspend', 'terminate']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is([null, 'gone'], [$stage->panel->account('jane'), $stage->state($id)], 'gone');
    },
    'a domain and a username that the panel has no room for are refused before' => static function (Check $check, Stage $stage): void {
        $domain = implode('.', array_fill(0, 4, str_repeat('a', 58))) . '.example.com';
        $id = $stage->order(['domain' => substr($domain, -236)]);
        $check->has('together; the panel has room for 236', $stage->host->create($id)->message, 'in words');
        $check->is(0, $stage->asked('create'), 'asked');
    },
    'usernames that are cut alike stay apart' => static function (Check $check, Stage $stage): void {
        $stage->host->saveProduct($stage->product(), ['packageconfigoption' => [1 => 'Starter']]);
        $stage->host->newRequest();
        foreach (['johnsmithphotos.example' => 'johnsmit', 'johnsmithblog.example' => 'johnsmi2', 'johnsmithshop.example' => 'johnsmi3'] as $domain => $name) {
            $id = $stage->order(['username' => '', 'domain' => $domain]);
            $check->is('success', $stage->host->create($id)->message, $domain);
            $check->is($name, $stage->host->service($id)->username, $domain);
        }
        $made = Username::free('johnsmithphotos.example', 'John', 17, static fn (string $name): bool => $name !== 'johnsm99');
        $check->is('johnsm99', $made, 'the last that is tried');
        $check->is('u17', Username::free('a.example', '', 17, static fn (): bool => true), 'where all are taken');
    },
    'a name that the panel has twice is said when the product is saved' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'package', ['name' => 'Starter', 'again' => true, 'disk_quota' => '1 GB']);
        $product = $stage->product();
        $stage->server();
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter']]);
        $check->has('more than one package named Starter', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'on the page');
        $labels = $stage->host->callModule('opterius', 'PackageNames', $stage->host->paramsFor($stage->order()));
        $check->has('10 GB disk', (string) ($labels['Starter'] ?? ''), 'the first counts');
    },
    'a name that would be markup in WHMCS\'s page is in no list, and said' => static function (Check $check, Stage $stage): void {
        foreach (['Big"><script>alert(1)</script>', "O'Neill", 'Mail & Web'] as $name) {
            $stage->panel->control('POST', 'package', ['name' => $name, 'disk_quota' => '1 GB']);
        }
        $labels = $stage->host->callModule('opterius', 'PackageNames', $stage->host->paramsFor($stage->order()));
        $keys = array_map(strval(...), array_keys($labels));
        $check->is([], preg_grep('/[<>"\']/', $keys), 'keys');
        $check->that(in_array('Mail & Web', $keys, true) && in_array('Starter', $keys, true), implode(', ', $keys));
        $said = implode(' ', array_map(static fn (object $entry): string => (string) $entry->arrdata, $stage->host->logs->moduleEntries('PackageNames')));
        $check->matches('/The package "Big.*" is not in the list.*The package "O\'Neill" is not in the list/s', $said, 'module log');
    },
    'where the panel has one server, a product without Server ID is named' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $product = (int) $stage->host->service($id)->packageid;
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter', 2 => '']]);
        $stage->host->newRequest('configproducts.php');
        $stage->host->saveProduct($product, ['packageconfigoption' => [1 => 'Starter', 2 => '']]);
        $check->has('Enter its number as Server ID', $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product])['footer'], 'when it is saved');
        $test = $stage->host->testConnection((int) $stage->host->service($id)->server);
        $said = implode(' ', array_map(static fn (object $entry): string => (string) $entry->arrdata, $stage->host->logs->moduleEntries('TestConnection')));
        $check->has('Enter its number as Server ID', $said . json_encode($test), 'and by Test Connection');
        foreach (['APP_DEBUG=false', '375 seconds', 'in the clear'] as $part) {
            $check->has($part, $said . json_encode($test), $part);
        }
    },
    'the port is the panel\'s own where none is given' => static function (Check $check, Stage $stage): void {
        $make = static fn (array $server): string => WHMCS\Module\Server\Opterius\Panels::make(
            WHMCS\Module\Server\Opterius\Shared\Whmcs\Params::of($server + ['serveraccesshash' => $stage->panel->key]),
            WHMCS\Module\Server\Opterius\Config::load()
        )->origin();
        foreach (
            [
            ['https://panel.example.com:8443', ['serverport' => '', 'serversecure' => 'on']], ['http://panel.example.com:8443', ['serverport' => '8443']],
            ['https://panel.example.com', ['serverport' => '443', 'serversecure' => 'on']], ['https://panel.example.com:9443', ['serverport' => '9443', 'serversecure' => true]],
            ['https://panel.example.com:2083', ['serverhostname' => 'panel.example.com:2083', 'serverport' => '8443', 'serversecure' => true]],
            ] as [$origin, $server]
        ) {
            $check->is($origin, $make($server + ['serverhostname' => 'panel.example.com']), json_encode($server));
        }
    },
];
