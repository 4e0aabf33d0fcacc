<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server as the panel described it. Sizes in MiB, CPU in percent of a thread. Texts are the panel's: escape them where they are shown.
 * @strict-properties
 */
final readonly class Server
{
    public readonly string $uuid;
    public readonly ?string $externalId;
    public readonly string $name;
    /** Null: installed and idle; "installing", "install_failed" … */
    public readonly ?string $status;
    public readonly bool $suspended;
    public readonly bool $transferring;
    /** IP address of the primary allocation; null where the server has no port. */
    public readonly ?string $ip;
    /** The name that the administrator gave the address; shown to customers instead of it. */
    public readonly ?string $ipAlias;
    public readonly ?int $port;
    /** 0 is unlimited. */
    public readonly int $memory;
    public readonly int $memoryOverhead;
    /** -1 is unlimited. */
    public readonly int $swap;
    /** 0 is unlimited. */
    public readonly int $disk;
    /** 0 is unlimited. */
    public readonly int $cpu;
    /** Null: the node's default. */
    public readonly ?int $ioWeight;
    /** @var array<string, int|bool|string> allocations, databases, backups, schedules and what extensions added */
    public readonly array $featureLimits;
    public readonly string $ownerUuid;
    public readonly string $ownerName;
    public readonly string $ownerUsername;
    public readonly ?string $ownerExternalId;
    public readonly string $nodeUuid;
    public readonly string $nodeName;
    public readonly ?string $locationName;
    public readonly string $eggUuid;
    public readonly string $eggName;
    public readonly ?string $nestUuid;
    public readonly ?string $image;
    public readonly ?string $startup;
    public readonly ?string $backupConfigurationUuid;
    /** When it was created, RFC 3339, UTC. */
    public readonly ?string $created;
    /** Address of the server's page on the panel. */
    public readonly string $url;

    /** "host:port" to connect to: the alias or the address (IPv6 in brackets); null where the server has no port. */
    public function address(): ?string {}

    private function __construct() {}
}
