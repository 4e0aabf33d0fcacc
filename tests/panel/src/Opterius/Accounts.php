<?php

/** What the panel does with accounts: its own row first, then the server's agent. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Accounts
{
    private const USERNAME = '/^[A-Za-z0-9_-]+$/D';
    private const PASSWORD = 8;

    public function __construct(private readonly World $world)
    {
    }

    /** The row is saved before the agent is asked: where the agent fails, the row stays and the answer is a warning. */
    public function create(Fields $fields, callable $answer): void
    {
        $domain = $fields->text('domain', 255);
        $username = $fields->text('username', 32, 0, self::USERNAME);
        $password = $fields->text('password', 0, self::PASSWORD);
        $package = $fields->text('package', 255);
        $email = $fields->email('client_email');
        $name = $fields->text('client_name', 255);
        [$server, $service, $client] = array_map($fields->optionalNumber(...), ['server_id', 'whmcs_service_id', 'whmcs_client_id']);
        $fields->check();
        $this->existing($package);
        $this->refuseTaken($username, $domain);
        $account = $this->world->add($username, $domain, $package, $this->place($server));
        [$account->password, $account->clientEmail, $account->clientName] = [$password, $email, $name];
        [$account->serviceId, $account->clientId] = [$service, $client];
        $this->world->agent->ask('create', function (?string $failure) use ($account, $answer): void {
            $answer($failure === null ? $this->made($account) : [
                'result' => 'warning', 'message' => "Account saved but server setup failed: $failure", 'data' => ['account_id' => $account->id],
            ]);
        });
    }

    public function suspend(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        $reason = $fields->optionalText('reason');
        $fields->check();
        $this->setSuspended($account, true, $reason, $answer);
    }

    public function unsuspend(Fields $fields, callable $answer): void
    {
        $this->setSuspended($this->named($fields), false, null, $answer);
    }

    /** Gone from the panel is all it says: what the agent does with it is not waited for. */
    public function terminate(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        unset($this->world->accounts[$account->username]);
        $this->world->agent->ask('terminate', function (?string $failure) use ($account): void {
            if ($failure === null && !isset($this->world->accounts[$account->username])) {
                unset($this->world->agent->users[$account->username]);
            }
        });
        $answer(['result' => 'success', 'message' => 'Account terminated.']);
    }

    public function password(Fields $fields, callable $answer): void
    {
        $username = $fields->text('username');
        $password = $fields->text('password', 0, self::PASSWORD);
        $fields->check();
        $account = $this->found($username, '');
        $this->world->agent->ask('password', static function (?string $failure) use ($account, $password, $answer): void {
            if ($failure !== null) {
                $answer(self::failure('Password change failed', $failure));

                return;
            }
            $account->password = $password;
            $answer(['result' => 'success', 'message' => 'Password changed.']);
        });
    }

    public function package(Fields $fields, callable $answer): void
    {
        $username = $fields->text('username');
        $package = $fields->text('package', 255);
        $fields->check();
        $account = $this->found($username, '');
        $this->existing($package);
        $account->package = $package;
        $answer(['result' => 'success', 'message' => 'Package changed.']);
    }

    /** The node is asked each time; where it does not answer the figures are 0. */
    public function usage(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        $this->world->agent->ask('usage', function (?string $failure) use ($account, $answer): void {
            $answers = $failure === null && isset($this->world->agent->users[$account->username]);
            $answer(['result' => 'success', 'data' => [
                'username' => $account->username, 'domain' => $account->domain, 'suspended' => $account->suspended,
                'disk_used_mb' => $answers ? $account->diskUsed : 0,
                'disk_limit' => $this->world->packages[$account->package]['disk_quota'] ?? null,
                'bw_used_mb' => $answers ? $account->trafficUsed : 0,
            ]]);
        });
    }

    private function setSuspended(Account $account, bool $suspended, ?string $reason, callable $answer): void
    {
        if ($account->suspended === $suspended) {
            $answer(['result' => 'success', 'message' => 'Account is already ' . ($suspended ? 'suspended.' : 'active.')]);

            return;
        }
        $word = $suspended ? 'suspend' : 'unsuspend';
        $this->world->agent->ask($word, function (?string $failure) use ($account, $suspended, $reason, $word, $answer): void {
            if ($failure !== null) {
                $answer(self::failure("Failed to $word", $failure));

                return;
            }
            $account->suspended = $suspended;
            $account->reason = $reason;
            $this->world->agent->users[$account->username] = $suspended ? 'suspended' : 'active';
            $answer(['result' => 'success', 'message' => "Account {$word}ed."]);
        });
    }

    private static function failure(string $what, string $failure): Refusal
    {
        return Refusal::of(500, $failure === Agent::UNREACHABLE ? $failure : "$what: $failure");
    }

    /** @return array<string, mixed> */
    private function made(Account $account): array
    {
        $this->world->agent->users[$account->username] = 'active';

        return ['result' => 'success', 'message' => 'Account created successfully.', 'data' => [
            'account_id' => $account->id, 'username' => $account->username, 'domain' => $account->domain,
            'server_ip' => $this->world->servers[$account->server]['ip'],
        ]];
    }

    private function named(Fields $fields): Account
    {
        $fields->either('username', 'domain');
        [$username, $domain] = [$fields->optionalText('username'), $fields->optionalText('domain')];
        $fields->check();

        return $this->found($username, $domain);
    }

    private function found(string $username, string $domain): Account
    {
        return $this->world->find($username, $domain) ?? throw Refusal::of(404, 'Account not found.');
    }

    private function existing(string $package): void
    {
        if (!isset($this->world->packages[$package])) {
            $names = implode(', ', array_map(strval(...), array_keys($this->world->packages)));
            throw Refusal::of(404, "Package '$package' not found. Available: $names");
        }
    }

    private function refuseTaken(string $username, string $domain): void
    {
        if (isset($this->world->accounts[$username])) {
            throw Refusal::of(409, "Username '$username' already exists.");
        }
        if ($this->world->find('', $domain) !== null) {
            throw Refusal::of(409, "Domain '$domain' already exists.");
        }
    }

    /** The server that takes the account: the one that is named, or the first that is available. */
    private function place(?int $wanted): int
    {
        foreach ($this->world->servers as $id => $server) {
            if ($server['available'] && ($wanted === null || $wanted === $id)) {
                $has = count(array_filter($this->world->accounts, static fn (Account $account): bool => $account->server === $id));
                if ($server['limit'] !== null && $has >= $server['limit']) {
                    throw Refusal::of(422, "Account limit reached ($has/{$server['limit']}).");
                }

                return $id;
            }
        }
        throw Refusal::of(422, 'No available servers.');
    }
}
