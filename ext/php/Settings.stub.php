<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * How a panel is talked to. Every null takes the value of the php.ini setting of the same meaning.
 * @strict-properties
 * @not-serializable
 */
final readonly class Settings
{
    /** Seconds for a whole call, creation excepted (calagopus.timeout). */
    public readonly ?float $timeout;
    /** Seconds for making one connection (calagopus.connect_timeout). */
    public readonly ?float $connectTimeout;
    /** Seconds for Panel::create(), which waits for the panel's node (calagopus.create_timeout). */
    public readonly ?float $createTimeout;
    /** Seconds that are spent at most on finding out what became of a request whose answer was lost (calagopus.resolve_timeout). */
    public readonly ?float $resolveTimeout;
    /** URL of an HTTP proxy (calagopus.proxy); the environment's is never used. */
    public readonly ?string $proxy;
    /** File with the certificates of the authorities to trust; null: openssl.cafile, curl.cainfo, else the system's. */
    public readonly ?string $caFile;
    /** Address of this billing installation; servers are marked with it, and another installation's servers are left alone. */
    public readonly ?string $installation;
    /** @var list<string> Addresses that this installation had before. */
    public readonly array $formerInstallations;
    /** Whether requests that may be repeated are repeated after a transport failure, 429 and 502 to 504. */
    public readonly bool $retry;
    /** Work that nobody waits for (usage, reconciliation): it leaves a share of the panel's request budget to customers (calagopus.rate_reserve). */
    public readonly bool $background;

    /**
     * @param array $formerInstallations a list of strings
     * @throws ValidationException where a time is not positive or above 3600, or a text is malformed
     */
    public function __construct(?float $timeout = null, ?float $connectTimeout = null, ?float $createTimeout = null, ?float $resolveTimeout = null, #[\SensitiveParameter] ?string $proxy = null, ?string $caFile = null, ?string $installation = null, array $formerInstallations = [], bool $retry = true, bool $background = false) {}
}
