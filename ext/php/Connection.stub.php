<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What Panel::test() found out.
 * @strict-properties
 */
final readonly class Connection
{
    /** Null where the panel does not tell. */
    public readonly ?string $version;
    /** Username of the account that owns the key; null where the key may not read it. */
    public readonly ?string $account;
    public readonly bool $administrator;
    /** @var list<string> permissions that the panel says the key lacks ("nodes.read") */
    public readonly array $missingPermissions;
    /** @var list<string> sentences for the administrator: what was mended in the host name … */
    public readonly array $notes;

    private function __construct() {}
}
