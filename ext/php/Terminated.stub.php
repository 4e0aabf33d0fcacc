<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What Panel::terminate() found and did: the server is gone in any case.
 * @strict-properties
 */
final readonly class Terminated
{
    /** It was not there any more. */
    public readonly bool $wasGone;
    /** @var list<string> sentences for the administrator: a backup that could not be deleted, a half-made server that was forced out */
    public readonly array $notes;

    private function __construct() {}
}
