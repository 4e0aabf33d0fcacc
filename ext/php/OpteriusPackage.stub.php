<?php

/** @generate-class-entries */

namespace Calagopus\Opterius;

/**
 * A package of the panel. The labels are the panel's: escape them where they are shown.
 * @strict-properties
 */
final readonly class Package
{
    /** To be given exactly like this, case included. */
    public readonly string $name;
    public readonly ?string $diskQuota;
    public readonly ?string $bandwidth;
    public readonly ?string $phpVersion;

    private function __construct() {}
}
