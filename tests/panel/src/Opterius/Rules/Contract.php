<?php

/** What of the contract the recorded answers do not show by themselves: what the panel holds afterwards, and rules beside those that were recorded. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Rules;

use Calagopus\Tests\Panel\Opterius\Keys;

final class Contract extends OpteriusCase
{
    /** "`POST /test` … 200 {"result":"success","message":"Connection successful.","data":{"panel":"Opterius Panel","version":"2.8.14"}}" */
    public function testTellsPanelAndVersion(): void
    {
        $answer = $this->post('/test');
        self::same(
            [200, '{"result":"success","message":"Connection successful.","data":{"panel":"Opterius Panel","version":"2.8.14"}}'],
            [$answer['status'], $answer['body']],
            'test'
        );
    }

    /** "200 `result: success`, `data: {account_id, username, domain, server_ip}`" */
    public function createTellsTheAccount(): void
    {
        $data = $this->make(['server_id' => 1, 'whmcs_service_id' => 17, 'whmcs_client_id' => 5]);
        self::same(['account_id', 'username', 'domain', 'server_ip'], array_keys($data), 'members');
        self::same(['jane', 'jane.example.com', true], [$data['username'], $data['domain'], is_int($data['account_id'])], 'values');
        $row = $this->panel->account('jane');
        self::same(['Starter', 'jane@example.com', 'Jane Doe', 17, 5, 'active', null, hash('sha256', 'first-password')], [$row['package'],
            $row['client_email'], $row['client_name'], $row['whmcs_service_id'], $row['whmcs_client_id'], $row['on_agent'], $row['password_sha256'],
            $row['login_sha256']], 'row');
    }

    /** "`domain` ≤255, `username` ≤32 letters digits `-` `_`, `password` ≥8, `package` … ≤255, `client_email`, `client_name` ≤255; optional integers …" */
    public function createChecksEachField(): void
    {
        $wrong = [
            'domain' => [null, '', 5, str_repeat('d', 256)], 'username' => [null, '', 'a b', 'a.b', str_repeat('u', 33)], 'password' => [null, 'seven77'],
            'package' => [null, '', str_repeat('p', 256)], 'client_email' => [null, 'nobody'], 'client_name' => [null, '', str_repeat('n', 256)],
            'server_id' => ['one'], 'whmcs_service_id' => [1.5], 'whmcs_client_id' => ['5x'],
        ];
        foreach ($wrong as $field => $values) {
            foreach ($values as $value) {
                $answer = $this->post('/accounts/create', $this->order([$field => $value]));
                self::same([422, [$field]], [$answer['status'], array_keys($answer['json']['errors'] ?? [])], $field . ' ' . json_encode($value));
            }
        }
        self::same([], $this->panel->state()['accounts'], 'accounts');
        $this->make(['username' => 'A-b_' . str_repeat('9', 28), 'client_name' => str_repeat('ä', 255), 'password' => 'eight888']);
    }

    /** "422 … in another shape, validation: {"message":"The username field …","errors":{"username":["…"]}}" */
    public function validationHasAnotherShape(): void
    {
        $answer = $this->post('/accounts/create', $this->order(['username' => null]));
        self::same('{"message":"The username field is required.","errors":{"username":["The username field is required."]}}', $answer['body'], 'one');
        $answer = $this->post('/accounts/create');
        self::same([422, 6], [$answer['status'], count($answer['json']['errors'])], 'all at once');
    }

    /** "send `Accept: application/json`, or validation errors come back as a redirect to a page" */
    public function withoutAcceptValidationIsARedirect(): void
    {
        $answer = $this->post('/accounts/create', $this->order(['username' => null]), ['Accept' => '*/*']);
        self::same([302, true], [$answer['status'], isset($answer['headers']['location'])], 'redirect');
        self::refused($this->post('/accounts/suspend', ['username' => 'nobody'], ['Accept' => '*/*']), 404, 'Account not found.');
    }

    /** "200 success, also when it was suspended already ("Account is already suspended.")" and "also when active ("Account is already active.")" */
    public function suspendAndUnsuspendMayBeRepeated(): void
    {
        $this->make();
        self::same('success', $this->post('/accounts/suspend', ['username' => 'jane', 'reason' => 'Overdue'])['json']['result'], 'suspend');
        self::same([true, 'Overdue', 'suspended'], [$this->panel->account('jane')['suspended'], $this->panel->account('jane')['reason'],
            $this->panel->account('jane')['on_agent']], 'suspended');
        self::same(['result' => 'success', 'message' => 'Account is already suspended.'], $this->post('/accounts/suspend', ['username' => 'jane'])['json'], 'again');
        self::same('success', $this->post('/accounts/unsuspend', ['domain' => 'jane.example.com'])['json']['result'], 'unsuspend by domain');
        self::same(['result' => 'success', 'message' => 'Account is already active.'], $this->post('/accounts/unsuspend', ['username' => 'jane'])['json'], 'again');
    }

    /** "`username` (else `domain`)" */
    public function theUsernameGoesBeforeTheDomain(): void
    {
        $this->make();
        $this->make(['username' => 'john', 'domain' => 'john.example.com']);
        self::same('john', $this->post('/accounts/usage', ['username' => 'john', 'domain' => 'jane.example.com'])['json']['data']['username'], 'both');
        self::same('jane', $this->post('/accounts/usage', ['domain' => 'jane.example.com'])['json']['data']['username'], 'domain');
        self::same(404, $this->post('/accounts/usage')['status'], 'neither');
    }

    /** "Terminate waits for the agent (up to 120 s) and ignores its answer; the row stays until then" */
    public function terminateWaitsForTheNodeAndIgnoresItsAnswer(): void
    {
        $this->make();
        $this->panel->control('POST', 'pace', ['agent_timeout_ms' => 300]);
        $this->panel->agent('silent', 0, ['terminate']);
        $client = $this->panel->client();
        $mark = $this->panel->mark();
        $client->send('POST', self::BASE . '/accounts/terminate', ['Authorization' => 'Bearer ' . $this->panel->key, 'Content-Type' => 'application/json'], '{"username":"jane"}');
        self::soon(fn (): bool => $this->panel->requests('POST', '/terminate$', $mark) !== [], 'it is asked');
        self::same('jane', $this->panel->account('jane')['username'] ?? null, 'the row is there');
        $answer = $client->receive();
        self::same([200, 'success'], [$answer['status'], json_decode($answer['body'], true)['result']], 'terminate');
        self::same([null, ['jane']], [$this->panel->account('jane'), $this->panel->state()['orphans']], 'gone from the panel, not from the node');
        self::refused($this->post('/accounts/terminate', ['username' => 'jane']), 404, 'Account not found.');
    }

    /** "`POST /accounts/password` | `username`, `password` ≥8 | 200 success" */
    public function passwordIsChanged(): void
    {
        $this->make();
        self::same(422, $this->post('/accounts/password', ['username' => 'jane', 'password' => 'short'])['status'], 'short');
        self::same('success', $this->post('/accounts/password', ['username' => 'jane', 'password' => 'second-password'])['json']['result'], 'change');
        self::same(hash('sha256', 'second-password'), $this->panel->account('jane')['password_sha256'], 'password');
    }

    /** "`POST /accounts/package` | `username`, `package` | 200 success" and "404 `Package 'X' not found. Available: A, B` at creation, without the list at a change" */
    public function packageIsChangedByItsName(): void
    {
        $this->make();
        self::same('success', $this->post('/accounts/package', ['username' => 'jane', 'package' => 'Business'])['json']['result'], 'change');
        self::same('Business', $this->panel->account('jane')['package'], 'package');
        self::refused($this->post('/accounts/package', ['username' => 'jane', 'package' => 'Gold']), 404, "Package 'Gold' not found.");
        $message = "Package 'Gold' not found. Available: Starter, Business, Unlimited";
        self::refused($this->post('/accounts/create', $this->order(['package' => 'Gold', 'username' => 'x', 'domain' => 'x.example.com'])), 404, $message);
    }

    /** "200 `data: {username, domain, suspended, disk_used_mb, disk_limit, bw_used_mb}`" */
    public function usageTellsSixThings(): void
    {
        $this->make();
        $this->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 2048]);
        self::same(['username' => 'jane', 'domain' => 'jane.example.com', 'suspended' => false, 'disk_used_mb' => 512, 'disk_limit' => 10240,
            'bw_used_mb' => 2048], $this->post('/accounts/usage', ['username' => 'jane'])['json']['data'], 'usage');
    }

    /** "asks the node each time, so it is slow; figures are 0 where the node did not answer" */
    public function usageIsSlowAndZeroWithoutTheNode(): void
    {
        $this->make();
        $this->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 2048]);
        $this->panel->agent('ok', 150, ['usage']);
        $start = microtime(true);
        self::same(512, $this->post('/accounts/usage', ['username' => 'jane'])['json']['data']['disk_used_mb'], 'slow');
        self::yes(microtime(true) - $start >= 0.14, 'it took its time');
        $this->panel->agent('down', 0);
        $answer = $this->post('/accounts/usage', ['username' => 'jane']);
        self::same([200, 0, 0], [$answer['status'], $answer['json']['data']['disk_used_mb'], $answer['json']['data']['bw_used_mb']], 'down');
    }

    /** "`GET /packages` | 200 `data: [{name, disk_quota, bandwidth, php_default}]` (quota and bandwidth as labels)" */
    public function packagesHaveLabels(): void
    {
        $answer = $this->panel->api('GET', self::BASE . '/packages');
        self::same(
            [200, ['name' => 'Starter', 'disk_quota' => '10 GB', 'bandwidth' => '100 GB/mo', 'php_default' => '8.3']],
            [$answer['status'], $answer['json']['data'][0]],
            'packages'
        );
    }

    /** "401 `API key required. Use Authorization: Bearer <key>` / `Invalid API key.` / `API key has expired.`" */
    public function keysAreRefused(): void
    {
        foreach (['', 'Basic x', 'Bearer '] as $header) {
            self::refused($this->post('/test', [], ['Authorization' => $header]), 401, 'API key required. Use Authorization: Bearer <key>');
        }
        self::refused($this->post('/test', [], [], 'opt_' . str_repeat('x', 48)), 401, 'Invalid API key.');
        self::refused($this->post('/test', [], [], Keys::EXPIRED), 401, 'API key has expired.');
    }

    /** "403 `IP address not allowed.` / `Insufficient permissions.` (scopes `account.create`, `.suspend`, `.unsuspend`, `.terminate`, `.password`, `.package`)" */
    public function keysMayDoWhatTheirScopesSay(): void
    {
        self::refused($this->post('/test', [], [], Keys::OTHER_ADDRESS), 403, 'IP address not allowed.');
        self::same(200, $this->post('/test', [], [], $this->panel->control('POST', 'key', ['ips' => ['127.0.0.1']])['key'])['status'], 'this address');
        foreach (['create', 'suspend', 'unsuspend', 'terminate', 'password', 'package'] as $action) {
            self::refused($this->post("/accounts/$action", $this->order(), [], Keys::NO_SCOPES), 403, 'Insufficient permissions.');
        }
        self::same([200, 404], [$this->post('/test', [], [], Keys::NO_SCOPES)['status'],
            $this->post('/accounts/usage', ['username' => 'jane'], [], Keys::NO_SCOPES)['status']], 'what needs no scope');
        $key = $this->panel->control('POST', 'key', ['scopes' => ['account.create']])['key'];
        self::same(200, $this->post('/accounts/create', $this->order(), [], $key)['status'], 'what the scope says');
    }

    /** "404 … `Account not found.`" */
    public function unknownAccountsAreSaid(): void
    {
        foreach (['suspend', 'unsuspend', 'terminate', 'password', 'package', 'usage'] as $action) {
            self::refused($this->post("/accounts/$action", ['username' => 'nobody', 'password' => 'long-enough', 'package' => 'Starter']), 404, 'Account not found.');
        }
    }

    /** "409 `Username 'X' already exists.` / `Domain 'X' already exists.`" */
    public function takenNamesAreSaid(): void
    {
        $this->make();
        self::refused($this->post('/accounts/create', $this->order(['domain' => 'other.example.com'])), 409, "Username 'jane' already exists.");
        self::refused($this->post('/accounts/create', $this->order(['username' => 'other'])), 409, "Domain 'jane.example.com' already exists.");
        self::same(1, count($this->panel->state()['accounts']), 'accounts');
    }

    /** "422 `No available servers.` / `Account limit reached (N/M).`" */
    public function placesRunOut(): void
    {
        $this->panel->control('POST', 'licence', ['limit' => 1]);
        $this->make();
        self::refused($this->post('/accounts/create', $this->order($john = ['username' => 'john', 'domain' => 'john.example.com', 'client_email' => 'john@example.com'])), 422, 'Account limit reached (1/1).');
        self::same(['john@example.com', 3], [$this->panel->state()['users'][2]['email'] ?? null, count($this->panel->state()['users'])], 'the panel\'s user is left behind');
        $this->panel->control('POST', 'server', ['status' => 'offline']);
        self::refused($this->post('/accounts/create', $this->order($john)), 422, 'No available servers.');
    }

    /** "500 `Failed to suspend: …` / `Failed to unsuspend: …` / `Password change failed: …` / `Could not connect to server agent`" */
    public function theAgentsFailuresAreSaid(): void
    {
        $this->make();
        $this->panel->put('jane', ['password' => 'first-password']);
        $this->panel->agent('fail', 0, null, 'usermod: exit status 8');
        self::refused($this->post('/accounts/suspend', ['username' => 'jane']), 500, 'Failed to suspend: usermod: exit status 8');
        self::refused($this->post('/accounts/password', ['username' => 'jane', 'password' => 'second-password']), 500, 'Password change failed: usermod: exit status 8');
        self::same([false, hash('sha256', 'first-password')], [$this->panel->account('jane')['suspended'], $this->panel->account('jane')['password_sha256']], 'unchanged');
        $this->panel->put('jane', ['suspended' => true]);
        self::refused($this->post('/accounts/unsuspend', ['username' => 'jane']), 500, 'Failed to unsuspend: usermod: exit status 8');
        $this->panel->agent('down');
        self::refused($this->post('/accounts/unsuspend', ['username' => 'jane']), 500, 'Failed to unsuspend: Could not connect to server agent');
    }

    /** "**A 200 that is not a success:** {"result":"warning","message":"Account saved but server setup failed: …","data":{"account_id":N}}" and what follows */
    public function aWarningSavesTheRowAlone(): void
    {
        $this->panel->agent('fail', 0, ['create']);
        $answer = $this->post('/accounts/create', $this->order());
        self::same([200, ['result' => 'warning', 'message' => 'Account saved but server setup failed: useradd: exit status 1',
            'data' => ['account_id' => $this->panel->account('jane')['account_id']]]], [$answer['status'], $answer['json']], 'warning');
        self::same(null, $this->panel->account('jane')['on_agent'], 'the node was not set up');
        $this->panel->agent('ok');
        self::refused($this->post('/accounts/create', $this->order()), 409, "Username 'jane' already exists.");
        self::same('jane.example.com', $this->post('/accounts/usage', ['username' => 'jane'])['json']['data']['domain'], 'usage sees the row');
        $this->post('/accounts/terminate', ['username' => 'jane']);
        $this->make();
        self::same('active', $this->panel->account('jane')['on_agent'], 'terminate, then create');
    }
}
