<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server and, where its node answers, what it uses now.
 * @strict-properties
 */
final readonly class Live
{
    public Server $server;
    public ?Usage $usage;
    /** Why there is no usage, a sentence; empty where there is. */
    public string $problem;

    private function __construct() {}
}
