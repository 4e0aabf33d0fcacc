<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * An egg, node, location or backup configuration, to choose from.
 * @strict-properties
 */
final readonly class CatalogItem
{
    public readonly string $uuid;
    public readonly string $name;
    /** An egg's nest, a node's location. */
    public readonly ?string $parentUuid;
    public readonly ?string $parentName;
    /** Whether new servers can be placed there: a node with deployment on and not in maintenance; true for everything else. */
    public readonly bool $usable;

    private function __construct() {}
}
