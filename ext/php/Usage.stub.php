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
    public string $state;
    public int $memoryBytes;
    /** 0 is unlimited. */
    public int $memoryLimitBytes;
    public int $diskBytes;
    public int $networkInBytes;
    public int $networkOutBytes;
    /** Percent of a thread. */
    public float $cpuPercent;
    /** 0 is unlimited. */
    public float $cpuLimitPercent;
    /** Seconds since the process started. */
    public float $uptime;

    private function __construct() {}
}
