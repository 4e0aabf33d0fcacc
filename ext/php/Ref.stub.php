<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Which server is meant: the service's own id, and what was recorded about its server. The UUID is a hint that saves a request: a server
 * is used only if it bears the external id.
 * @strict-properties
 */
final readonly class Ref
{
    /** "17" for a service, "addon-5" for a product addon. */
    public readonly string $externalId;
    public readonly ?string $uuid;
    /** URL of the panel on which the server was made, as recorded beside the UUID; null where the UUID was typed by somebody. */
    public readonly ?string $origin;
    /** The client's id; the server's owner must bear it, unless the UUID is our own record. Null: not checked. */
    public readonly ?string $ownerExternalId;
    /**
     * The client's e-mail address. Ids are small numbers, which another installation on the same panel has too: where the UUID does not lead to
     * the server and this installation has not marked it, its owner must have this address, in whatever case. Null: not checked.
     */
    public readonly ?string $ownerEmail;

    /**
     * @throws ValidationException with the field "reference" where the external id is not 1 to 64 of [A-Za-z0-9_-], or another part is malformed
     */
    public function __construct(string $externalId, ?string $uuid = null, ?string $origin = null, ?string $ownerExternalId = null, ?string $ownerEmail = null) {}
}
