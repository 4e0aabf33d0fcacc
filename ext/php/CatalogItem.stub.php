<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * An egg, node, location or backup configuration, to choose from.
 * @strict-properties
 */
final readonly class CatalogItem
{
    public string $uuid;
    public string $name;
    /** An egg's nest, a node's location. */
    public ?string $parentUuid;
    public ?string $parentName;
    /** Whether new servers can be placed there: a node with deployment on and not in maintenance; true for everything else. */
    public bool $usable;

    private function __construct() {}
}
