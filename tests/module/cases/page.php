<?php

/** What the customer's page shows and keeps: ports, SFTP, meters, a name of his own; and what it answers its script. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Labels;
use WHMCS\Module\Server\Calagopus\PageStore;

$live = Living::installed(...);

/** The customer sends a form of the page; what WHMCS shows then. @param array<string, mixed> $fields */
$send = static function (Stage $stage, int $id, string $function, array $fields = []): string {
    $form = ['token' => $stage->host->tokens->generate('plain'), 'id' => (string) $id, 'modop' => 'custom', 'a' => $function];
    return (string) $stage->host->clientArea($id, 'twenty-one', [], $form + $fields)->custom?->message;
};

/** The page's script asks. @return array<string, mixed>|null what was answered; null: no JSON alone */
$ask = static function (Stage $stage, int $id, array $more = []): ?array {
    $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
    $token = $stage->host->tokens->generate('plain');
    $asked = $more + ['service' => $id, 'post' => ['token' => $token, 'id' => (string) $id, 'modop' => 'custom', 'a' => 'ClientStatus'], 'session' => $_SESSION];
    $child = $stage->host->startChild(dirname(__DIR__) . '/ask.php', [json_encode($asked)], Stage::flags())->wait();
    return json_decode($child['out'], true) === null ? null : json_decode($child['out'], true) + ['session' => $child['err']];
};

/** The server runs. */
$run = static function (Stage $stage, int $id) use ($send): void {
    $send($stage, $id, 'ClientStart');
    Simulator::until(static fn (): bool => str_contains($stage->host->clientArea($id)->output, 'Running'));
};

/** Hidden buttons of a page. @return list<string> */
$hidden = static function (string $html): array {
    preg_match_all('~data-calagopus-action="(\w+)" hidden~', $html, $found);
    return $found[1];
};

