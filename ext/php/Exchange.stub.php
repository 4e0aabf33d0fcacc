<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * One request and its answer. Bodies were redacted by an allow list before PHP saw them.
 * @strict-properties
 */
final readonly class Exchange
{
    public int $number;
    /** Requests that went out together share it. */
    public int $round;
    public int $attempt;
    public string $method;
    public string $url;
    public ?string $requestBody;
    /** 0: no answer came. */
    public int $status;
    public ?string $contentType;
    public ?string $responseBody;
    /** The transport's words where no whole answer came. */
    public ?string $failure;
    /** Seconds. */
    public float $duration;
    /** The connection was open already. */
    public bool $reused;

    private function __construct() {}
}
