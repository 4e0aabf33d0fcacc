<?php

/** @generate-class-entries */

namespace Calagopus\Opterius;

/**
 * Which web-hosting account is meant: the username, and the domain that it must have. The panel keeps no id of the billing system's to
 * look for, so that this pair is all the identity there is; an account of the username whose domain is another is never touched.
 * @strict-properties
 */
final readonly class Account
{
    public readonly string $username;
    public readonly string $domain;
    /** URL of the panel on which the account was made, as recorded beside the service; null: not recorded. */
    public readonly ?string $origin;
    /** The panel's own number of the account; only in what Panel::create() returns. */
    public readonly ?string $accountId;
    /** Address of the account's server; only in what Panel::create() returns, and null where the panel has none. */
    public readonly ?string $serverIp;
    /** In what Panel::create() returns: whether an earlier attempt of the service was removed first. */
    public readonly bool $remade;
    /** @var list<string> sentences for the administrator about what is not an error */
    public readonly array $notes;

    /**
     * @param string $username 1 to 32 of [A-Za-z0-9_-]
     * @param string $domain at most 255 characters
     * @throws \Calagopus\ValidationException with the fields "username" and "domain"
     */
    public function __construct(string $username, string $domain, ?string $origin = null) {}
}
