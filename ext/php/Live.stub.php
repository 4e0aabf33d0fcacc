<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server and, where its node answers, what it uses now.
 * @strict-properties
 */
final readonly class Live
{
    public readonly Server $server;
    public readonly ?Usage $usage;
    /** Why there is no usage, a sentence; empty where there is. */
    public readonly string $problem;

    private function __construct() {}
}
