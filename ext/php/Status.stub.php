<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Figures of this process's connections since it started.
 * @strict-properties
 */
final readonly class Status
{
    public readonly int $requests;
    public readonly int $connectionsMade;
    /** Requests that went over a connection that was open already. */
    public readonly int $connectionsReused;
    public readonly int $connectionsOpen;

    public static function current(): Status {}

    private function __construct() {}
}
