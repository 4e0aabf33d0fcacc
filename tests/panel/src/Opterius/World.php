<?php

/** What the panel holds: accounts, users, packages, servers, keys, its licence; and the agent of its servers. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Loop;

final class World
{
    public const ADDRESS = '198.51.100.20';

    public const ONLINE = 'online';
    public const STATES = [self::ONLINE, 'offline', 'pending'];

    private const PACKAGES = [['Starter', '10 GB', '100 GB'], ['Business', '50 GB', '500 GB'], ['Unlimited', 'Unlimited', 'Unlimited']];

    /** @var array<int, Account> by id */
    public array $accounts = [];

    /** @var list<PanelUser> */
    public array $users = [];

    /** @var list<Package> */
    public array $packages = [];

    /** @var array<int, array{status: string, ip: string|null}> by id */
    public array $servers = [];

    /** @var array<string, array{scopes: list<string>, ips: list<string>, expired: bool, server: int|null}> */
    public array $keys = [];

    /** The panel's APP_DEBUG: whether a 500 tells its inside. */
    public bool $debug = true;

    public Collation $collation;

    public readonly Agent $agent;

    public readonly Licence $licence;

    public readonly Pace $pace;

    public readonly Crashes $crashes;

    public int $nextAccount = 1;

    public int $nextUser = 1;

    /** @var array{int|float, int|float} MB of disk and traffic that a new account uses */
    private array $usualUse = [0, 0];

    /** @var array<string, list<int>> the accounts' ids by what their usernames have in common */
    private array $names = [];

    public function __construct(Loop $loop, private readonly Options $options)
    {
        $this->agent = new Agent($loop);
        $this->licence = new Licence();
        $this->pace = new Pace($loop);
        $this->crashes = new Crashes();
        $this->reset();
    }

    /** The state of the seed again, every order of a test forgotten. */
    public function reset(?string $seed = null, ?string $database = null): void
    {
        $this->collation = new Collation($database ?? $this->options->database);
        [$this->accounts, $this->names, $this->users, $this->packages, $this->usualUse] = [[], [], [], [], [0, 0]];
        [$this->nextAccount, $this->nextUser, $this->debug] = [1, 1, $this->options->debug];
        foreach (self::PACKAGES as [$name, $disk, $traffic]) {
            $this->packages[] = new Package($name, Package::size($disk), Package::size($traffic));
        }
        $this->servers = [1 => ['status' => self::ONLINE, 'ip' => self::ADDRESS]];
        $this->keys = Keys::all();
        $this->agent->reset($this->options->agentDelay, $this->options->agentTimeout);
        $this->licence->reset();
        $this->pace->reset($this->options->gateway);
        $this->crashes->reset();
        $this->addUser('Administrator', 'admin@panel.example', 'the administrator\'s', 'admin');
        $this->seed($seed ?? $this->options->seed);
    }

    public function addUser(string $name, string $email, string $password, string $role = 'user'): PanelUser
    {
        return $this->users[] = new PanelUser($this->nextUser++, $name, $email, $password, $role);
    }

    public function user(string $email): ?PanelUser
    {
        foreach ($this->users as $user) {
            if ($this->collation->finds($email, $user->email)) {
                return $user;
            }
        }

        return null;
    }

    public function add(string $username, string $domain, Package $package, PanelUser $owner, int $server = 1): Account
    {
        $account = new Account($this->nextAccount++, $username, $owner, $server);
        $account->place($package);
        $account->rename($domain);
        [$account->diskUsed, $account->trafficUsed] = $this->usualUse;
        $this->accounts[$account->id] = $account;
        $this->names[$this->collation->key($username)][] = $account->id;

        return $account;
    }

    public function remove(Account $account): void
    {
        $key = $this->collation->key($account->username);
        unset($this->accounts[$account->id]);
        $this->names[$key] = array_values(array_diff($this->names[$key], [$account->id]));
    }

    /** The first account of a username, as the database compares it with what was sent. */
    public function byUsername(mixed $username): ?Account
    {
        if (is_string($username)) {
            return $this->accounts[$this->names[$this->collation->key($username)][0] ?? 0] ?? null;
        }
        foreach ($this->accounts as $account) {
            if ($this->collation->finds($username, $account->username)) {
                return $account;
            }
        }

        return null;
    }

    /** The first account that has a domain. @param bool $withSub whether a sub-domain counts, too */
    public function byDomain(mixed $domain, bool $withSub = false): ?Account
    {
        $key = is_string($domain) ? $this->collation->key($domain) : null;
        foreach ($this->accounts as $account) {
            foreach ($account->domains as $own) {
                $same = $key === null ? $this->collation->finds($domain, $own['name']) : $this->collation->key($own['name']) === $key;
                if ($same && ($withSub || !$own['sub'])) {
                    return $account;
                }
            }
        }

        return null;
    }

    public function package(string $name): ?Package
    {
        foreach ($this->packages as $package) {
            if ($this->collation->finds($name, $package->name)) {
                return $package;
            }
        }

        return null;
    }

    /** The server that is online and has the fewest accounts. */
    public function emptiest(): ?int
    {
        $online = array_filter($this->servers, static fn (array $server): bool => $server['status'] === self::ONLINE);
        $counts = array_fill_keys(array_keys($online), 0);
        foreach ($this->accounts as $account) {
            if (isset($counts[$account->server])) {
                $counts[$account->server]++;
            }
        }
        asort($counts);

        return array_key_first($counts);
    }

    /** Asks the agent of a server; one that cannot be reached sets the server offline, and nothing but its page in the panel sets it online again. */
    public function ask(string $operation, Account $account, callable $then, string $password = ''): void
    {
        $this->agent->ask($operation, $account->username, function (?string $failure) use ($account, $then): void {
            if ($failure === Agent::UNREACHABLE) {
                $this->servers[$account->server]['status'] = 'offline';
            }
            $then($failure);
        }, $password);
    }

    /** Accounts that are whole: s0001 (s0001.example.com) and so on, with some use; or what the recorded panel began with. */
    private function seed(string $seed): void
    {
        if ($seed === 'contract') {
            $this->usualUse = [123, 456];
            $this->whole('probe');
        }
        for ($number = 1; $number <= Options::accounts($seed); $number++) {
            $account = $this->whole(sprintf('s%04d', $number));
            [$account->diskUsed, $account->trafficUsed] = [$number, 2 * $number];
        }
    }

    private function whole(string $username): Account
    {
        $this->agent->users[$username] = 'active';
        $owner = $this->addUser('Jane Doe', "$username@example.com", 'first-password');

        return $this->add($username, "$username.example.com", $this->packages[0], $owner);
    }
}
