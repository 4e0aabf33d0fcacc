<?php

/** What the panel holds: accounts, packages, servers, keys; and the agent of its servers. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Loop;

final class World
{
    public const ADDRESS = '198.51.100.20';

    /** @var array<string, Account> by username */
    public array $accounts = [];

    /** @var array<string, array{name: string, disk_quota: mixed, bandwidth: mixed, php_default: mixed}> by name */
    public array $packages = [];

    /** @var array<int, array{available: bool, limit: int|null, ip: string|null}> by id */
    public array $servers = [];

    /** @var array<string, array{scopes: list<string>, ips: list<string>, expired: bool}> */
    public array $keys = [];

    public string $routes;

    public readonly Agent $agent;

    private int $lastId = 0;

    public function __construct(Loop $loop, private readonly Options $options)
    {
        $this->agent = new Agent($loop);
        $this->reset();
    }

    /** The state of the seed again, every order of a test forgotten. */
    public function reset(?int $accounts = null): void
    {
        $this->accounts = [];
        $this->lastId = 0;
        $this->packages = [];
        foreach ([['Starter', '10 GB', '100 GB'], ['Business', '50 GB', '500 GB'], ['Unlimited', 'Unlimited', 'Unlimited']] as [$name, $disk, $traffic]) {
            $this->packages[$name] = ['name' => $name, 'disk_quota' => $disk, 'bandwidth' => $traffic, 'php_default' => '8.3'];
        }
        $this->servers = [1 => ['available' => true, 'limit' => null, 'ip' => self::ADDRESS]];
        $this->keys = Keys::all();
        $this->routes = $this->options->routes;
        $this->agent->reset($this->options->agentDelay);
        $this->seed($accounts ?? $this->options->accounts);
    }

    public function add(string $username, string $domain, string $package, int $server = 1): Account
    {
        return $this->accounts[$username] = new Account(++$this->lastId, $username, $domain, $package, $server);
    }

    /** The account of a username as it is written, or of a domain in any case. */
    public function find(string $username, string $domain): ?Account
    {
        if ($username !== '') {
            return $this->accounts[$username] ?? null;
        }
        foreach ($this->accounts as $account) {
            if (strcasecmp($account->domain, $domain) === 0) {
                return $account;
            }
        }

        return null;
    }

    /** Accounts that are whole: s0001 (s0001.example.com) and so on, with some use. */
    private function seed(int $accounts): void
    {
        for ($number = 1; $number <= $accounts; $number++) {
            $name = sprintf('s%04d', $number);
            $account = $this->add($name, $name . '.example.com', 'Starter');
            [$account->diskUsed, $account->trafficUsed] = [$number, 2 * $number];
            $this->agent->users[$name] = 'active';
        }
    }
}
