<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What a server uses, as its node last told the panel (some seconds ago).
 * @strict-properties
 */
final readonly class Usage
{
    /** running, offline, starting or stopping */
    public readonly string $state;
    public readonly int $memoryBytes;
    /** 0 is unlimited. */
    public readonly int $memoryLimitBytes;
    public readonly int $diskBytes;
    public readonly int $networkInBytes;
    public readonly int $networkOutBytes;
    /** Percent of a thread. */
    public readonly float $cpuPercent;
    /** 0 is unlimited. */
    public readonly float $cpuLimitPercent;
    /** Seconds since the process started. */
    public readonly float $uptime;

    private function __construct() {}
}
