<?php

/** What the control plane puts into the panel's tables and takes out of them, rules aside. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class ControlRows
{
    public function __construct(private readonly World $world)
    {
    }

    /** An account as it is: made where it is missing, changed where it is there. @param array<string, mixed> $payload @return array<string, mixed> */
    public function account(array $payload): array
    {
        $username = (string) ($payload['username'] ?? throw new \InvalidArgumentException('username: missing'));
        $account = $this->exact($username) ?? $this->world->add(
            $username,
            "$username.example.com",
            $this->world->packages[0] ?? new Package('Starter', 10240, 102400),
            $this->world->user("$username@example.com") ?? $this->world->addUser('Jane Doe', "$username@example.com", 'of the simulator'),
        );
        if (isset($payload['domain'])) {
            $account->rename((string) $payload['domain']);
        }
        if (array_key_exists('package', $payload)) {
            $this->place($account, $payload['package']);
        }
        $account->server = (int) ($payload['server'] ?? $account->server);
        $account->suspended = (bool) ($payload['suspended'] ?? $account->suspended);
        $account->diskUsed = $payload['disk_used_mb'] ?? $account->diskUsed;
        $account->trafficUsed = $payload['bw_used_mb'] ?? $account->trafficUsed;
        $this->onAgent($account, $payload);

        return ['account_id' => $account->id];
    }

    /** @param array<string, mixed> $payload */
    public function removeAccount(array $payload): void
    {
        $username = (string) ($payload['username'] ?? '');
        $account = $this->exact($username);
        if ($account !== null) {
            $this->world->remove($account);
        }
        unset($this->world->agent->users[$username], $this->world->agent->passwords[$username]);
    }

    /** A further domain of an account, or a sub-domain. @param array<string, mixed> $payload */
    public function domain(array $payload): void
    {
        $account = $this->exact((string) ($payload['username'] ?? '')) ?? throw new \InvalidArgumentException('username: no such account');
        $account->domains[] = ['name' => (string) ($payload['domain'] ?? throw new \InvalidArgumentException('domain: missing')), 'sub' => (bool) ($payload['sub'] ?? false)];
    }

    /** @param array<string, mixed> $payload */
    public function removeDomain(array $payload): void
    {
        foreach ($this->world->accounts as $account) {
            $account->domains = array_values(array_filter($account->domains, static fn (array $domain): bool => $domain['name'] !== ($payload['domain'] ?? null)));
        }
    }

    /** @param array<string, mixed> $payload */
    public function package(array $payload): void
    {
        $name = (string) ($payload['name'] ?? throw new \InvalidArgumentException('name: missing'));
        $known = ($payload['again'] ?? false) ? [] : array_filter($this->world->packages, static fn (Package $package): bool => $package->name === $name);
        $package = reset($known) ?: ($this->world->packages[] = new Package($name, 10240, 102400));
        $package->disk = isset($payload['disk_quota']) ? Package::size($payload['disk_quota']) : $package->disk;
        $package->traffic = isset($payload['bandwidth']) ? Package::size($payload['bandwidth']) : $package->traffic;
        $package->php = (string) ($payload['php_default'] ?? $package->php);
    }

    /** @param array<string, mixed> $payload */
    public function removePackage(array $payload): void
    {
        $name = $payload['name'] ?? null;
        $this->world->packages = array_values(array_filter($this->world->packages, static fn (Package $package): bool => $package->name !== $name));
        foreach ($this->world->accounts as $account) {
            $account->package = $account->package === $name ? null : $account->package;
        }
    }

    /** A server; `open` is what an administrator does who opens its page in the panel: it is online again where the agent answers. @param array<string, mixed> $payload */
    public function server(array $payload): void
    {
        $id = (int) ($payload['id'] ?? 1);
        $server = $this->world->servers[$id] ?? ['status' => World::ONLINE, 'ip' => World::ADDRESS];
        $server['status'] = $payload['status'] ?? $server['status'];
        if (!in_array($server['status'], World::STATES, true)) {
            throw new \InvalidArgumentException('status: ' . implode(', ', World::STATES));
        }
        if ($payload['open'] ?? false) {
            $server['status'] = $this->world->agent->answers() ? World::ONLINE : 'offline';
        }
        $server['ip'] = array_key_exists('ip', $payload) ? $payload['ip'] : $server['ip'];
        $this->world->servers[$id] = $server;
    }

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    public function key(array $payload): array
    {
        $key = (string) ($payload['key'] ?? 'opt_' . str_pad('simKey' . bin2hex(random_bytes(16)), 48, '0'));
        $this->world->keys[$key] = [
            'scopes' => array_values((array) ($payload['scopes'] ?? Keys::SCOPES)), 'ips' => array_values((array) ($payload['ips'] ?? [])),
            'expired' => (bool) ($payload['expired'] ?? false), 'server' => $payload['server'] ?? null,
        ];

        return ['key' => $key];
    }

    /** The numbers of the next rows. @param array<string, mixed> $payload */
    public function next(array $payload): void
    {
        $this->world->nextAccount = (int) ($payload['account'] ?? $this->world->nextAccount);
        $this->world->nextUser = (int) ($payload['user'] ?? $this->world->nextUser);
    }

    /** The account that is written so, whatever the database takes for the same. */
    private function exact(string $username): ?Account
    {
        foreach ($this->world->accounts as $account) {
            if ($account->username === $username) {
                return $account;
            }
        }

        return null;
    }

    private function place(Account $account, ?string $name): void
    {
        $account->package = $name;
        foreach ($this->world->packages as $package) {
            if ($package->name === $name) {
                $account->place($package);

                return;
            }
        }
    }

    /** @param array<string, mixed> $payload */
    private function onAgent(Account $account, array $payload): void
    {
        $agent = $this->world->agent;
        if (!($payload['on_agent'] ?? true)) {
            unset($agent->users[$account->username]);

            return;
        }
        $agent->users[$account->username] = $account->suspended ? 'suspended' : 'active';
        if (isset($payload['password'])) {
            $agent->passwords[$account->username] = (string) $payload['password'];
        }
    }
}
