<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * One request and its answer. Bodies were redacted by an allow list before PHP saw them.
 * @strict-properties
 */
final readonly class Exchange
{
    public readonly int $number;
    /** Requests that went out together share it. */
    public readonly int $round;
    public readonly int $attempt;
    public readonly string $method;
    public readonly string $url;
    public readonly ?string $requestBody;
    /** 0: no answer came. */
    public readonly int $status;
    public readonly ?string $contentType;
    public readonly ?string $responseBody;
    /** The transport's words where no whole answer came. */
    public readonly ?string $failure;
    /** Seconds. */
    public readonly float $duration;
    /** The connection was open already. */
    public readonly bool $reused;

    private function __construct() {}
}
