<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What Panel::create() did.
 * @strict-properties
 */
final readonly class Created
{
    public readonly Server $server;
    /** The server was there already, and is this service's. */
    public readonly bool $adopted;
    /** A half-made server (a row that the node never knew) was removed first. */
    public readonly bool $healed;
    public readonly OwnerLink $ownerLink;
    public readonly string $ownerUuid;
    /** @var list<string> sentences for the administrator about what is not an error: an account whose e-mail address is not the client's … */
    public readonly array $notes;

    private function __construct() {}
}
