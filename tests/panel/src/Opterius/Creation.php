<?php

/** How the panel makes an account: its rows first, in the order that the recordings show, then three calls of the server's agent. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Creation
{
    private const COLUMN = 255;
    private const LEAST_PASSWORD = 8;

    public function __construct(private readonly World $world)
    {
    }

    /** @param int|null $bound the server that the key is bound to: it goes before the one that was asked for */
    public function create(Fields $fields, callable $answer, ?int $bound = null): void
    {
        $order = [
            'domain' => $fields->text('domain', self::COLUMN), 'username' => $fields->username('username'),
            'password' => $fields->text('password', 0, self::LEAST_PASSWORD), 'package' => $fields->text('package', self::COLUMN),
            'email' => $fields->email('client_email'), 'name' => $fields->text('client_name', self::COLUMN),
        ];
        $server = $fields->optionalNumber('server_id', array_keys($this->world->servers));
        [$order['service'], $order['client']] = array_map($fields->optionalNumber(...), ['whmcs_service_id', 'whmcs_client_id']);
        $fields->check();
        $package = $this->package($order['package']);
        $server = $bound ?? $server ?? $this->world->emptiest() ?? throw Refusal::of(422, 'No available servers.');
        $this->owner($order, $answer, function (PanelUser $owner) use ($order, $package, $server, $answer): void {
            $this->admit($order, $answer, fn () => $this->save($order, $package, $server, $owner, $answer));
        });
    }

    private function package(string $name): Package
    {
        $names = implode(', ', array_map(static fn (Package $package): string => $package->name, $this->world->packages));

        return $this->world->package($name) ?? throw Refusal::of(404, "Package '$name' not found. Available: $names");
    }

    /** The panel's user of the e-mail address, whoever that is; a new one stays whatever becomes of the account. @param array<string, mixed> $order */
    private function owner(array $order, callable $answer, callable $then): void
    {
        $user = $this->world->user($order['email']);
        if ($user !== null) {
            $then($user);

            return;
        }
        $this->world->pace->after($this->world->pace->digest, function () use ($order, $then): void {
            if ($this->world->user($order['email']) !== null) {
                throw Crashes::user($order['name'], $order['email']);
            }
            $then($this->world->addUser($order['name'], $order['email'], $order['password']));
        }, $answer);
    }

    /** Licence, username, domain; nothing but this look keeps names apart. @param array<string, mixed> $order */
    private function admit(array $order, callable $answer, callable $then): void
    {
        $pace = $this->world->pace;
        $pace->after($this->world->licence->delay, function () use ($order, $pace, $answer, $then): void {
            [$has, $limit] = [count($this->world->accounts), $this->world->licence->limit()];
            if ($limit !== null && $has >= $limit) {
                throw Refusal::of(422, "Account limit reached ($has/$limit).");
            }
            if ($this->world->byUsername($order['username']) !== null) {
                throw Refusal::of(409, "Username '{$order['username']}' already exists.");
            }
            if ($this->world->byDomain($order['domain'], true) !== null) {
                throw Refusal::of(409, "Domain '{$order['domain']}' already exists.");
            }
            $pace->after($pace->save, $then, $answer);
        }, $answer);
    }

    /** @param array<string, mixed> $order */
    private function save(array $order, Package $package, int $server, PanelUser $owner, callable $answer): void
    {
        $account = $this->world->add($order['username'], $order['domain'], $package, $owner, $server);
        [$account->serviceId, $account->clientId] = [$order['service'], $order['client']];
        $this->refuseWhatDoesNotFit($account);
        $this->world->ask('create', $account, function (?string $failure) use ($account, $answer): void {
            if ($failure !== null) {
                $answer(['result' => 'warning', 'message' => "Account saved but server setup failed: $failure", 'data' => ['account_id' => $account->id]]);

                return;
            }
            $this->world->ask('dns', $account, fn () => $this->world->ask('ssl', $account, fn () => $answer($this->made($account))));
        });
    }

    /** SQLite's columns take anything. */
    private function refuseWhatDoesNotFit(Account $account): void
    {
        if (!$this->world->collation->isMariaDb()) {
            return;
        }
        foreach (['whmcs_service_id' => $account->serviceId, 'whmcs_client_id' => $account->clientId] as $column => $number) {
            if ($number !== null && $number < 0) {
                $this->world->remove($account);
                $this->world->nextAccount = $account->id;
                throw Crashes::number($account, $column, $number);
            }
        }
        $root = "/home/$account->username/{$account->domain()}/public_html";
        if (preg_match_all('/[^\x80-\xbf]/', $root) > self::COLUMN) {
            $this->world->remove($account);
            throw Crashes::documentRoot($account, $root);
        }
    }

    /** @return array<string, mixed> */
    private function made(Account $account): array
    {
        return ['result' => 'success', 'message' => "Account $account->username created with domain {$account->domain()}.", 'data' => [
            'account_id' => $account->id, 'username' => $account->username, 'domain' => $account->domain(),
            'server_ip' => $this->world->servers[$account->server]['ip'],
        ]];
    }
}
