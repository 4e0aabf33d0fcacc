<?php

/** One row of the panel's accounts. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Account
{
    public bool $suspended = false;
    public ?string $reason = null;
    public string $password = '';
    public string $clientEmail = '';
    public string $clientName = '';
    public ?int $serviceId = null;
    public ?int $clientId = null;

    /** As the server counts it, in MiB. */
    public int|float $diskUsed = 0;
    public int|float $trafficUsed = 0;

    public function __construct(
        public readonly int $id,
        public readonly string $username,
        public string $domain,
        public string $package,
        public int $server,
    ) {
    }

    /** For tests: the password as a digest, so that it is compared and never shown. @return array<string, mixed> */
    public function describe(?string $onAgent): array
    {
        return [
            'account_id' => $this->id, 'username' => $this->username, 'domain' => $this->domain, 'package' => $this->package,
            'server' => $this->server, 'suspended' => $this->suspended, 'reason' => $this->reason,
            'password_sha256' => hash('sha256', $this->password), 'client_email' => $this->clientEmail,
            'client_name' => $this->clientName, 'whmcs_service_id' => $this->serviceId, 'whmcs_client_id' => $this->clientId,
            'disk_used_mb' => $this->diskUsed, 'bw_used_mb' => $this->trafficUsed, 'on_agent' => $onAgent,
        ];
    }
}
