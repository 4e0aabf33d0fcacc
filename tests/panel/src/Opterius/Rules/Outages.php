<?php

/** What fails behind the panel, and what that leaves: agent, licence, web server, the framework's 500, two databases, creations at once. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Rules;

use Calagopus\Tests\Panel\Opterius\Keys;

final class Outages extends OpteriusCase
{
    public function anAgentThatIsNotReachedSetsItsServerOfflineForGood(): void
    {
        $this->make();
        foreach (['down', 'silent'] as $mode) {
            $this->panel->control('POST', 'pace', ['agent_timeout_ms' => 50]);
            $this->panel->agent($mode);
            self::same(0, $this->post('/accounts/usage', ['username' => 'jane'])['json']['data']['disk_used_mb'], 'usage');
            $this->panel->agent('ok');
            self::refused($this->post('/accounts/create', $this->order($this->john())), 422, 'No available servers.');
            $this->make(['server_id' => 1] + $this->john());
            $this->post('/accounts/terminate', ['username' => 'john']);
            self::same('success', $this->post('/accounts/create', $this->order($this->john()), [], Keys::SERVER_1)['json']['result'], 'a key that is bound to the server');
            $this->post('/accounts/terminate', ['username' => 'john']);
            $this->panel->openServer();
            $this->make($this->john());
            $this->post('/accounts/terminate', ['username' => 'john']);
        }
        $this->panel->agent('down');
        $this->panel->openServer();
        self::same('offline', $this->panel->state()['servers'][1]['status'], 'opened while the agent is away');
    }

    public function anAgentThatFailsLeavesItsServerOnline(): void
    {
        $this->make();
        $this->panel->agent('fail');
        $this->post('/accounts/usage', ['username' => 'jane']);
        self::same('online', $this->panel->state()['servers'][1]['status'], 'status');
    }

    public function anAgentSlowerThanThePanelWaitsDoesItsWorkLater(): void
    {
        $this->panel->control('POST', 'pace', ['agent_timeout_ms' => 50]);
        $this->panel->agent('ok', 200, ['create']);
        self::same('warning', $this->post('/accounts/create', $this->order())['json']['result'], 'the panel gave it up');
        self::same(null, $this->panel->account('jane')['on_agent'], 'not yet');
        self::soon(fn (): bool => $this->panel->account('jane')['on_agent'] === 'active', 'later');
    }

    public function theHostsOwnUsersAreRefusedAndTakenAwayByTheirName(): void
    {
        $this->panel->control('POST', 'agent', ['host_users' => ['games']]);
        $order = $this->order(['username' => 'games', 'domain' => 'gam.es']);
        self::same('warning', $this->post('/accounts/create', $order)['json']['result'], 'it exists on the host');
        self::same([], $this->panel->state()['agent']['removed_host_users'], 'it is there');
        $this->post('/accounts/terminate', ['username' => 'games']);
        self::same(['games'], $this->panel->state()['agent']['removed_host_users'], 'it was deleted');
    }

    public function withoutTheLicencesServerTheLimitIsOne(): void
    {
        $this->make();
        foreach (['away', 'refused'] as $state) {
            $this->panel->control('POST', 'licence', ['limit' => 10, 'state' => $state, 'delay_ms' => 20]);
            self::refused($this->post('/accounts/create', $this->order($this->john())), 422, 'Account limit reached (1/1).');
        }
        $this->panel->control('POST', 'licence', ['limit' => 10]);
        $this->make($this->john());
    }

    public function theWebServerGivesUpAndThePanelGoesOn(): void
    {
        $this->panel->control('POST', 'pace', ['gateway_ms' => 30]);
        $this->panel->agent('ok', 200, ['create']);
        $answer = $this->post('/accounts/create', $this->order());
        self::same([504, 'text/html', true], [$answer['status'], $answer['headers']['content-type'], str_contains($answer['body'], '504 Gateway Time-out')], '504');
        self::soon(fn (): bool => $this->panel->account('jane')['on_agent'] === 'active', 'the panel went on');
    }

    public function aCrashTellsWhatItWasAskedWithInDebugModeOnly(): void
    {
        $this->panel->crash(['create', 'suspend'], 3);
        $page = $this->post('/accounts/create', $this->order());
        self::same([500, ['message', 'exception', 'file', 'line', 'trace']], [$page['status'], array_keys($page['json'])], 'page');
        foreach (['SQLSTATE[23000]', 'insert into `users`', 'Jane Doe', 'jane@example.com', '$2y$12$'] as $part) {
            self::yes(str_contains($page['json']['message'], $part), $part);
        }
        self::same(null, $this->panel->account('jane'), 'nothing was done');
        $html = $this->post('/accounts/suspend', ['username' => 'jane'], ['Accept' => '*/*']);
        self::same([500, true, true], [$html['status'], str_starts_with($html['headers']['content-type'], 'text/html'), str_contains($html['body'], '$2y$12$')], 'a page');
        $this->panel->control('POST', 'debug', ['on' => false]);
        self::same([500, ['message' => 'Server Error']], [($page = $this->post('/accounts/create', $this->order()))['status'], $page['json']], 'without debug mode');
        $this->make();
        $this->panel->crash(['terminate'], 1, 'after');
        self::same(500, $this->post('/accounts/terminate', ['username' => 'jane'])['status'], 'after the work');
        self::same(null, $this->panel->account('jane'), 'it was done');
    }

    public function sqliteComparesAsItIsWritten(): void
    {
        $this->make();
        self::same(200, $this->post('/accounts/usage', ['username' => 'JÁNE '])['status'], 'MariaDB');
        $this->panel->control('POST', 'reset', ['database' => 'sqlite']);
        $this->make();
        $this->make(['username' => 'JANE', 'domain' => 'Jane.example.com', 'client_email' => 'JANE@example.com']);
        self::same(404, $this->post('/accounts/usage', ['username' => 'jáne'])['status'], 'SQLite');
        self::same([3, 'sqlite'], [count($this->panel->state()['users']), $this->panel->state()['database']], 'e-mails, too');
    }

    public function creationsAtOnceAreKeptApartByNothing(): void
    {
        $this->make();
        $this->post('/accounts/terminate', ['username' => 'jane']);
        $this->panel->control('POST', 'pace', ['save_ms' => 300]);
        $clients = [$this->panel->client(), $this->panel->client()];
        $headers = ['Authorization' => 'Bearer ' . $this->panel->key, 'Content-Type' => 'application/json'];
        foreach ($clients as $client) {
            $client->send('POST', self::BASE . '/accounts/create', $headers, (string) json_encode($this->order()));
        }
        $results = array_map(static fn (object $client): string => json_decode($client->receive()['body'], true)['result'], $clients);
        self::same([['success', 'success'], 2], [$results, count($this->panel->state()['accounts'])], 'both');
    }

    public function thePanelsUserIsTheFirstOnesForEver(): void
    {
        $this->make();
        $this->post('/accounts/terminate', ['username' => 'jane']);
        $this->make(['username' => 'second', 'domain' => 'second.example.com', 'password' => 'another-one', 'client_name' => 'Somebody Else', 'client_email' => 'JANE@example.com']);
        $this->make(['username' => 'boss', 'domain' => 'boss.example.com', 'client_email' => 'admin@panel.example']);
        $row = $this->panel->account('second');
        self::same([hash('sha256', 'first-password'), 'Jane Doe', null], [$row['login_sha256'], $row['client_name'], $row['password_sha256']], 'login');
        self::same('Administrator', $this->panel->account('boss')['client_name'], 'the administrator\'s');
    }

    /** @return array<string, string> */
    private function john(): array
    {
        return ['username' => 'john', 'domain' => 'john.example.com'];
    }
}
