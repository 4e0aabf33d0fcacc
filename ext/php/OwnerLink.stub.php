<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * How a client's panel account came to be linked with the client. What may be done to the account depends on it: the password of an
 * account that was matched by e-mail or username is not the billing system's to set.
 */
enum OwnerLink: string
{
    /** This call created the account. */
    case Created = "created";
    /** The account bore the client's id already. */
    case ExternalId = "external-id";
    /** An account without an external id had the client's e-mail address. */
    case Email = "email";
    /** An account without an external id had the client's username. */
    case Username = "username";
    /** The billing system had recorded the account before. */
    case Recorded = "recorded";
}
