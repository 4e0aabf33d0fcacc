<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A Calagopus panel and a key for it. Making one costs nothing: connections are kept by the process and shared by all objects. Every
 * method asks the panel and ends within its deadline; every method may throw each subclass of Exception.
 * @strict-properties
 * @not-serializable
 */
final class Panel
{
    /**
     * @param string $host name or address of the panel, without scheme and path (what is unambiguous is mended: see mended())
     * @param string $key an admin API key, 48 characters; it is kept out of every trace, exception and dump
     * @param int $port 0: 443, or 80 where not secure
     * @param bool $secure HTTPS; the certificate is always verified
     * @throws ValidationException with the fields "hostname", "port", "key"
     */
    public function __construct(string $host, #[\SensitiveParameter] string $key, int $port = 0, bool $secure = true, ?Settings $settings = null) {}

    /** The panel's URL: scheme, host and, where it is not the scheme's own, port; no slash at the end. */
    public function origin(): string {}

    /** What was mended in the host as it was given, a sentence; empty where nothing was. */
    public function mended(): string {}

    /** Asks who the key belongs to and whether it may read what provisioning needs. One round. @throws Exception */
    public function test(): Connection {}

    /**
     * Makes the server of a service, for its owner, whose account is found or made first. A server that is there already and is the
     * client's is adopted: repeating the call is safe. Two rounds where the account is known. One that is made must show what was asked
     * for: limits, feature limits, egg, image, startup, backup configuration, passthroughs. Variables that the egg wants, begins with nothing and
     * is given nothing are named before anything is made.
     *
     * What $placement says of ports and of the variables that name them is looked at once the server is there, and mended where it is not so (one
     * round more, or three); a failure of that says so, and the call, repeated, completes the server that is there.
     * @param bool $onlyLook an earlier request may still be carried out: find and adopt, but ask for nothing new
     * @param bool $mayHeal nobody waits for an earlier request any more: a half-made server may be removed and made anew, with $onlyLook too
     * @param Placement|null $placement null: one port, whichever is free
     * @throws UnknownOutcomeException where it could not be found out within the deadline whether the server was made
     * @throws CapacityException where no allocation or node is free
     * @throws ConflictException where a server or account is in the way
     */
    public function create(Spec $spec, Owner $owner, Ref $ref, bool $onlyLook = false, bool $mayHeal = false, ?Placement $placement = null): Created {}

    /**
     * The ports of a server, the first, then the others in the order in which it got them: two rounds, at most a hundred ports. Where it has fewer
     * than $placement says, it gets further ones on the address of its first; nothing is taken from it. What the placement says of variables and of
     * the name is not done.
     * @return list<Port>
     * @throws CapacityException where too few are free
     */
    public function ports(Ref $ref, ?Placement $placement = null): array {}

    /**
     * One request where the UUID is stored.
     * @param bool $recent for a page that only shows the server: an answer that is a few seconds old (calagopus.summary_ttl) will do. Of such an
     *     answer neither who owns the server nor how it is started was kept: ownerName, ownerUsername and startup are empty then, so that a page
     *     that shows one of them asks without this.
     * @throws NotFoundException
     */
    public function find(Ref $ref, bool $recent = false): Server {}

    /**
     * Like find(), with what the server uses now and all of its ports, in one round (of three requests) where the UUID is stored.
     * @param bool $recent as of find()
     * @throws Exception
     */
    public function live(Ref $ref, bool $recent = false): Live {}

    /**
     * What a node tells of one of its servers. All processes of one user on this host that ask for servers of the node share one answer for 12 seconds, so that
     * pages which stay open cost a request a node. Nothing is said of whose server it is: find() is to have shown that before.
     * @throws ValidationException with the fields "node_uuid", "server_uuid"
     */
    public function figures(string $nodeUuid, string $serverUuid): Figures {}

    /**
     * A token for the server's node, of the server's owner, and where that node is. Two requests where the UUID is stored.
     * @throws ConflictException where the server is suspended, installs or moves, or its owner is an administrator, has a role or is suspended
     * @throws PermissionException where the key's account may not act as the owner
     * @throws ProtocolException where the address is not one of the server's node
     */
    public function socket(Ref $ref): Socket {}

    /**
     * A new token for one who had one lately. One request; nothing is said of whose the server is now, or how it is: socket() is to have shown that.
     * @param string $url as socket() told it
     * @throws ValidationException with the fields "server_uuid", "owner_uuid", "url"
     * @throws ProtocolException where the panel names another address now
     */
    public function renewSocket(string $serverUuid, string $ownerUuid, string $url): Socket {}

    /** Returns the server as it was found, suspended now. Two requests at most. @throws Exception */
    public function suspend(Ref $ref): Server {}

    /** Returns the server as it was found, not suspended now. Two requests at most. @throws Exception */
    public function unsuspend(Ref $ref): Server {}

    /**
     * Makes the server what the options say: limits, feature limits, egg, image, startup, variables, backup configuration. Reads back
     * what the panel holds. A variable that customers may edit and this one has changed is left alone where $applied is known.
     *
     * An image or a start command that $named knows, that the server still has and that the options name no more gives way to the egg's own; what
     * the customer chose stays. A server that still bears the name that $named knows follows the options' prefix. The server stays on its node.
     * A variable that $applied knows, that still holds what it says and that the options name no more gets the egg's default.
     *
     * What $spec says as $last did is left as the panel has it, whoever changed it there, and is told in Changed::$kept; only what it says otherwise is set.
     * @param array|null $applied variables, name => value, as this service last set them; null: not known
     * @param array|null $named `image` and `startup` as the options last named them, `name` as the server was last named; what is missing or
     *     null is not known
     * @param bool $smallDisk a disk below what the server uses is wanted all the same: it is noted, and not refused
     * @param Spec|null $last as it was applied last, its variables aside, which $applied tells; null: not known, and all that differs is set
     * @throws Exception
     */
    public function change(Ref $ref, Spec $spec, #[\SensitiveParameter] ?array $applied = null, #[\SensitiveParameter] ?array $named = null, bool $smallDisk = false, ?Spec $last = null): Changed {}

    /**
     * The names of those variables that the server holds with another value, or does not have: what they hold is not told. One round.
     * @param array $variables name => value
     * @return list<string>
     * @throws Exception
     */
    public function differingVariables(Ref $ref, #[\SensitiveParameter] array $variables): array {}

    /**
     * Deletes the server and its backups. A server that is gone from the panel it was made on is success. Three requests: find, delete, and
     * look whether the same account has a second server with this id.
     * @throws ConflictException there is one (DuplicateServers); repeated, that one is deleted
     * @throws NotFoundException the panel does not have it, and the reference has a UUID without the panel that it was made on
     */
    public function terminate(Ref $ref): Terminated {}

    /** Refused on a suspended, installing or transferring server. @throws ConflictException */
    public function power(Ref $ref, PowerAction $action): void {}

    /** Runs the egg's installation again, also after one that failed. @param bool $truncate whether the server's files are deleted first @throws Exception */
    public function reinstall(Ref $ref, bool $truncate = false): void {}

    /**
     * Gives an existing server this service's id. It must bear none, and be the client's unless $anyOwner.
     * @param string $uuid the server's UUID on this panel
     * @throws Exception
     */
    public function link(Ref $ref, string $uuid, bool $anyOwner = false): Server {}

    /** Takes the service's id off its server, which stays as it is and can be linked anew. Returns it as it was read back. @throws Exception */
    public function unlink(Ref $ref): Server {}

    /**
     * Has the panel move the server to another node, with as many ports there as it has; backups stay where they are. Returns when the panel has
     * accepted it: Server::$transferring is true until it ended, and Server::$nodeUuid tells then whether it arrived. A suspended server moves too; one
     * that is there already is left alone, and Transfer::$addresses is empty.
     * @param Placement|null $placement which ports it gets there: its ranges, its dedicated address, and numbers that follow each other hold for all of
     *     them; never fewer than it has. Variables and prefix are not looked at. Null: whichever are free
     * @throws ConflictException while it installs, is restored or moves already
     * @throws CapacityException where the node has too few free ports that fit; nothing was moved
     * @throws NotFoundException the panel has no such node
     * @throws ValidationException with the field "node_uuid": that is no whole UUID
     * @throws UnknownOutcomeException where it could not be found out within the deadline whether it moves
     */
    public function transfer(Ref $ref, string $nodeUuid, ?Placement $placement = null): Transfer {}

    /** The backup of the server that was begun last; null where it has none. The key needs the permission nodes.backups. @throws Exception */
    public function lastBackup(Ref $ref): ?Backup {}

    /**
     * Gives the server of a service to its client's account, which is found or made first: for a service that was moved to another client. That the
     * server is the service's must be on record (a UUID with the panel that it was made on) or shown by this installation's mark. Repeating the
     * call is safe.
     * @param Ref $ref without the client's id and e-mail address, which the server's owner does not have yet
     * @throws ConflictException nothing shows that the server is the service's; the account is an administrator's, has a role or is another client's
     */
    public function giveServer(Ref $ref, Owner $owner): Given {}

    /**
     * Sends the client's name and e-mail address to the client's account: the one that bears the client's id, else the one of
     * Owner::$linkedUuid, unless that bears another id. Nothing is made or linked.
     * @param bool $email whether the address is sent too: who has the address of an account can have its password reset
     * @param bool $recordedOnly whether the account must be that of Owner::$linkedUuid
     * @throws NotFoundException where the client has none
     * @throws ConflictException where it is an administrator's, has a role, is another client's now, or not the one on record
     */
    public function updateOwner(Owner $owner, bool $email = true, bool $recordedOnly = false): void {}

    /**
     * Sets the password of the client's account, which is that of updateOwner(). 8 to 512 characters.
     * @param bool $recordedOnly as of updateOwner()
     * @throws Exception
     */
    public function setOwnerPassword(Owner $owner, #[\SensitiveParameter] string $password, bool $recordedOnly = false): void {}

    /** Has the panel send its reset e-mail to the client's account, which is that of updateOwner(). @throws Exception */
    public function sendPasswordReset(Owner $owner): void {}

    /**
     * A ticket of the panel's extension for signing in, for the account that owns the server of the reference now: good once, for a minute, and for
     * whoever has it first. Two requests, the second of which is never repeated. The account must be shown to be the client's own, by one of the
     * last two; that it bears the client's id is looked at besides.
     * @param string $secret of the extension; it makes tickets for any account, and is kept out of every trace, exception and dump
     * @param string|null $accountUuid the account that was made for the client, or that somebody answers for
     * @param string|null $email an address of which it is known that the client reads it
     * @return string the address to open, at the panel's origin
     * @throws ConflictException where the server is suspended, or the account is an administrator's, has a role, is suspended, another client's, or not shown to be his
     * @throws AuthenticationException where the extension knows another secret
     * @throws NotFoundException where there is no server, or no extension
     * @throws ValidationException with the fields "reference", "secret", "accountUuid", "email"
     */
    public function signInTicket(Ref $ref, #[\SensitiveParameter] string $secret, ?string $accountUuid = null, ?string $email = null): string {}

    /** Whether the panel has that extension, and with this secret: asks for a ticket of an account that nobody has. @throws Exception */
    public function testTickets(#[\SensitiveParameter] string $secret): void {}

    /**
     * Signing in by an identity provider of the panel, for the account that owns the server of the reference now: the identity is linked with the
     * account, where it is nobody's yet. Two rounds at most. The same proof as for signInTicket() is asked for.
     * @param string $providerUuid must be enabled, make no accounts, and not let people link identities themselves
     * @param string $identity as the provider names the person ("sub")
     * @return string the address to open, at the panel's origin
     * @throws ConflictException as of signInTicket(), and where the identity is another account's
     * @throws ValidationException with the fields "reference", "providerUuid", "identity", "accountUuid", "email"; or where the provider cannot be used
     */
    public function signInIdentity(Ref $ref, string $providerUuid, string $identity, ?string $accountUuid = null, ?string $email = null): string {}

    /**
     * An identity provider of the panel, where signInIdentity() can use it.
     * @return array{name: string, skips_second_factor: bool}
     * @throws Exception
     */
    public function identityProvider(string $uuid): array {}

    /** The address of a server's page on the panel. Nothing is asked. @throws ValidationException with the field "server_uuid" */
    public function serverUrl(string $uuid): string {}

    /** Eggs, nodes, locations and backup configurations, all pages. @throws Exception */
    public function catalog(): Catalog {}

    /**
     * The panel's nodes alone, all pages, for a key that may not see the rest of the catalogue; their locations are parents.
     * @return list<CatalogItem>
     * @throws Exception
     */
    public function nodes(): array {}

    /**
     * How much room nodes have: one request for the nodes, two for each that is meant, more where $placement wants others than any one port. A node
     * that does not tell is in the list, with what is not known as null.
     * @param array $nodes a list of UUIDs; those of nodes of $locations are meant too, and all where both are empty
     * @param array $locations a list of UUIDs
     * @param bool $recent memory and disk as they were told within the last 12 seconds will do
     * @return list<NodeCapacity>
     * @throws ValidationException with the fields "nodes", "locations"
     */
    public function capacity(?Placement $placement = null, array $nodes = [], array $locations = [], bool $recent = false): array {}

    /**
     * The variables of an egg.
     * @return list<array{name: string, default: string, editable: bool, secret: bool, rules: string}>
     * @throws Exception
     */
    public function eggVariables(string $nestUuid, string $eggUuid): array {}

    /**
     * What every server of the panel uses, streamed: one request for a node and one for each hundred servers of it. Nothing is asked
     * before it is iterated. It leaves the share of the request budget that is kept for customers (calagopus.rate_reserve).
     * @param float $timeout seconds for all of it from now on, at most 3600, your own work between two steps included; each round of
     *     requests has the settings' timeout besides
     * @param int|null $inFlight requests at once, 1 to 8; null: as many as the pool keeps connections
     * @throws ValidationException with the fields "timeout", "inFlight"
     */
    public function usages(float $timeout = 600.0, ?int $inFlight = null): UsageStream {}

    /**
     * The servers of the panel, streamed: one request for each hundred. The same bounds as for usages().
     * @param string|null $node UUID of a node whose servers are meant; null: all
     * @throws ValidationException with the fields "node", "timeout", "inFlight"
     */
    public function servers(?string $node = null, float $timeout = 600.0, ?int $inFlight = null): ServerStream {}

    /** What the last call of this object sent and was answered, also after an exception; null before the first. */
    public function trace(): ?Trace {}

    /** For var_dump and the debugger: the origin, never the key. @return array<string, mixed> */
    public function __debugInfo(): array {}
}
