<?php

/** A web-hosting account's service, through the Opterius module, on a panel where somebody else has an account too. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;

final class HostingService extends Service
{
    /** Of an account that no service of this WHMCS has. */
    private const NEIGHBOUR = 'john';
    private const PASSWORD = Marks::PASSWORD;
    /** How long the server takes for a creation that is slow: it goes on when the process that asked is gone. */
    private const SLOW_MS = 1200;

    private int $bigger = 0;

    public static function actions(): array
    {
        return ['hosting create' => 'create', 'hosting create, after half an account' => 'create', 'hosting create, under another name' => 'create',
            'hosting suspend' => 'suspend', 'hosting unsuspend' => 'unsuspend', 'hosting change package' => 'change',
            'hosting change password' => 'password', 'hosting terminate' => 'terminate', 'hosting terminate, half an account' => 'terminate'];
    }

    protected function prepare(): void
    {
        $stage = $this->stage;
        $stage->panel->put(self::NEIGHBOUR, ['domain' => 'john.example.com', 'package' => 'Starter']);
        $this->id = $stage->order(['password' => self::PASSWORD]);
        $this->bigger = $stage->product([1 => 'Business']);
        if (str_contains($this->action, 'half an account')) {
            $this->half();
        } elseif ($this->action === 'hosting create, under another name') {
            $this->half();
            Capsule::table('tblhosting')->where('id', $this->id)->update(['username' => 'mary', 'domain' => 'mary.example.com']);
        } elseif ($this->verb !== 'create') {
            $this->demand($stage->host->create($this->id), 'create');
        }
        if ($this->verb === 'unsuspend') {
            $this->demand($stage->host->suspend($this->id), 'suspend');
        }
    }

    /** A creation that the server failed at: the panel keeps the row. */
    private function half(): void
    {
        $this->stage->panel->agent('fail', 0, ['create']);
        $result = $this->stage->host->create($this->id);
        $this->stage->panel->agent('ok', 0);
        if ($result->success || $this->stage->state($this->id) !== 'row-only') {
            throw new \RuntimeException("not half an account, but {$this->stage->state($this->id)}: {$result->message}");
        }
    }

    public function things(): int
    {
        return count($this->accounts());
    }

    /** @return list<array<string, mixed>> all but the neighbour's */
    private function accounts(): array
    {
        return array_values(array_filter($this->stage->panel->state()['accounts'], static fn (array $account): bool => $account['username'] !== self::NEIGHBOUR));
    }

    public function creations(int $since): int
    {
        return $this->stage->asked('create', $since);
    }

    public function slow(bool $slow): void
    {
        $slow ? $this->stage->panel->agent('ok', self::SLOW_MS, ['create']) : $this->stage->panel->agent('ok', 0);
    }

    public function settle(): bool
    {
        return Simulator::until(fn (): bool => array_filter($this->accounts(), static fn (array $account): bool => $account['on_agent'] === null) === [], 30.0);
    }

    protected function once(): array
    {
        return [new Once('POST', '^/api(/v1)?/accounts/create$'), new Once('POST', '^/api/v1/accounts/terminate$')];
    }

    protected function typed(): array
    {
        return ['product' => $this->bigger];
    }

    public function wrong(): string
    {
        $state = $this->stage->panel->state();
        $accounts = $this->accounts();
        $record = $this->stage->record($this->id);
        return match (true) {
            $state['orphans'] !== [] => 'a server holds a user that the panel does not know',
            count($state['accounts']) !== count($accounts) + 1 || !$this->neighbourIsWell($state['accounts']) => "somebody else's account is not as it was",
            $this->verb === 'terminate' => $accounts === [] ? ($record?->state === 'gone' ? '' : "the record says {$record?->state}") : 'the account is still there',
            count($accounts) !== 1 => count($accounts) . ' accounts are there',
            $record?->state !== 'active' => "the record says {$record?->state}",
            $record->intent_deadline !== null => 'an intent is left',
            default => $this->wrongAccount($accounts[0], $record),
        };
    }

    /** @param list<array<string, mixed>> $accounts */
    private function neighbourIsWell(array $accounts): bool
    {
        foreach ($accounts as $account) {
            if ($account['username'] === self::NEIGHBOUR) {
                return !$account['suspended'] && $account['package'] === 'Starter' && $account['domain'] === 'john.example.com';
            }
        }
        return false;
    }

    /** @param array<string, mixed> $account */
    private function wrongAccount(array $account, object $record): string
    {
        $package = $this->verb === 'change' ? 'Business' : 'Starter';
        [$password, $kept] = $this->verb === 'password' ? [Child::NEW_PASSWORD, 'password_sha256'] : [self::PASSWORD, 'login_sha256'];
        $service = $this->stage->host->service($this->id);
        return match (true) {
            [$record->username, $record->domain] !== [$account['username'], $account['domain']] => 'the record names another account',
            [$service->username, $service->domain] !== [$account['username'], $account['domain']] => 'the service names another account',
            $record->account_id !== (string) $account['account_id'] => 'the record has another number of the account',
            $account['whmcs_service_id'] !== $this->id => 'it is not of this service',
            $account['on_agent'] !== ($this->verb === 'suspend' ? 'suspended' : 'active') => 'its server has it as ' . var_export($account['on_agent'], true),
            $account['suspended'] !== ($this->verb === 'suspend') => $account['suspended'] ? 'it is suspended' : 'it is not suspended',
            [$account['package'], $record->package] !== [$package, $package] => "it has {$account['package']}, the record {$record->package}",
            $account[$kept] !== hash('sha256', $password) || decrypt((string) $service->password) !== $password => 'panel or WHMCS have another password',
            default => '',
        };
    }
}
