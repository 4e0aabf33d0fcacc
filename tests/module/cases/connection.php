<?php

/** Test Connection: what it looks at beside the panel's answer, what it says in a person's words, and what of it is kept for the pages. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Tested;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\CronUser;

/** The notes of a test in WHMCS's module log, where it succeeded. */
$noted = static fn (Stage $stage): string => implode(' ', array_map(static fn (object $entry): string => (string) $entry->arrdata, $stage->host->logs->moduleEntries('TestConnection')));

return [
    'what the last test of a server found is kept, right or wrong, and nothing else of it' => static function (Check $check, Stage $stage): void {
        $id = $stage->server();
        $check->is(true, $stage->host->testConnection($id)['success'], 'right');
        $last = Tested::last($id, 'any');
        $check->is([true, []], [$last?->isRight, $last?->findings], 'right');
        $check->that(abs(($last?->at ?? 0) - time()) < 10, 'when');
        $check->lacks('succeeded, and found', implode(' ', $stage->host->logs->activities()), 'nothing found is nothing to tell');
        Capsule::table('tblservers')->where('id', $id)->update(['password' => encrypt($wrong = str_repeat('x', 48))]);
        $answer = $stage->host->testConnection($id);
        $check->is([false, [$answer['error']]], [Tested::last($id, 'any')?->isRight, Tested::last($id, 'any')?->findings], 'wrong');
        $check->is(1, Capsule::table('mod_calagopus_tests')->count(), 'one row a server');
        $check->lacks($wrong, json_encode(Capsule::table('mod_calagopus_tests')->get()), 'the key');
        $check->is(null, Tested::last($id + 1, 'other.example.com'), 'another server');
    },
    'a form that is not saved yet is known by the host name that was typed' => static function (Check $check, Stage $stage): void {
        $params = ['serverid' => 0, 'serverhostname' => $stage->panel->host, 'serverport' => (string) $stage->panel->port, 'serverpassword' => $stage->panel->key];
        $check->is(true, $stage->host->callModule('calagopus', 'TestConnection', $params)['success'], 'success');
        $check->is(true, Tested::last(77, strtoupper($stage->panel->host))?->isRight, 'by its name');
        $check->is(null, Tested::last(77, 'other.example.com'), 'another name');
    },
    'what is wrong is said in a person\'s words, each with what to do' => static function (Check $check, Stage $stage): void {
        $said = static function (array $server, array|string|null $fault = null) use ($stage): string {
            $stage->panel->clearFaults();
            $fault === null || $stage->panel->fault($fault, ['path' => '^/api/', 'times' => 0]);
            $answer = $stage->host->testConnection($stage->server($server));
            return $answer['success'] ? 'it succeeded' : (string) $answer['error'];
        };
        $route = ['kind' => 'status', 'status' => 404, 'body' => ['errors' => ['route not found']]];
        $refused = ['kind' => 'status', 'status' => 403, 'body' => ['errors' => ['ip address not allowed for this api key']]];
        $limited = $stage->panel->control('POST', 'key', ['permissions' => ['servers.read', 'users.read', 'locations.read', 'nodes.read', 'eggs.read']])['key'];
        $id = $stage->order();
        $stage->host->create($id);
        $cases = [
            'DNS' => [$said(['hostname' => 'panel.invalid']), 'No address was found for the host name', 'Hostname of the server in WHMCS'],
            'nobody listens' => [$said(['port' => '1']), 'was refused by', 'port is the right one'],
            'TLS where there is none' => [$said(['secure' => 'on']), 'does not speak TLS', 'Check the port'],
            'not a panel' => [$said([], 'html200'), 'Something else than the panel answered', 'Hostname, Port and Secure'],
            'wrong address' => [$said([], ['kind' => 'redirect', 'url' => 'https://example.com/']), 'redirect', 'Hostname'],
            'too old' => [$said([], $route), 'does not know this part of its API', 'version'],
            'key malformed' => [$said(['password' => 'too-short']), '48', 'Password of the server in WHMCS'],
            'key unknown' => [$said(['password' => str_repeat('x', 48)]), 'does not know the API key', 'Password of the server in WHMCS'],
            'address refused' => [$said([], $refused), 'may not be used from this machine\'s address', 'address of this WHMCS host'],
            'permissions, those of servers too' => [$said(['password' => $limited]), 'nodes.allocations, servers.variables', 'Grant them to the key'],
            'a panel that is down' => [$said([], ['kind' => 'status', 'status' => 503]), 'not available', 'when the panel answers again'],
        ];
        foreach ($cases as $what => [$error, $words, $remedy]) {
            $check->has($words, $error, $what);
            $check->has($remedy, $error, "$what: what to do");
        }
    },
    'a clock that differs by a minute or more is said, and by which way' => static function (Check $check, Stage $stage): void {
        $server = $stage->server();
        $mark = $stage->panel->mark();
        $stage->host->testConnection($server);
        $path = $stage->panel->log($mark)[0]['path'];
        $body = $stage->panel->api('GET', $path)['json'];
        foreach ([[3600, '3[56]\d\d seconds ahead'], [-7200, '7[12]\d\d seconds behind'], [20, null]] as [$ahead, $said]) {
            $stage->panel->clearFaults();
            $date = gmdate('D, d M Y H:i:s \G\M\T', time() + $ahead);
            $stage->panel->fault(['kind' => 'status', 'status' => 200, 'body' => $body, 'headers' => ['date' => $date]], ['path' => '^' . preg_quote($path) . '$', 'times' => 0]);
            $check->is(true, $stage->host->testConnection($server)['success'], "$ahead: the connection is right all the same");
            $found = implode(' ', Tested::last($server, '')->findings);
            $check->that($said === null ? !str_contains($found, 'clock') : preg_match("/$said/", $found) === 1, "$ahead: \"$found\"");
        }
    },
    'a System URL that is another one since the last command is said, and goes to the log and the pages' => static function (Check $check, Stage $stage) use ($noted): void {
        $id = $stage->order();
        $server = (int) $stage->host->service($id)->server;
        $stage->host->create($id);
        $stage->host->testConnection($server);
        $check->lacks('System URL', $noted($stage), 'as it was');
        $before = (string) Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'https://billing.example.net/']);
        $check->is(true, $stage->host->testConnection($server)['success'], 'the connection is right all the same');
        foreach ([$noted($stage), implode(' ', $stage->host->logs->activities()), implode(' ', Tested::last($server, '')->findings)] as $text) {
            $check->has('System URL is https://billing.example.net', $text, 'the address of now');
            $check->has(rtrim($before, '/'), $text, 'the one before');
        }
        $stage->configure(['former_installations' => [$before]]);
        $stage->host->testConnection($server);
        $check->lacks('System URL', implode(' ', Tested::last($server, '')->findings), 'where it is listed');
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => '']);
        $stage->host->testConnection($server);
        $check->has('has no System URL', implode(' ', Tested::last($server, '')->findings), 'none at all');
    },
    'a cron of another user than the pages\' is said, as each user has a budget of its own' => static function (Check $check, Stage $stage): void {
        $id = $stage->server();
        $page = CronUser::ofProcess();
        $stage->host->testConnection($id);
        $check->is('', CronUser::kept(), 'no cron ran yet');
        CronUser::keep();
        $check->is([$page, true], [CronUser::kept(), $page !== ''], 'what the cron leaves');
        $stage->host->testConnection($id);
        $check->is([], Tested::last($id, '')->findings, 'the same user');
        Capsule::table('mod_calagopus_settings')->where('name', 'cron-user')->update(['value' => 'somebody']);
        $check->is(true, $stage->host->testConnection($id)['success'], 'the connection is right all the same');
        $check->has("cron runs as the user somebody, these pages as $page.", implode(' ', Tested::last($id, '')->findings), 'said');
    },
];
