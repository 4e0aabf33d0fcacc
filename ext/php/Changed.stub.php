<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What Panel::change() did.
 * @strict-properties
 */
final readonly class Changed
{
    /** As read back after the change. */
    public readonly Server $server;
    /** @var list<string> sentences for the administrator about what is not an error */
    public readonly array $notes;

    private function __construct() {}
}
