<?php

/** @generate-class-entries */

namespace Calagopus\Opterius;

/**
 * What an account uses, as its server told the panel when it was asked. The panel says 0 where the server did not answer it.
 * @strict-properties
 */
final readonly class Usage
{
    public readonly string $username;
    public readonly string $domain;
    public readonly bool $suspended;
    /** MiB. */
    public readonly int $diskUsed;
    /** MiB; null: unlimited, or the panel's label is not understood. */
    public readonly ?int $diskLimit;
    /** The limit as the panel words it, such as "10 GB"; null where it does not tell. */
    public readonly ?string $diskLimitLabel;
    /** MiB. */
    public readonly int $trafficUsed;

    private function __construct() {}
}
