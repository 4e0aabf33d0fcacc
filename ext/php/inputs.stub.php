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
    /**
     * Address of this billing installation; servers are marked with it, and another installation's servers are left alone. Null: not marked, not
     * checked. Blank: it has none, so that every mark but a former installation's is another's.
     */
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

/**
 * Who a server is for: the client as the billing system knows them.
 * @strict-properties
 * @not-serializable
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

/**
 * Which server is meant: the service's own id, and what was recorded about its server. The UUID is a hint that saves a request: a server
 * is used only if it bears the external id.
 * @strict-properties
 * @not-serializable
 */
final readonly class Ref
{
    /** "17" for a service, "addon-5" for an addon of one. */
    public readonly string $externalId;
    public readonly ?string $uuid;
    /** URL of the panel on which the server was made, as recorded beside the UUID; null where the UUID was typed by somebody. */
    public readonly ?string $origin;
    /**
     * The client's id; the server's owner must bear it, unless the UUID is our own record and not $forOwner. Null: not checked.
     * Blank: there is none, which is no proof: no owner has it.
     */
    public readonly ?string $ownerExternalId;
    /**
     * The client's e-mail address. Ids are small numbers, which another installation on the same panel has too: where the UUID does not lead to
     * the server and this installation has not marked it, its owner must have this address, in whatever case. Null: not checked. Blank:
     * the client has none, which is no proof: no owner has it.
     */
    public readonly ?string $ownerEmail;
    /**
     * Whether the server is looked for in its owner's name: then it must be the client's on the panel now, even where the UUID is our own
     * record. For what a client sees and does; what staff and the billing do goes on for whomever the server was given to.
     */
    public readonly bool $forOwner;

    /**
     * @throws ValidationException with the field "reference" where the external id is not 1 to 64 of [A-Za-z0-9_-], another part is malformed,
     * or $forOwner is set without the client's id
     */
    public function __construct(
        string $externalId,
        ?string $uuid = null,
        ?string $origin = null,
        ?string $ownerExternalId = null,
        ?string $ownerEmail = null,
        bool $forOwner = false
    ) {}
}

/**
 * What to build: the 24 options, parsed whole or refused.
 * @strict-properties
 * @not-serializable
 */
final class Spec
{
    /**
     * Parses the options as the administrator typed them. Accepted keys: the names of the options ("memory") or their positions
     * ("configoption5", or 1 to 24); values: strings, integers, booleans or null (not given); for location_uuids a list too, and for variables and
     * custom_feature_limits a map, as toArray() gives them. A missing option takes its default; memory,
     * disk and cpu that are given but blank are refused, because 0 (unlimited) must be meant.
     * @param array $options name or position => value; a variable's value may be a secret, so no exception repeats one
     * @throws ValidationException with every field that is wrong; the field names are the options' names
     */
    public static function fromOptions(#[\SensitiveParameter] array $options): Spec {}

    /**
     * The names of the 24 options in the order of their positions.
     * @return list<string>
     */
    public static function optionNames(): array {}

    /**
     * What each option takes, by name, in the order of optionNames(). One of node_uuid and location_uuids is required besides.
     *
     * - `type`: uuid, uuids (a list), integer, boolean, text, assignments (NAME=value a line, or a map) or limits (name:value, or a map)
     * - `required`: whether it must be given; `blank`: whether it may be given blank, for its default (a boolean: no)
     * - `default`: null where the egg or the panel has it; `unit`: "MiB" or "percent of a thread"
     * - `least` and `most`: an integer's bounds, or the longest text in characters; `unlimited`: the number that means so
     * @return array<string, array{type: string, required: bool, blank: bool, default: int|bool|string|null, unit?: string, least?: int, most?: int, unlimited?: int}>
     */
    public static function schema(): array {}

    /**
     * What was understood, by option name: integers (MiB, percent), booleans, strings, null for "the default", lists for location_uuids,
     * and maps for variables and custom_feature_limits.
     * Spec::fromOptions() takes it again, for the same Spec.
     * @return array<string, mixed>
     */
    public function toArray(): array {}

    private function __construct() {}
}

/**
 * Which ports a new server gets. On a node that the options name they are chosen among its free ones; a deployment asks the panel for them,
 * and says nothing of ports where the egg's own configuration names some and nothing but a number is wanted here.
 * @strict-properties
 * @not-serializable
 */
final readonly class Placement
{
    /** How many the server gets at least: as many as the texts name. The egg's own configuration may give more. */
    public readonly int $ports;
    /** How many it gets beside those. */
    public readonly int $extra;
    /** @var list<array{int, int}> first and last number of each range from which they come; empty: any */
    public readonly array $ranges;
    /** Whether the further ones follow the first one by number. */
    public readonly bool $consecutive;
    /** Whether they are on an address that no other server uses. */
    public readonly bool $dedicated;
    /**
     * Whether a deployment may choose a node whose memory and disk are given away. The panel asks for room in deployments alone: a node that the
     * options name is not looked at, and no change of limits is.
     */
    public readonly bool $overallocate;

    /**
     * @param int $ports 1 to 100, the extra ones included
     * @param array $ranges a list of pairs, first and last port
     * @param array $variables name => text, for those variables in which {port} is to be the number of the first port, {port2} and so on those of the
     *     others in the order in which the server got them, and {ip} the address of the first. They are set once the ports are known, and read back
     * @param string|null $prefix the server's name without its id, with the same placeholders; null: that of the options
     * @throws ValidationException with the fields "ports", "extra", "ranges", "variables", "prefix"
     */
    public function __construct(
        int $ports = 1,
        int $extra = 0,
        array $ranges = [],
        bool $consecutive = false,
        bool $dedicated = false,
        bool $overallocate = false,
        #[\SensitiveParameter] array $variables = [],
        ?string $prefix = null
    ) {}
}

/**
 * What can be asked of a server's process. The panel carries it out in the background; its state follows some seconds later.
 */
enum PowerAction: string
{
    case Start = "start";
    case Stop = "stop";
    case Restart = "restart";
    /** Ends the process at once; unsaved data is lost. */
    case Kill = "kill";
}
