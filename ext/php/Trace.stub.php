<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What one call sent and was answered, for the module log.
 * @strict-properties
 */
final readonly class Trace
{
    /** @var list<Exchange> */
    public readonly array $exchanges;
    /** Times that requests went out, together or alone. */
    public readonly int $rounds;
    public readonly int $requests;
    /** Exchanges that did not fit. */
    public readonly int $missing;

    /** All requests as text, one after the other. */
    public function requestText(): string {}

    /** All answers as text, one after the other. */
    public function responseText(): string {}

    private function __construct() {}
}
