<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What Panel::create() did.
 * @strict-properties
 */
final readonly class Created
{
    public Server $server;
    /** The server was there already, and is this service's. */
    public bool $adopted;
    /** A half-made server (a row that the node never knew) was removed first. */
    public bool $healed;
    public OwnerLink $ownerLink;
    public string $ownerUuid;
    /** @var list<string> sentences for the administrator about what is not an error */
    public array $notes;

    private function __construct() {}
}
