<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server as the panel described it. Sizes in MiB, CPU in percent of a thread. Texts are the panel's: escape them where they are shown.
 * @strict-properties
 */
final readonly class Server
{
    public string $uuid;
    public ?string $externalId;
    public string $name;
    /** Null: installed and idle; "installing", "install_failed" … */
    public ?string $status;
    public bool $suspended;
    public bool $transferring;
    /** IP address of the primary allocation; null where the server has no port. */
    public ?string $ip;
    /** The name that the administrator gave the address; shown to customers instead of it. */
    public ?string $ipAlias;
    public ?int $port;
    /** 0 is unlimited. */
    public int $memory;
    public int $memoryOverhead;
    /** -1 is unlimited. */
    public int $swap;
    /** 0 is unlimited. */
    public int $disk;
    /** 0 is unlimited. */
    public int $cpu;
    /** Null: the node's default. */
    public ?int $ioWeight;
    /** @var array<string, int|bool|string> allocations, databases, backups, schedules and what extensions added */
    public array $featureLimits;
    public string $ownerUuid;
    public string $ownerName;
    public string $ownerUsername;
    public ?string $ownerExternalId;
    public string $nodeUuid;
    public string $nodeName;
    public ?string $locationName;
    public string $eggUuid;
    public string $eggName;
    public ?string $nestUuid;
    public ?string $image;
    public ?string $startup;
    public ?string $backupConfigurationUuid;
    /** When it was created, RFC 3339, UTC. */
    public ?string $created;
    /** Address of the server's page on the panel. */
    public string $url;

    /** "host:port" to connect to: the alias or the address (IPv6 in brackets); null where the server has no port. */
    public function address(): ?string {}

    private function __construct() {}
}
