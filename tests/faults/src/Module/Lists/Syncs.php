<?php

/** What ListAccounts answers: everybody but whose server or account is known to be gone, or nobody and why. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use WHMCS\Database\Capsule;

trait Syncs
{
    /** @var array<string, mixed> */
    private array $answer = [];

    /** @return array<int, string> service => by what WHMCS finds it */
    abstract protected function listed(): array;

    public function run(): bool
    {
        $this->answer = $this->stage->host->listAccounts($this->server);
        return $this->answer['success'] === true;
    }

    public function said(): string
    {
        return (string) ($this->answer['error'] ?? '');
    }

    protected function harmed(): string
    {
        $accounts = $this->answer['accounts'] ?? [];
        if ($this->answer['success'] !== true) {
            return $accounts === [] ? '' : 'a list that is none has accounts';
        }
        $lacking = array_diff($this->listed(), array_column($accounts, 'uniqueIdentifier'));
        return $lacking === [] ? $this->changed($accounts) : 'would be terminated: ' . implode(', ', array_slice(array_keys($lacking), 0, 5));
    }

    /** What a sync would write over of a service that it knows. @param list<array<string, string>> $accounts */
    private function changed(array $accounts): string
    {
        $services = Capsule::table('tblhosting')->whereIn('id', array_keys($this->listed()))->get()->keyBy('id');
        foreach ($accounts as $account) {
            $id = array_search($account['uniqueIdentifier'], $this->listed(), true);
            $service = $id === false ? null : $services[$id];
            if ($service === null || [$account['username'], $account['domain']] !== [(string) $service->username, (string) $service->domain]) {
                return "would be written over or made: {$account['uniqueIdentifier']}";
            }
        }
        return '';
    }

    public function differs(): string
    {
        return count($this->answer['accounts'] ?? []) === count($this->listed()) ? '' : 'another list';
    }
}
