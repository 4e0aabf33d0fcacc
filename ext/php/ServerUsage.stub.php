<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server in short, with what it uses, as one of many.
 * @strict-properties
 */
final readonly class ServerUsage
{
    public readonly string $uuid;
    /** Of the service that it belongs to; null where it bears none. Not unique: compare the UUID with the recorded one. */
    public readonly ?string $externalId;
    public readonly string $name;
    /** Of the owner's account; null where it bears none. */
    public readonly ?string $ownerExternalId;
    public readonly string $nodeUuid;
    public readonly string $nodeName;
    /** null: installed and idle; installing, install_failed, restoring_backup … */
    public readonly ?string $status;
    public readonly bool $suspended;
    /** MiB; 0 is unlimited. */
    public readonly int $memory;
    /** MiB; 0 is unlimited. */
    public readonly int $disk;
    /** Percent of a thread; 0 is unlimited. */
    public readonly int $cpu;
    /** null where its node does not tell of it, because it installs or moves. */
    public readonly ?Usage $usage;

    private function __construct() {}
}