return [
    'the page shows every port, SFTP and figures against their limits, as plain text' => static function (Check $check, Stage $stage) use ($live, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        $server = $stage->onlyServer($id);
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.node.sftp_host', 'value' => 'sftp.example.com'], ['method' => 'GET', 'path' => '^/api/admin/servers/[0-9a-f-]+$', 'times' => 0]);
        $stage->panel->fault(['kind' => 'field', 'path' => 'allocations.data', 'value' => [
            ['uuid' => '2a0b12b8-0ceb-42f5-928f-ea3f495a7b01', 'ip' => '2001:db8::1', 'ip_alias' => null, 'port' => 25571, 'notes' => null, 'is_primary' => false, 'created' => $server['created']],
            ['uuid' => '2a0b12b8-0ceb-42f5-928f-ea3f495a7b02', 'ip' => '198.51.100.9', 'ip_alias' => 'map.example.com', 'port' => 25572, 'notes' => null, 'is_primary' => false, 'created' => $server['created']],
        ]], ['method' => 'GET', 'path' => '/allocations', 'times' => 0]);
        Capsule::table(PageStore::TABLE)->delete();
        // Nothing that an earlier page was shown is shown after a change.
        $stage->host->suspend($id);
        $stage->host->unsuspend($id);
        $html = $stage->host->clientArea($id)->output;
        $user = $stage->panel->api('GET', "/api/admin/servers/{$server['uuid']}")['json']['server']['owner']['username'];
        foreach (['[2001:db8::1]:25571', 'map.example.com:25572', 'sftp.example.com', '2022', "$user." . substr($server['uuid'], 0, 8)] as $text) {
            $check->has("<code>$text</code>", $html, 'in plain text');
            $check->has("data-calagopus-copy=\"$text\"", $html, 'to be copied');
        }
        $check->has('<dt>Addresses</dt>', $html, 'more than one');
        foreach (['cpu', 'memory', 'disk'] as $name) {
            $check->matches("~<dt id=\"calagopus-$name\">[^<]+</dt>\s*<dd><span[^>]*>[^<]+ of [^<]+</span><meter [^>]*min=\"0\" max=\"100\" value=\"\d+\" aria-labelledby=\"calagopus-$name\"~", $html, $name);
        }
        $check->matches('~data-calagopus-text="network">[\d.,]+ \w+ received, [\d.,]+ \w+ sent</dd>~', $html, 'network');
        $check->matches('~data-calagopus-text="uptime">\d+ ~', $html, 'uptime');
        $check->lacks(' style=', $html, 'no inline style');
        $check->matches('~<button type="button" class="[^"]+" data-calagopus-copy="[^"]+" aria-label="[^"]+" hidden>~', $html, 'without JavaScript there is no button that does nothing');
    },
    'the SFTP user stays where the answer that pages share does not tell it' => static function (Check $check, Stage $stage) use ($live): void {
        $id = $live($stage);
        $stage->host->clientArea($id);
        $before = (new PageStore())->seen((string) $id);
        $check->that(($before?->username ?? '') !== '', 'remembered');
        // An answer that pages share, as summary.phpt shows it, is one without the account's name.
        $shared = static fn (string $client): string => $stage->sharedAnswer($id, $before, $client);
        $check->is($before->username, $shared($before->client), 'of a shared answer');
        $check->is('', $shared('99'), 'not another client\'s');
    },
    'buttons make sense in the state, and kill asks first' => static function (Check $check, Stage $stage) use ($live, $run, $hidden): void {
        $id = $live($stage);
        $states = ['offline' => ['restart', 'stop', 'kill'], 'starting' => ['start', 'restart'], 'running' => ['start'], 'stopping' => ['start', 'restart', 'stop'], 'new' => []];
        foreach ($states as $state => $gone) {
            $stage->panel->fault(['kind' => 'field', 'path' => 'resources.state', 'value' => $state], ['method' => 'GET', 'path' => '/resources$', 'times' => 0]);
            $stage->host->suspend($id);
            $stage->host->unsuspend($id);
            $html = $stage->host->clientArea($id)->output;
            $check->is($gone, $hidden($html), $state);
            $stage->panel->clearFaults();
        }
        $check->matches('~<details class="calagopus-ask" data-calagopus-action="kill">(?:(?!</details>).)*value="ClientKill"(?:(?!</details>).)*What it has not saved is lost\.~s', $html, 'kill asks');
    },
    'a name of the customer\'s own stands on the page and in the list of services' => static function (Check $check, Stage $stage) use ($live, $send): void {
        $id = $live($stage);
        $check->is('success', $send($stage, $id, 'ClientName', ['calagopus_name' => "  Tom\u{202E} &amp; <b>Jerry</b>\n 1 "]), 'saved');
        $check->has('Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; 1</h3>', $stage->host->clientArea($id)->output, 'the page');
        $vars = ['services' => [['id' => $id, 'product' => 'Minecraft', 'domain' => ''], ['id' => $id + 1, 'product' => 'Minecraft'], 'strange', ['id' => [], 'product' => 1]]];
        $services = Labels::inList($vars)['services'] ?? [];
        $check->is('Minecraft – Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; 1', $services[0]['product'] ?? null, 'the list');
        $check->is(array_slice($vars['services'], 1), array_slice($services, 1), 'the others stay');
        $check->is([], Labels::inList(['services' => [['id' => $id + 1, 'product' => 'x']]]), 'nothing to say');
        $check->is('', (string) $stage->host->service($id)->domain, 'WHMCS\'s own domain is left alone');
        foreach ([str_repeat('ü', 65), "\xff"] as $wrong) {
            $check->has('at most 64 letters', $send($stage, $id, 'ClientName', ['calagopus_name' => $wrong]), 'refused');
        }
        $check->is('success', $send($stage, $id, 'ClientName', ['calagopus_name' => str_repeat('ü', 64)]), '64 letters');
        $check->is('success', $send($stage, $id, 'ClientName', ['calagopus_name' => '']), 'taken away');
        $check->has('>Server</h3>', $stage->host->clientArea($id)->output, 'as before');
        $check->is([], Labels::inList($vars), 'gone from the list');
        $send($stage, $id, 'ClientName', ['calagopus_name' => "Tom's secret"]);
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $stage->host->make->client()]);
        $check->is([], Labels::inList($vars), 'the service went to another client: not his list');
        $check->lacks('secret', $stage->host->clientArea($id)->output, 'nor his page');
        $client = (string) $stage->host->service($id)->userid;
        $check->is('', (new PageStore())->label((string) $id, $client), 'nor what his page and console ask for');
        Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['label_client' => null]);
        Capsule::table('tblhosting')->where('id', $id)->delete();
        $check->is([], Labels::inList($vars), 'one of which nobody knows whose it is, of a service that is not there');
    },
    'the script is answered with JSON alone, from a node\'s figures, with the session let go' => static function (Check $check, Stage $stage) use ($live, $ask, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        $mark = $stage->panel->mark();
        $answer = $ask($stage, $id);
        $check->is([false, 'Running', 'success', 'let go', ['restart', 'stop', 'kill']], [$answer['reload'] ?? null, $answer['state'] ?? null, $answer['colour'] ?? null, $answer['session'] ?? null, $answer['power'] ?? null], 'answer');
        $check->matches('~^[\d.]+ MB of 1 GB$~', $answer['meters']['memory']['text'] ?? '', 'memory');
        $check->that(is_int($answer['meters']['cpu']['percent'] ?? null) && ($answer['uptime'] ?? '') !== '' && ($answer['network'] ?? '') !== '', 'figures');
        $check->is(['/api/admin/nodes/' . $stage->onlyServer($id)['node'] . '/servers/resources'], array_column($stage->panel->log($mark), 'path'), 'one request, of the node');
        $check->is(0, $stage->host->logs->moduleEntries() === [] ? 0 : count(array_filter($stage->host->logs->moduleEntries(), static fn ($one): bool => ((array) $one)['action'] === 'ClientStatus')), 'the module log is not filled');
    },
    'whose server it is is asked again after a quarter of an hour, of a new server, and of another client\'s' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage);
        $stage->host->clientArea($id);
        $looks = static function () use ($stage, $ask, $id): bool {
            $mark = $stage->panel->mark();
            $ask($stage, $id);
            return array_filter(array_column($stage->panel->log($mark), 'path'), static fn (string $path): bool => str_starts_with($path, '/api/admin/servers/')) !== [];
        };
        $check->is(false, $looks(), 'just opened');
        $change = static function (array $values) use ($id): void {
            $seen = json_decode((string) Capsule::table(PageStore::TABLE)->where('service_key', $id)->value('seen'), true);
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['seen' => json_encode($values + $seen)]);
        };
        foreach ([['at' => time() - 901], ['at' => time() + 1000], ['client' => '99'], ['uuid' => '99999999-9999-4999-8999-999999999999'], ['origin' => 'http://other.example.com'], ['at' => 'x']] as $values) {
            $change($values);
            $check->is(true, $looks(), json_encode($values));
            $check->is(false, $looks(), 'and then not: ' . json_encode($values));
        }
        $change(['at' => time() - 901]);
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->is(1, count(preg_grep('~^/api/(admin|client)/servers/~', array_column($stage->panel->log($mark), 'path'))), 'with one request');
    },
    'an installing server is looked at by itself, and a limit a minute holds' => static function (Check $check, Stage $stage) use ($ask): void {
        $id = $stage->order();
        $stage->host->create($id);
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.status', 'value' => 'installing'], ['method' => 'GET', 'path' => '^/api/admin/servers/[0-9a-f-]+$', 'times' => 0]);
        $stage->panel->fault(['kind' => 'field', 'path' => 'resources', 'value' => ['99999999-9999-4999-8999-999999999999' => ['memory_bytes' => 1, 'memory_limit_bytes' => 1, 'disk_bytes' => 1, 'state' => 'offline',
            'network' => ['rx_bytes' => 1, 'tx_bytes' => 1], 'cpu_absolute' => 1, 'cpu_limit_absolute' => 1, 'uptime' => 1]]], ['method' => 'GET', 'path' => '/nodes/', 'times' => 0]);
        $answer = $ask($stage, $id);
        $check->is([false, 'Installing', []], [$answer['reload'] ?? null, $answer['state'] ?? null, $answer['power'] ?? null], 'installing');
        $check->has('takes a few minutes', $answer['advice'] ?? '', 'what to do');
        $minute = intdiv(time(), 60);
        Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['look_minute' => $minute + 1, 'look_count' => 1]);
        $check->is('Installing', $ask($stage, $id)['state'] ?? null, 'another minute');
        $mark = $stage->panel->mark();
        foreach ([$minute, intdiv(time(), 60)] as $now) {
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['look_minute' => $now, 'look_count' => 30]);
        }
        $check->has('goes on trying', $ask($stage, $id)['problem'] ?? '', 'too often');
        $check->is([], preg_grep('~/nodes/~', array_column($stage->panel->log($mark), 'path'), PREG_GREP_INVERT), 'requests');
        $stage->panel->clearFaults();
    },
    'a state that the node does not tell is shown as it is: installing, suspended on the panel, installed again by staff' => static function (Check $check, Stage $stage) use ($live, $ask, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        $server = ['method' => 'GET', 'path' => '^/api/(admin|client)/servers/(external/)?[0-9a-f-]+$', 'times' => 0];
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.status', 'value' => 'installing'], $server);
        $check->has('Installing', $stage->host->clientArea($id)->output, 'opened while it installs');
        foreach (['first', 'second'] as $poll) {
            $answer = $ask($stage, $id);
            $check->is(['Installing', [], true], [$answer['state'] ?? null, $answer['power'] ?? null, ($answer['advice'] ?? '') !== ''], "$poll question, though the node tells figures");
        }
        $stage->panel->clearFaults();
        $check->is(['Running', 'Running'], [$ask($stage, $id)['state'] ?? null, $ask($stage, $id)['state'] ?? null], 'installed');
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->is([], preg_grep('~/nodes/~', array_column($stage->panel->log($mark), 'path'), PREG_GREP_INVERT), 'from what pages share again');
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.is_suspended', 'value' => true], $server);
        $stage->panel->api('POST', '/api/client/servers/' . $stage->onlyServer($id)['uuid'] . '/power', ['action' => 'kill']);
        $check->that(Simulator::until(static fn (): bool => ($ask($stage, $id)['state'] ?? null) === 'Suspended', 20.0), 'it stopped, as the panel suspended it');
        $stage->panel->clearFaults();
        $run($stage, $id);
        $check->is('success', $stage->host->customButton($id, 'Reinstall')->message, 'installed again by staff');
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->that(preg_grep('~/servers/~', preg_grep('~/nodes/~', array_column($stage->panel->log($mark), 'path'), PREG_GREP_INVERT)) !== [], 'the server itself is looked at');
    },
    'a panel that is down leaves the page calm, and a server that is gone has it opened anew' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage);
        $stage->host->clientArea($id);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>gone fishing</h1>'], ['path' => '^/api/', 'times' => 0]);
        $answer = $ask($stage, $id);
        $check->is([false, true], [$answer['reload'] ?? null, str_contains($answer['problem'] ?? '', 'goes on trying')], 'down');
        $check->lacks('fishing', json_encode($answer), 'nothing technical');
        $stage->panel->clearFaults();
        $stage->panel->fault(['kind' => 'status', 'status' => 403, 'body' => '{"errors":["you do not have permission to perform this action: nodes.read"]}'], ['path' => '/nodes/', 'times' => 0]);
        Simulator::until(static fn (): bool => in_array($ask($stage, $id)['state'] ?? null, ['Stopped', 'Running'], true));
        $check->that(in_array($ask($stage, $id)['state'] ?? null, ['Stopped', 'Running'], true), 'a key that may not read nodes');
        $stage->panel->clearFaults();
        $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['force' => true, 'delete_backups' => true]);
        Capsule::table(PageStore::TABLE)->update(['seen' => null]); // figures are shown for a while
        $check->is(true, $ask($stage, $id)['reload'] ?? null, 'gone');
    },
    'a page that is opened while the panel is down shows what it showed before, with its age, to whom it was shown' => static function (Check $check, Stage $stage) use ($live, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        Capsule::table(PageStore::TABLE)->update(['shown_at' => 0]);
        $before = $stage->host->clientArea($id)->output;
        $address = $stage->panel->serversOf((string) $id)[0]['allocation_ports'][0];
        $check->has($address, $before, 'before');
        Capsule::table(PageStore::TABLE)->update(['shown_at' => Capsule::raw('shown_at - 7200')]);
        $down = static fn () => $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>gone fishing</h1>'], ['path' => '^/api/', 'times' => 0]);
        $down();
        $html = $stage->host->clientArea($id)->output;
        foreach ([$address, 'This is what it told 2 h 0 min ago.', '<meter', 'data-calagopus-age="72', 'data-calagopus-function="ClientStatus"', 'value="ClientName"'] as $part) {
            $check->has($part, $html, 'down');
        }
        foreach (['fishing', 'value="ClientStop"', 'data-calagopus-idle', 'cannot be shown'] as $part) {
            $check->lacks($part, $html, 'down');
        }
        $apology = 'The details of your server cannot be shown right now.';
        $kept = (array) Capsule::table(PageStore::TABLE)->where('service_key', $id)->first();
        $values = json_decode((string) $kept['shown'], true);
        $others = [
            'another server\'s' => ['uuid' => '2a0b12b8-0ceb-42f5-928f-ea3f495a7b01'], 'another client\'s' => ['client' => '999'], 'another panel\'s' => ['origin' => 'https://other.example.com'],
            'of no client' => ['client' => null], 'no page' => ['page' => 'x'],
        ];
        foreach ($others as $what => $other) {
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['shown' => json_encode($other + $values)]);
            $check->has($apology, $stage->host->clientArea($id)->output, $what);
        }
        foreach (['too old' => ['shown_at' => time() - 90000] + $kept, 'of a time to come' => ['shown_at' => time() + 900] + $kept, 'unreadable' => ['shown' => '{'] + $kept] as $what => $row) {
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update($row);
            $check->has($apology, $stage->host->clientArea($id)->output, $what);
        }
        Capsule::table(PageStore::TABLE)->where('service_key', $id)->update($kept);
        $stage->panel->clearFaults();
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['external_id' => '4711']);
        Simulator::until(static fn (): bool => str_contains($stage->host->clientArea($id)->output, $apology));
        $check->lacks($address, $stage->host->clientArea($id)->output, 'a panel that answers is believed');
    },
    'a page that is opened while the panel is down shows what it showed before, also where it cannot be found out who may manage it' => static function (Check $check, Stage $stage) use ($live, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        $stage->host->clientArea($id);
        $address = $stage->panel->serversOf((string) $id)[0]['allocation_ports'][0];
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>gone fishing</h1>'], ['path' => '^/api/', 'times' => 0]);
        $_SESSION[CurrentUser::USER] = $stage->host->make->user((int) $stage->host->service($id)->userid, 'manageproducts');
        $stage->host->api->answerWith('GetUserPermissions', new RuntimeException('a table is crashed'));
        $warnings = [];
        set_error_handler(static function (int $kind, string $words) use (&$warnings): bool {
            $warnings[] = $words;
            return true;
        });
        try {
            $html = $stage->host->clientArea($id)->output;
        } finally {
            restore_error_handler();
        }
        $check->is([], $warnings, 'warnings');
        $check->has($address, $html, 'the former figures');
        foreach (['value="ClientName"', 'ClientStatus', 'ClientStop', 'crashed', 'cannot be shown'] as $part) {
            $check->lacks($part, $html, 'down');
        }
        $check->has('a table is crashed', $stage->host->logs->everything(), 'the module log');
    },
    'buttons are pressed ten times within a minute at the most' => static function (Check $check, Stage $stage) use ($live, $send): void {
        $id = $live($stage);
        $check->is('success', $send($stage, $id, 'ClientStart'), 'once');
        $mark = $stage->panel->mark();
        foreach ([0, 1] as $later) {
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['press_minute' => intdiv(time(), 60), 'press_count' => 10]);
            $said = $send($stage, $id, 'ClientStop');
        }
        $check->has('too often within a minute', $said, 'the eleventh');
        $check->is([], $stage->panel->requests('POST', '/power$', $mark), 'orders');
        $check->is('success', $send($stage, $id, 'ClientName', ['calagopus_name' => 'x']), 'what does not reach the panel has no limit');
        $count = static fn (): bool => (new PageStore())->count('77', 'press', 3);
        Capsule::table(PageStore::TABLE)->insert(['service_key' => '77', 'press_minute' => 1, 'press_count' => 99]);
        $first = [$count(), $count(), $count(), $count()];
        $check->that($first === [true, true, true, false] || (int) Capsule::table(PageStore::TABLE)->where('service_key', '77')->value('press_count') <= 3, 'three of four: ' . json_encode($first));
    },
    'a customer installs again only where the setting says so, with the name typed and a choice made' => static function (Check $check, Stage $stage) use ($live, $send): void {
        $id = $live($stage);
        $check->lacks('ClientReinstall', $stage->host->clientArea($id)->output, 'off by default');
        $check->is('Invalid Function Call', $send($stage, $id, 'ClientReinstall', ['calagopus_files' => 'keep', 'calagopus_confirm' => "Server-$id"]), 'off by default');
        $stage->configure(['customer_reinstall' => true]);
        $check->has('value="ClientReinstall"', $stage->host->clientArea($id)->output, 'on');
        $mark = $stage->panel->mark();
        $wrong = [
            [], ['calagopus_files' => 'keep'], ['calagopus_files' => 'all', 'calagopus_confirm' => "Server-$id"], ['calagopus_files' => ['delete'], 'calagopus_confirm' => "Server-$id"],
            ['calagopus_files' => 'delete', 'calagopus_confirm' => 'Server-'], ['calagopus_files' => 'delete', 'calagopus_confirm' => ''], ['calagopus_files' => 'delete', 'calagopus_confirm' => ["Server-$id"]],
        ];
        foreach ($wrong as $fields) {
            $check->has('Nothing was done', $send($stage, $id, 'ClientReinstall', $fields), json_encode($fields));
        }
        $check->is([], $stage->panel->requests('POST', '/settings/install$', $mark), 'requests');
        Capsule::table(PageStore::TABLE)->update(['press_count' => 0]);
        foreach (['keep' => false, 'delete' => true] as $choice => $truncate) {
            $mark = $stage->panel->mark();
            $check->is('success', $send($stage, $id, 'ClientReinstall', ['calagopus_files' => $choice, 'calagopus_confirm' => " Server-$id "]), $choice);
            $asked = $stage->panel->requests('POST', '/settings/install$', $mark);
            $check->is([['truncate_directory' => $truncate]], array_map(static fn (array $one): array => json_decode($one['body'], true), $asked), "$choice: what the panel was asked");
            Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        }
        $stage->configure(['customer_reinstall' => 'yes']);
        $check->is([], $stage->host->callModule('calagopus', 'ClientAreaAllowedFunctions'), 'a setting that is none');
    },
    'the name is typed as the page shows it: blanks in a row count as one, and what looks like HTML is what it is' => static function (Check $check, Stage $stage) use ($live, $send): void {
        $id = $live($stage);
        $stage->configure(['customer_reinstall' => true]);
        $encoded = static fn (string $typed): string => htmlspecialchars($typed, ENT_QUOTES);
        foreach (['My  Server' => 'My Server', "Tab\tand  \u{00A0}more" => 'Tab and more', 'A &amp; B' => 'A &amp; B', '5 < 6 & "7"' => '5 < 6 & "7"'] as $name => $typed) {
            foreach ([$typed, $encoded($typed)] as $sent) {
                $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['name' => $name]);
                Capsule::table(PageStore::TABLE)->update(['press_count' => 0]);
                $check->that(Simulator::until(static fn (): bool => str_contains($stage->host->clientArea($id)->output, '<dd>' . htmlspecialchars($name, ENT_QUOTES))), "shown: $name");
                $check->is('success', $send($stage, $id, 'ClientReinstall', ['calagopus_files' => 'keep', 'calagopus_confirm' => $sent]), "sent: $sent");
                Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
            }
        }
        $check->has('Nothing was done', $send($stage, $id, 'ClientReinstall', ['calagopus_files' => 'keep', 'calagopus_confirm' => '5 < 6']), 'less than that');
    },
    'the panel mails a way to a password three times within an hour at the most' => static function (Check $check, Stage $stage) use ($live, $send): void {
        $id = $live($stage);
        $mails = static fn (int $mark): int => count($stage->panel->requests('POST', '/email/reset-password$', $mark));
        $mark = $stage->panel->mark();
        foreach ([1, 2, 3] as $which) {
            $check->is('success', $send($stage, $id, 'ClientPassword'), "mail $which");
        }
        $check->is(3, $mails($mark), 'mails');
        $mark = $stage->panel->mark();
        foreach ([0, 1] as $later) {
            Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['press_count' => 0, 'mail_hour' => intdiv(time(), 3600), 'mail_count' => 3]);
            $said = $send($stage, $id, 'ClientPassword');
        }
        $check->has('three were asked for within an hour', $said, 'the fourth');
        $check->is(0, $mails($mark), 'mails of the fourth');
        $check->is('success', $send($stage, $id, 'ClientStart'), 'other buttons are not held back');
        Capsule::table(PageStore::TABLE)->where('service_key', $id)->update(['mail_hour' => intdiv(time(), 3600) - 1]);
        $check->is('success', $send($stage, $id, 'ClientPassword'), 'an hour later');
    },
    'where the server stands is told with its figures, so that a page of another place is opened anew' => static function (Check $check, Stage $stage) use ($live, $ask, $run): void {
        $id = $live($stage);
        $run($stage, $id);
        $of = static fn (): string => preg_match('~data-calagopus-place="(\w+)"~', $stage->host->clientArea($id)->output, $found) === 1 ? $found[1] : '';
        $place = $of();
        $check->that($place !== '', 'the page has one');
        $check->is($place, $ask($stage, $id)['place'] ?? null, 'from a node\'s figures');
        $whole = ['method' => 'GET', 'path' => '^/api/admin/servers/(external/)?[0-9a-f-]+$', 'times' => 0];
        $unsettle = static fn () => (new PageStore())->unsettle((string) $id);
        $unsettle();
        $check->is($place, $ask($stage, $id)['place'] ?? null, 'from the server itself');
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.is_transferring', 'value' => true], $whole);
        $unsettle();
        $answer = $ask($stage, $id);
        $check->is($place, $answer['place'] ?? null, 'while it moves: ' . json_encode($answer));
        $stage->panel->clearFaults();
        foreach (['server.node.uuid' => '99999999-9999-4999-8999-999999999999', 'server.allocation.ip_alias' => 'new.example.com'] as $path => $value) {
            $stage->panel->fault(['kind' => 'field', 'path' => $path, 'value' => $value], $whole);
            $unsettle();
            $answer = $ask($stage, $id);
            $check->that(!in_array($answer['place'] ?? '', ['', $place], true), "$path: " . json_encode($answer));
            $stage->panel->clearFaults();
        }
    },
    'after a failed installation or a change of egg the page says what to do' => static function (Check $check, Stage $stage) use ($live): void {
        $id = $live($stage);
        $given = json_decode((string) $stage->record($id)->given, true);
        Capsule::table('mod_calagopus_services')->where('service_key', $id)->update(['given' => json_encode(['files_egg' => '99999999-9999-4999-8999-999999999999', 'files_egg_name' => 'Old <b>'] + $given)]);
        $check->has('its files are those of &quot;Old &lt;b&gt;&quot;. Please contact us', $stage->host->clientArea($id)->output, 'of another egg');
        $stage->configure(['customer_reinstall' => true]);
        $check->has('Install it again below to get the new ones', $stage->host->clientArea($id)->output, 'of another egg, by oneself');
        $stage->panel->install($stage->onlyServer($id)['uuid'], 'failed');
        $stage->host->customButton($id, 'Reinstall');
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === 'install_failed');
        $html = $stage->host->clientArea($id)->output;
        $check->has('Install it again below; if that fails too', $html, 'failed');
        $check->has('value="ClientReinstall"', $html, 'failed: the form');
        $check->lacks('ClientStart', $html, 'failed: no buttons');
    },
];
