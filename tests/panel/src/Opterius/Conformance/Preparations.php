<?php

/** Brings the Opterius simulator to the state that a recorded exchange was made in: what its note says, and what happened between the exchanges. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Conformance;

use Calagopus\Tests\Panel\HttpClient;
use Calagopus\Tests\Panel\Opterius\Keys;
use Calagopus\Tests\Panel\Opterius\Simulator;

final class Preparations
{
    /** The agent of the recordings failed with these words. */
    private const WORDS = 'nginx: configuration test failed';

    /** What was 60, 70 and 120 seconds for the recorded panel, in milliseconds. */
    private const GATEWAY = 60;
    private const AGENT = 90;
    private const PATIENCE = 120;
    private const DIGEST = 1000;

    /** @var list<HttpClient> requests that are under way beside the one that is compared */
    private array $beside = [];

    public function __construct(private readonly Simulator $panel)
    {
    }

    public function before(\stdClass $exchange): void
    {
        match ($exchange->number) {
            237, 257, 278, 293 => $this->jane(true),
            212, 239, 281, 291, 297, 303 => $this->jane(false),
            258 => $this->domain('slash', 'sub.slash.example.com', true),
            271, 274 => $this->failing($exchange->number),
            280 => $this->panel->agent('fail', null, null, ''),
            285 => $this->panel->agent('fail', null, ['dns', 'ssl'], self::WORDS),
            286 => $this->panel->agent('down'),
            290, 364 => $this->opened($exchange->number),
            296 => $this->panel->agent('ok'),
            298 => $this->silent(),
            299 => $this->slow(),
            default => $this->later($exchange->number),
        };
    }

    private function later(int $number): void
    {
        match ($number) {
            311 => $this->next(58),
            316 => $this->panel->put('race0', ['domain' => 'race0.example.com']),
            317 => $this->limit(62, ['limit' => 62]),
            320 => $this->panel->control('POST', 'licence', ['state' => 'refused']),
            321 => $this->afterLimit(),
            322 => $this->manyTests(),
            323 => $this->twoDomains(),
            325 => $this->panel->control('DELETE', 'domain', ['domain' => 'dom1.example.com']),
            326 => $this->panel->control('DELETE', 'domain', ['domain' => 'addon.dom1.example.com']),
            329 => $this->domain('second', 'sub.second.example.com', true),
            341 => $this->panel->control('POST', 'debug', ['on' => false]),
            351 => $this->behindWebServer(),
            361 => $this->besides('racer-b', 'racer@example.com'),
            362 => $this->afterRace(),
            367 => $this->panel->control('POST', 'server', ['id' => 2, 'status' => 'offline']),
            368 => $this->panel->control('POST', 'server', ['id' => 2, 'status' => 'pending']),
            369 => $this->panel->control('POST', 'package', ['name' => 'Starter', 'again' => true, 'disk_quota' => 1, 'bandwidth' => 1, 'php_default' => '8.2']),
            371 => $this->panel->put('twice', ['disk_used_mb' => 2560, 'bw_used_mb' => 300]),
            372 => $this->panel->put('twice', ['package' => null]),
            377 => $this->limit(29, ['state' => 'away']),
            default => null,
        };
    }

    /** Suspended or not, as it was put in the panel between the exchanges. */
    private function jane(bool $suspended): void
    {
        $this->panel->put('jane', ['suspended' => $suspended]);
    }

    private function next(int $account): void
    {
        $this->panel->control('POST', 'next', ['account' => $account]);
    }

    private function domain(string $username, string $domain, bool $sub): void
    {
        $this->panel->control('POST', 'domain', ['username' => $username, 'domain' => $domain, 'sub' => $sub]);
    }

    /** Jane's account was made anew before the agent failed. */
    private function failing(int $number): void
    {
        if ($number === 271) {
            $this->panel->put('jane');
        }
        $this->panel->agent('fail', null, null, self::WORDS);
    }

    /** An administrator opened the server's page while the agent answered. */
    private function opened(int $number): void
    {
        if ($number === 290) {
            $this->panel->control('POST', 'server', ['status' => 'online']);

            return;
        }
        $this->panel->control('POST', 'server', ['id' => 2, 'ip' => '198.51.100.21']);
        $this->next(123);
    }

    private function silent(): void
    {
        $this->panel->openServer();
        $this->panel->control('POST', 'pace', ['agent_timeout_ms' => self::PATIENCE]);
        $this->panel->agent('silent');
    }

    private function slow(): void
    {
        $this->panel->agent('ok', 20);
        $this->panel->openServer();
    }

    /** As many accounts as the panel's licence counted. @param array<string, mixed> $licence */
    private function limit(int $accounts, array $licence): void
    {
        $names = array_column($this->panel->state()['accounts'], 'username');
        for ($i = count($names); $i < $accounts; $i++) {
            $this->panel->put("filler$i");
        }
        foreach (array_slice(array_values(array_diff($names, ['twice'])), 0, max(0, count($names) - $accounts)) as $name) {
            $this->panel->control('DELETE', 'account', ['username' => $name]);
        }
        $this->panel->control('POST', 'licence', $licence);
    }

    private function afterLimit(): void
    {
        $this->panel->control('POST', 'licence', []);
        $this->next(71);
    }

    private function manyTests(): void
    {
        $client = $this->panel->client();
        for ($i = 0; $i < 300; ++$i) {
            $client->request('POST', '/api/v1/test', ['Authorization' => 'Bearer ' . Keys::FULL]);
        }
    }

    private function twoDomains(): void
    {
        $this->panel->put('dom1');
        $this->domain('dom1', 'www.dom1.example.com', true);
        $this->domain('dom1', 'addon.dom1.example.com', false);
    }

    private function behindWebServer(): void
    {
        $this->panel->agent('ok', self::AGENT, ['create']);
        $this->panel->control('POST', 'pace', ['gateway_ms' => self::GATEWAY]);
    }

    /** Another creation that has looked for the e-mail address and is not done with the password's digest. */
    private function besides(string $username, string $email): void
    {
        $this->panel->agent('ok', 0);
        $this->panel->control('POST', 'pace', ['gateway_ms' => 60000, 'digest_ms' => self::DIGEST]);
        $client = $this->panel->client();
        $mark = $this->panel->mark();
        $body = ['domain' => "$username.example.com", 'username' => $username, 'password' => 'first-password', 'package' => 'Starter', 'client_email' => $email,
            'client_name' => 'Jane Doe'];
        $client->send('POST', '/api/v1/accounts/create', ['Authorization' => 'Bearer ' . Keys::FULL, 'Content-Type' => 'application/json'], (string) json_encode($body));
        $this->beside[] = $client;
        if (!Simulator::until(fn (): bool => $this->panel->requests('POST', '/create$', $mark) !== [])) {
            throw new \RuntimeException('preparation: the other creation does not begin');
        }
    }

    private function afterRace(): void
    {
        foreach ($this->beside as $client) {
            if ($client->receive()['status'] !== 200) {
                throw new \RuntimeException('preparation: the other creation fails');
            }
        }
        $this->panel->control('POST', 'pace', ['digest_ms' => 0]);
        $this->next(93);
    }
}
