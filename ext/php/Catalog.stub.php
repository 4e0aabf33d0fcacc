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
    public array $eggs;
    /** @var list<CatalogItem> with their locations as parents */
    public array $nodes;
    /** @var list<CatalogItem> */
    public array $locations;
    /** @var list<CatalogItem> */
    public array $backupConfigurations;

    private function __construct() {}
}
