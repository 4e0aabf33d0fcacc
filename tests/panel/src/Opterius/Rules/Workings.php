<?php

/** The simulator's own workings: routes that do not exist, the slow agent, faults, journal, control plane, command line. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Rules;

use Calagopus\Tests\Panel\Opterius\Simulator;

final class Workings extends OpteriusCase
{
    public function unknownRoutesAndMethodsAreTheFrameworks(): void
    {
        foreach ([['GET', '/api/v1/nothing', 404], ['GET', '/', 404], ['GET', '/api/v1/test', 405], ['POST', '/api/v1/packages', 405]] as [$method, $path, $status]) {
            $answer = $this->panel->api($method, $path);
            self::same([$status, false, true], [$answer['status'], isset($answer['json']['result']), isset($answer['json']['message'])], "$method $path");
            $page = $this->panel->api($method, $path, null, ['Accept' => 'text/html']);
            self::same([$status, true], [$page['status'], str_starts_with($page['headers']['content-type'], 'text/html')], "$method $path as a page");
        }
    }

    public function aBodyThatIsNoJsonHasNoFields(): void
    {
        $headers = ['Accept' => 'application/json', 'Authorization' => 'Bearer ' . $this->panel->key];
        foreach (['{', '[]', '"x"', '', "\xff"] as $body) {
            $answer = $this->panel->client()->request('POST', self::BASE . '/accounts/usage', $headers + ['Content-Type' => 'application/json'], $body);
            self::same(404, $answer['status'], $body);
        }
        $answer = $this->panel->client()->request('POST', self::BASE . '/accounts/usage', $headers + ['Content-Type' => 'text/plain'], '{"username":"jane"}');
        self::same(404, $answer['status'], 'another type');
    }

    public function aCreationGoesOnWhenTheClientLeaves(): void
    {
        $this->panel->agent('ok', 300, ['create']);
        $client = $this->panel->client();
        $body = (string) json_encode($this->order());
        $client->send('POST', self::BASE . '/accounts/create', $this->headersOf(), $body);
        self::soon(fn (): bool => $this->panel->account('jane') !== null, 'the row is there');
        self::same(null, $this->panel->account('jane')['on_agent'], 'the agent is still at work');
        $client->close();
        self::soon(fn (): bool => $this->panel->account('jane')['on_agent'] === 'active', 'the agent finished');
    }

    public function theAgentServesOthersMeanwhile(): void
    {
        $this->make();
        $this->panel->agent('ok', 300, ['usage']);
        $clients = array_map(fn (): object => $this->panel->client(), range(1, 4));
        $start = microtime(true);
        foreach ($clients as $client) {
            $client->send('POST', self::BASE . '/accounts/usage', $this->headersOf(), '{"username":"jane"}');
        }
        foreach ($clients as $client) {
            self::same(200, $client->receive()['status'], 'usage');
        }
        self::yes(microtime(true) - $start < 1.0, 'four at once take the time of one');
    }

    public function faultsArePlayedAndCounted(): void
    {
        $this->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '/usage$', 'nth' => 2]);
        self::same([404, 503, 404], array_map(fn (): int => $this->post('/accounts/usage', ['username' => 'x'])['status'], range(1, 3)), 'the second alone');
        self::same([3, 1], array_values(array_intersect_key($this->panel->control('GET', 'faults')['faults'][0], ['seen' => 0, 'played' => 0])), 'figures');
        $this->panel->clearFaults();
        $this->panel->fault('missing', ['path' => '/test$']);
        self::yes(!isset($this->post('/test')['json']['result']), 'a bent answer');
        $this->panel->fault('lost', ['path' => '/create$']);
        $client = $this->panel->client(0.3);
        try {
            $client->request('POST', self::BASE . '/accounts/create', $this->headersOf(), (string) json_encode($this->order()));
            self::yes(false, 'an answer came');
        } catch (\RuntimeException) {
            self::yes($this->panel->account('jane') !== null, 'the work was done');
        }
    }

    public function theJournalHoldsWhatCameWithoutSecrets(): void
    {
        $mark = $this->panel->mark();
        $this->make(['password' => 'a "secret" word\\']);
        $entries = $this->panel->requests('POST', '/accounts/create$', $mark);
        self::same([1, 200], [count($entries), $entries[0]['status']], 'entries');
        self::yes(str_contains($entries[0]['body'], '"username":"jane"'), 'body');
        $text = (string) json_encode([$entries, $this->panel->state()]);
        self::yes(!str_contains($text, 'secret') && !str_contains($text, $this->panel->key), 'no secrets: ' . $text);
    }

    public function seedsAndControlsDoWhatTheySay(): void
    {
        $this->panel->reset('scale:1000');
        $state = $this->panel->state();
        self::same([1000, 's1000', 1000, 'active'], [count($state['accounts']), $state['accounts'][999]['username'],
            $state['accounts'][999]['disk_used_mb'], $state['accounts'][999]['on_agent']], 'scale');
        $this->panel->control('DELETE', 'account', ['username' => 's0001']);
        self::same(null, $this->panel->account('s0001'), 'removed');
        $this->panel->control('POST', 'package', ['name' => 'Tiny', 'disk_quota' => 512]);
        $this->panel->control('DELETE', 'package', ['name' => 'Starter']);
        self::same(['Business', 'Unlimited', 'Tiny'], array_column($this->panel->state()['packages'], 'name'), 'packages');
        $this->panel->reset();
        self::same([[], 3, 'ok'], [$this->panel->state()['accounts'], count($this->panel->state()['packages']), $this->panel->state()['agent']['mode']], 'reset');
    }

    public function aResetForgetsWhatWasUnderWay(): void
    {
        $this->make();
        $this->panel->agent('ok', 150, ['suspend']);
        $client = $this->panel->client();
        $mark = $this->panel->mark();
        $client->send('POST', self::BASE . '/accounts/suspend', $this->headersOf(), '{"username":"jane"}');
        self::soon(fn (): bool => $this->panel->requests('POST', '/suspend$', $mark) !== [], 'it is asked');
        $this->panel->reset();
        $this->make();
        $this->panel->agent('ok', 200, ['usage']);
        $this->post('/accounts/usage', ['username' => 'jane']);
        self::same('active', $this->panel->account('jane')['on_agent'], 'the new account');
    }

    public function wrongOrdersAreRefused(): void
    {
        foreach (
            [['agent', ['mode' => 'odd']], ['agent', ['only' => ['nap']]], ['licence', ['state' => 'odd']], ['reset', ['seed' => 'odd']], ['reset', ['database' => 'odd']], ['server', ['status' => 'odd']], ['crash', ['only' => ['create'], 'when' => 'odd']],
            ['faults', ['fault' => 'odd']], ['account', []], ['nothing', []]] as [$path, $payload]
        ) {
            try {
                $this->panel->control('POST', $path, $payload);
            } catch (\RuntimeException $refused) {
                self::yes(str_contains($refused->getMessage(), 'error'), $refused->getMessage());
                continue;
            }
            self::yes(false, "$path was taken");
        }
    }

    public function theCommandLineIsReadWholeOrRefused(): void
    {
        foreach (['--port x', '--seed odd', '--database odd', '--debug odd', '--agent-delay-ms -1', '--no-such', 'word', '--tls-key /dev/null', '--seed'] as $arguments) {
            $command = [PHP_BINARY, dirname(__DIR__, 3) . '/opterius.php', ...explode(' ', $arguments)];
            $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
            $text = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
            self::same(['', true, 2], [$text[0], str_starts_with($text[1], 'opterius.php: '), proc_close($process)], $arguments);
        }
    }

    public function itIsFastEnoughForAThousandAccounts(): void
    {
        $this->panel->reset('scale:1000');
        $client = $this->panel->client();
        $start = microtime(true);
        for ($number = 1; $number <= 1000; $number++) {
            $client->request('POST', self::BASE . '/accounts/usage', $this->headersOf(), sprintf('{"username":"s%04d"}', $number));
        }
        self::yes(microtime(true) - $start < 10.0, 'a thousand one after the other');
    }

    public function itEndsWithItsStarter(): void
    {
        $simulator = Simulator::start(['--agent-delay-ms', '50']);
        $pid = $simulator->process->pid();
        self::yes(posix_kill($pid, 0), 'it runs');
        unset($simulator);
        self::soon(static fn (): bool => !posix_kill($pid, 0), 'it is gone');
    }

    /** @return array<string, string> */
    private function headersOf(): array
    {
        return ['Accept' => 'application/json', 'Authorization' => 'Bearer ' . $this->panel->key, 'Content-Type' => 'application/json'];
    }
}
