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
    public array $exchanges;
    /** Times that requests went out, together or alone. */
    public int $rounds;
    public int $requests;
    /** Exchanges that did not fit. */
    public int $missing;

    /** All requests as text, one after the other. */
    public function requestText(): string {}

    /** All answers as text, one after the other. */
    public function responseText(): string {}

    private function __construct() {}
}
