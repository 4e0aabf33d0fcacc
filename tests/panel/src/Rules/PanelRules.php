<?php

/** Tests of rules of the panel that no recorded exchange holds: limits, keys, impersonation, changes, deletion. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

final class PanelRules extends TestCase
{
    private const VELOCITY = 'd4edbe00-ba1a-47ba-9d7d-81b76c294c43';

    public function anUnchangedAnswerIs304AndCounts(): void
    {
        $this->simulator->control('POST', 'rate', ['limit' => 3, 'window_s' => 60]);
        $first = $this->simulator->api('GET', '/api/admin/nests');
        $held = ['If-None-Match' => $first['headers']['etag']];
        $second = $this->simulator->api('GET', '/api/admin/nests', null, $held);
        self::same([304, '', $first['headers']['etag']], [$second['status'], $second['body'], $second['headers']['etag']], 'held');
        self::same(200, $this->simulator->api('GET', '/api/admin/nests', null, ['If-None-Match' => str_repeat('0', 64)])['status'], 'another');
        self::same(429, $this->simulator->api('GET', '/api/admin/nests', null, $held)['status'], 'the fourth');
    }

    public function adminAndClientShareOneLimitThatEnds(): void
    {
        $this->simulator->control('POST', 'rate', ['limit' => 2, 'window_s' => 1]);
        self::same(200, $this->simulator->api('GET', '/api/admin/nests')['status'], 'first');
        self::same(200, $this->simulator->api('GET', '/api/client/account')['status'], 'second');
        $third = $this->simulator->api('GET', '/api/client/account', null, [], Keys::READ_ONLY);
        self::same([429, '2', '0', '1'], [$third['status'], $third['headers']['x-ratelimit-limit'], $third['headers']['x-ratelimit-remaining'],
            $third['headers']['retry-after']], 'third');
        self::yes(abs((int) $third['headers']['x-ratelimit-reset'] - time()) <= 2, 'reset is a time');
        self::same(200, $this->simulator->api('GET', '/api/settings')['status'], 'settings are not limited');
        self::soon(fn (): bool => $this->simulator->api('GET', '/api/admin/nests')['status'] === 200, 'the window ends');
    }

    public function aKeyMayDoWhatItIsPermittedAndNoMore(): void
    {
        $key = $this->simulator->control('POST', 'key', ['permissions' => ['servers.read', 'control.start']])['key'];
        self::same(48, strlen($key), 'length');
        self::same(200, $this->simulator->api('GET', '/api/admin/servers', null, [], $key)['status'], 'permitted');
        $refused = $this->simulator->api('GET', '/api/admin/nodes', null, [], $key);
        self::same([403, 'you do not have permission to perform this action: nodes.read'], [$refused['status'], $refused['json']['errors'][0]], 'not permitted');
    }

    public function aKeyMayBeBoundToAnAddress(): void
    {
        self::same(403, $this->simulator->api('GET', '/api/admin/nodes', null, [], Keys::OTHER_ADDRESS)['status'], 'another address');
        $key = $this->simulator->control('POST', 'key', ['ips' => ['127.0.0.1']])['key'];
        self::same(200, $this->simulator->api('GET', '/api/admin/nodes', null, [], $key)['status'], 'this address');
    }

    public function impersonationIsSilentlyIgnoredWithoutTheRight(): void
    {
        $server = $this->simulator->control('POST', 'server', [])['uuid'];
        $stranger = $this->simulator->control('POST', 'user', [])['uuid'];
        $path = '/api/client/servers/' . $server;
        $as = ['Calagopus-User' => $stranger];
        self::same(404, $this->simulator->api('GET', $path, null, $as)['status'], 'as a stranger');
        $ignored = $this->simulator->api('GET', $path, null, $as, Keys::NO_IMPERSONATION);
        self::same([200, true], [$ignored['status'], $ignored['json']['server']['is_owner']], 'ignored');
        self::same(500, $this->simulator->api('GET', $path, null, ['Calagopus-User' => 'nobody'])['status'], 'unknown user');
    }

    public function powerWorksOnASuspendedServerAndUsageLagsBehind(): void
    {
        $server = $this->simulator->control('POST', 'server', ['suspended' => true])['uuid'];
        $path = '/api/client/servers/' . $server;
        self::same('running', $this->simulator->api('GET', $path . '/resources')['json']['resources']['state'], 'before');
        self::same(200, $this->simulator->api('POST', $path . '/power', ['action' => 'stop'])['status'], 'stop');
        self::same('running', $this->simulator->api('GET', $path . '/resources')['json']['resources']['state'], 'kept');
        $state = fn (): string => $this->simulator->api('GET', $path . '/resources')['json']['resources']['state'];
        self::soon(static fn (): bool => $state() === 'offline', 'read again');
    }

    public function theCustomersViewIsKeptForAWhile(): void
    {
        $server = $this->simulator->control('POST', 'server', [])['uuid'];
        $view = fn (): bool => $this->simulator->api('GET', '/api/client/servers/' . $server)['json']['server']['is_suspended'];
        self::same(false, $view(), 'before');
        $this->simulator->api('PATCH', '/api/admin/servers/' . $server, ['suspended' => true]);
        self::same([false, true], [$view(), $this->simulator->api('GET', '/api/admin/servers/' . $server)['json']['server']['is_suspended']], 'kept');
        self::soon($view, 'read again');
    }

    public function aServerThatTheNodeDoesNotKnowAnswersWith500(): void
    {
        $server = $this->simulator->control('POST', 'server', ['node_knows' => false])['uuid'];
        $path = '/api/client/servers/' . $server;
        self::same(500, $this->simulator->api('POST', $path . '/power', ['action' => 'start'])['status'], 'power');
        self::same(500, $this->simulator->api('POST', $path . '/settings/install', ['truncate_directory' => false])['status'], 'reinstall');
        self::same(500, $this->simulator->api('GET', $path . '/resources')['status'], 'resources');
    }

    public function aBackupThatCannotBeDeletedIsAnErrorAlthoughTheServerIsGone(): void
    {
        $this->simulator->control('POST', 'backup', ['fail' => true]);
        $kept = $this->simulator->control('POST', 'server', ['external_id' => 'k'])['uuid'];
        self::same(200, $this->simulator->api('DELETE', '/api/admin/servers/' . $kept, ['delete_backups' => false])['status'], 'backups kept');
        $server = $this->simulator->control('POST', 'server', ['external_id' => 'b'])['uuid'];
        self::same(500, $this->simulator->api('DELETE', '/api/admin/servers/' . $server, ['force' => false, 'delete_backups' => true])['status'], 'error');
        self::same(404, $this->simulator->api('GET', '/api/admin/servers/' . $server)['status'], 'gone');
    }

    public function aChangeOfTheEggKeepsStartupAndImage(): void
    {
        $server = $this->simulator->control('POST', 'server', [])['uuid'];
        $before = $this->simulator->api('GET', '/api/admin/servers/' . $server)['json']['server'];
        self::same(200, $this->simulator->api('PATCH', '/api/admin/servers/' . $server, ['egg_uuid' => self::VELOCITY])['status'], 'change');
        $after = $this->simulator->api('GET', '/api/admin/servers/' . $server)['json']['server'];
        self::same([self::VELOCITY, $before['startup'], $before['image']], [$after['egg']['uuid'], $after['startup'], $after['image']], 'after');
    }

    public function unknownVariablesAreDroppedWithoutAWord(): void
    {
        $this->create(['variables' => [['env_variable' => 'NO_SUCH', 'value' => '1'], ['env_variable' => 'QUERY_PORT', 'value' => '5']]]);
        self::same(['QUERY_PORT' => '5'], $this->simulator->serversOf('77')[0]['variables'], 'variables');
    }

    public function rulesOfAnEggsVariableAreKept(): void
    {
        $this->simulator->control('POST', 'variable', ['env_variable' => 'SLOTS', 'rules' => ['required', 'integer', 'between:1,10']]);
        foreach (['12' => 'SLOTS: must be between 1 and 10', 'x' => 'SLOTS: must be an integer', '' => 'SLOTS: is required and cannot be empty'] as $value => $text) {
            $answer = $this->simulator->api('POST', '/api/admin/servers', $this->payload(['variables' => [['env_variable' => 'SLOTS', 'value' => (string) $value]]]));
            self::same([400, $text], [$answer['status'], $answer['json']['errors'][0]], 'value ' . $value);
        }
        $this->create(['variables' => [['env_variable' => 'SLOTS', 'value' => '10']]]);
    }

    public function aRefusedAccountIsNotInTheWayOfTheNext(): void
    {
        $account = ['username' => 'first', 'email' => 'first@example.com', 'name_first' => 'A', 'name_last' => 'B', 'admin' => false, 'language' => 'en'];
        $answers = array_map(fn (array $values): int => $this->simulator->api('POST', '/api/admin/users', $values + $account)['status'], [
            ['external_id' => '9', 'password' => 'correct horse'], ['email' => 'second@example.com'], ['username' => 'second'], ['username' => 'third', 'email' => 'third@example.com'],
        ]);
        self::same([200, 409, 409, 200], $answers, 'made, the username is taken, the address is, made');
    }

    public function payloadsAreReadAsThePanelReadsThem(): void
    {
        $cases = [
            '' => 'invalid payload: EOF while parsing a value at line 1 column 0',
            '[]' => 'invalid payload: invalid type: sequence, expected a map at line 1 column 1',
            '{"admin": true' => 'invalid payload: EOF while parsing an object at line 1 column 14',
            '{} x' => 'invalid payload: missing field `username` at line 1 column 2',
            "{\n\"username\": 5}" => 'invalid payload: invalid type: integer `5`, expected a string at line 2 column 13',
            '{"username": "a", "username": "b"}' => 'invalid payload: duplicate field `username` at line 1 column 28',
        ];
        foreach ($cases as $body => $text) {
            $answer = $this->simulator->client()->request('POST', '/api/admin/users', $this->headers(), (string) $body);
            self::same([400, $text], [$answer['status'], json_decode($answer['body'])->errors[0] ?? null], 'body ' . $body);
        }
    }

    public function addressesThatThePanelRefusesAreRefused(): void
    {
        $user = ['username' => 'abc', 'name_first' => 'A', 'name_last' => 'B', 'admin' => false, 'language' => 'en'];
        $cases = ['a b@example.com' => 'user contains unexpected characters', 'a@-x.com' => 'domain contains unexpected characters', 'jö@example.com' => 'user contains unexpected characters'];
        foreach ($cases as $email => $why) {
            $answer = $this->simulator->api('POST', '/api/admin/users', $user + ['email' => $email]);
            $inner = json_decode($answer['json']['errors'][0] ?? '', true);
            self::same([400, 'email: not a valid email: ' . $why], [$answer['status'], $inner['errors'][0] ?? null], $email);
        }
        self::same(200, $this->simulator->api('POST', '/api/admin/users', $user + ['email' => "o'brien@example.com"])['status'], 'apostrophe');
    }

    public function secretsCanBePlantedWhereThePanelKeepsThem(): void
    {
        $this->simulator->control('POST', 'secrets', ['marker' => 'MARKER-1']);
        $server = $this->create();
        foreach (['/api/admin/nodes', '/api/admin/locations', '/api/admin/servers/' . $server['uuid'], '/api/admin/backup-configurations'] as $path) {
            self::yes(str_contains($this->simulator->api('GET', $path)['body'], '"secret_key":"MARKER-1"'), $path);
        }
    }

    public function manyServersArePagedByNode(): void
    {
        $this->simulator->reset('scale:2000:4');
        $nodes = array_filter(
            $this->simulator->api('GET', '/api/admin/nodes?per_page=100')['json']['nodes']['data'],
            static fn (array $node): bool => str_starts_with($node['name'], 'scale-')
        );
        self::same(4, count($nodes), 'nodes');
        $seen = [];
        foreach ($nodes as $node) {
            for ($page = 1; $page <= 5; ++$page) {
                $servers = $this->simulator->api('GET', '/api/admin/nodes/' . $node['uuid'] . '/servers?per_page=100&page=' . $page)['json']['servers'];
                self::same(500, $servers['total'], 'servers of a node');
                array_push($seen, ...array_column($servers['data'], 'external_id'));
            }
            self::same(500, count($this->simulator->api('GET', '/api/admin/nodes/' . $node['uuid'] . '/servers/resources')['json']['resources']), 'usage');
        }
        self::same(2000, count(array_unique($seen)), 'every service once');
    }

    public function aTicketSignsABrowserInOnceWhereTheExtensionIsThere(): void
    {
        $user = $this->simulator->control('POST', 'user', [])['uuid'];
        $ask = fn (string $secret): array => $this->simulator->api('POST', '/api/auth/ssotickets', ['secret' => $secret, 'user_uuid' => $user], ['Authorization' => '']);
        $open = fn (string $token): array => $this->simulator->client()->request('GET', "/api/auth/ssotickets/$token", ['Accept' => 'text/html'], null);
        self::same([404, 'route not found'], [$ask('secret')['status'], $ask('secret')['json']['errors'][0]], 'not installed');
        $this->simulator->control('POST', 'tickets', ['secret' => '']);
        self::same([401, 'invalid credentials'], [$ask('')['status'], $ask('')['json']['errors'][0]], 'no secret yet');
        $this->simulator->control('POST', 'tickets', ['secret' => 'secret']);
        self::same([401, 'invalid credentials'], [$ask('wrong')['status'], $ask('wrong')['json']['errors'][0]], 'wrong');
        $given = $ask('secret')['json'];
        self::same([48, 60], [strlen($given['token']), $given['expires_in']], 'a ticket');
        $opened = $open($given['token']);
        self::same([307, 'http://localhost:8000', [$user]], [$opened['status'], $opened['headers']['location'], $this->simulator->state()['sessions']], 'signed in');
        self::same([401, [$user]], [$open($given['token'])['status'], $this->simulator->state()['sessions']], 'once');
    }

    public function aResetBringsTheSeedBack(): void
    {
        $before = $this->simulator->state();
        $this->create();
        $this->simulator->fault('html200');
        $this->simulator->reset();
        $after = $this->simulator->state();
        self::same([[], count($before['users'])], [$after['servers'], count($after['users'])], 'state');
        self::same(200, $this->simulator->api('GET', '/api/admin/nodes/' . Seed::NODE_1)['status'], 'no fault is left');
        self::same(1, count($this->simulator->log()), 'the journal is empty');
    }

    public function twoSimulatorsDoNotMeet(): void
    {
        $other = Simulator::start(['--seed', 'scale:5:1']);
        self::same([0, 5], [count($this->simulator->state()['servers']), count($other->state()['servers'])], 'servers');
        $pid = $other->pid();
        $other->stop();
        self::same(false, posix_kill($pid, 0), 'its process is gone');
    }
}
