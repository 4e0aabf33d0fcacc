<?php

/** One row of the panel's accounts, with its domains. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Account
{
    public bool $suspended = false;
    public ?string $reason = null;
    public ?string $package = null;

    /** MB that may be used, taken over from the package; 0: without bounds. */
    public int $diskQuota = 0;
    public ?int $serviceId = null;
    public ?int $clientId = null;

    /** As the server counts it, in MB. */
    public int|float $diskUsed = 0;
    public int|float $trafficUsed = 0;

    /** @var list<array{name: string, sub: bool}> in the order of their making */
    public array $domains = [];

    public function __construct(
        public readonly int $id,
        public readonly string $username,
        public readonly PanelUser $owner,
        public int $server,
    ) {
    }

    /** The first domain that is left and no sub-domain. */
    public function domain(): ?string
    {
        foreach ($this->domains as $domain) {
            if (!$domain['sub']) {
                return $domain['name'];
            }
        }

        return null;
    }

    /** Puts another first domain in the place of the one that is there. */
    public function rename(string $domain): void
    {
        $this->domains = [['name' => $domain, 'sub' => false], ...array_slice($this->domains, 1)];
    }

    public function place(Package $package): void
    {
        [$this->package, $this->diskQuota] = [$package->name, $package->disk];
    }

    /** For tests: passwords as digests, so that they are compared and never shown. @return array<string, mixed> */
    public function describe(Agent $agent): array
    {
        $password = $agent->passwords[$this->username] ?? null;

        return [
            'account_id' => $this->id, 'username' => $this->username, 'domain' => $this->domain(), 'package' => $this->package,
            'server' => $this->server, 'suspended' => $this->suspended, 'reason' => $this->reason,
            'password_sha256' => $password === null ? null : hash('sha256', $password), 'login_sha256' => hash('sha256', $this->owner->password),
            'client_email' => $this->owner->email, 'client_name' => $this->owner->name,
            'whmcs_service_id' => $this->serviceId, 'whmcs_client_id' => $this->clientId,
            'disk_used_mb' => $this->diskUsed, 'bw_used_mb' => $this->trafficUsed, 'on_agent' => $agent->users[$this->username] ?? null,
        ];
    }
}
