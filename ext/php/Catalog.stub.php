<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What a product can be made of.
 * @strict-properties
 */
final readonly class Catalog
{
    /** @var list<CatalogItem> with their nests as parents */
    public readonly array $eggs;
    /** @var list<CatalogItem> with their locations as parents */
    public readonly array $nodes;
    /** @var list<CatalogItem> */
    public readonly array $locations;
    /** @var list<CatalogItem> */
    public readonly array $backupConfigurations;

    private function __construct() {}
}
