<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Who a server is for: the client as the billing system knows them.
 * @strict-properties
 */
final readonly class Owner
{
    /** The client's id in the billing system; the panel account's external id. */
    public readonly string $externalId;
    public readonly string $email;
    /** Never empty: an empty or over-long name is mended as the panel takes it. */
    public readonly string $firstName;
    /** Never empty: "-" where the client has none. */
    public readonly string $lastName;
    /** 3 to 15 of [A-Za-z0-9_], as it was given; one that is made from the names and the id is in lower case. */
    public readonly string $username;
    /** A language as the panel names its own, such as "en" or "pt-BR"; what cannot be one, or is not shipped by the panel, becomes "en". */
    public readonly string $language;
    /** UUID of the panel account that was linked before, if one was recorded; meant where no account bears the client's id. */
    public readonly ?string $linkedUuid;
    /** Whether an account without an external id may be linked by its e-mail address. */
    public readonly bool $matchEmail;
    /** Whether an account without an external id may be linked by its username. */
    public readonly bool $matchUsername;
    /** Whether the panel mails the client about a new account. */
    public readonly bool $sendEmail;

    /**
     * @param string $externalId the client's id
     * @param string|null $username null: made from the names and the id
     * @throws ValidationException with the fields "clientid", "email", "firstname", "lastname", "username"; and "language" where that is no text
     */
    public function __construct(string $externalId, string $email, string $firstName, string $lastName = "", ?string $username = null, string $language = "en", ?string $linkedUuid = null, bool $matchEmail = true, bool $matchUsername = true, bool $sendEmail = false) {}
}
