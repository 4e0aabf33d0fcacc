<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * A server as the panel described it. Sizes in MiB, CPU in percent of a thread; a figure is null where the panel told none, or one that cannot be.
 * Texts are the panel's: escape them where they are shown.
 * @strict-properties
 * @not-serializable
 */
final readonly class Server
{
    public readonly string $uuid;
    public readonly ?string $externalId;
    public readonly string $name;
    /** Null: installed and idle; "installing", "install_failed" … */
    public readonly ?string $status;
    public readonly bool $suspended;
    public readonly bool $transferring;
    /** IP address of the primary allocation; null where the server has no port. */
    public readonly ?string $ip;
    /** The name that the administrator gave the address; shown to customers instead of it. */
    public readonly ?string $ipAlias;
    public readonly ?int $port;
    /**
     * By which customers reach the server's node, as the panel tells them: its SFTP host, else the host of its public URL, else of its URL.
     * Null where the panel names none, or one that only the node itself can reach.
     */
    public readonly ?string $nodeHost;
    /** Of the node's SFTP, at `nodeHost`; null where the panel does not tell it. */
    public readonly ?int $sftpPort;
    /** 0 is unlimited. */
    public readonly ?int $memory;
    public readonly ?int $memoryOverhead;
    /** -1 is unlimited. */
    public readonly ?int $swap;
    /** 0 is unlimited. */
    public readonly ?int $disk;
    /** 0 is unlimited. */
    public readonly ?int $cpu;
    /** Null: the node's default. */
    public readonly ?int $ioWeight;
    /** @var array<string, int|bool|string> allocations, databases, backups, schedules and what extensions added; what the panel did not tell is not in it */
    public readonly array $featureLimits;
    public readonly string $ownerUuid;
    public readonly string $ownerName;
    public readonly string $ownerUsername;
    public readonly ?string $ownerExternalId;
    public readonly string $nodeUuid;
    public readonly string $nodeName;
    public readonly ?string $locationUuid;
    public readonly ?string $locationName;
    public readonly string $eggUuid;
    public readonly string $eggName;
    public readonly ?string $nestUuid;
    public readonly ?string $image;
    public readonly ?string $startup;
    public readonly ?string $backupConfigurationUuid;
    public readonly bool $hugepagesPassthrough;
    public readonly bool $kvmPassthrough;
    /** When it was created, RFC 3339, UTC. */
    public readonly ?string $created;
    /** Address of the billing installation that its mark names ("Service 17 of https://…", in its description); null where it bears no mark. Whoever edits servers on the panel can write one. */
    public readonly ?string $installation;
    /** Address of the server's page on the panel. */
    public readonly string $url;

    /**
     * What to connect to: the alias, else the IP address, else, where the server listens on all addresses of its node ("0.0.0.0", "::"), the
     * node's host. Null where none is known.
     */
    public function host(): ?string {}

    /** "host:port" of that host (IPv6 in brackets); null where no host is known, or the server has no port. */
    public function address(): ?string {}

    private function __construct() {}
}

/**
 * What a server uses, as its node last told the panel (some seconds ago).
 * @strict-properties
 * @not-serializable
 */
final readonly class Usage
{
    /** running, offline, starting or stopping; "" where the panel did not tell */
    public readonly string $state;
    public readonly ?int $memoryBytes;
    /** 0 is unlimited. */
    public readonly ?int $memoryLimitBytes;
    public readonly ?int $diskBytes;
    public readonly ?int $networkInBytes;
    public readonly ?int $networkOutBytes;
    /** Percent of a thread. */
    public readonly ?float $cpuPercent;
    /** 0 is unlimited. */
    public readonly ?float $cpuLimitPercent;
    /** Seconds since the process started. */
    public readonly ?float $uptime;

    private function __construct() {}
}

/**
 * A server in short, with what it uses, as one of many.
 * @strict-properties
 * @not-serializable
 */
final readonly class ServerUsage
{
    public readonly string $uuid;
    /** Of the service that it belongs to; null where it bears none. Not unique: compare the UUID with the recorded one. */
    public readonly ?string $externalId;
    public readonly string $name;
    /** Of the owner's account; null where it bears none. */
    public readonly ?string $ownerExternalId;
    public readonly string $nodeUuid;
    public readonly string $nodeName;
    /** null: installed and idle; installing, install_failed, restoring_backup … */
    public readonly ?string $status;
    public readonly bool $suspended;
    /** MiB; 0 is unlimited. */
    public readonly ?int $memory;
    /** MiB; 0 is unlimited. */
    public readonly ?int $disk;
    /** Percent of a thread; 0 is unlimited. */
    public readonly ?int $cpu;
    /** null where its node does not tell of it, because it installs or moves. */
    public readonly ?Usage $usage;

    private function __construct() {}
}

/**
 * The way to a server's node for one who looks at the server: where it is spoken with, and a token of the server's owner for it. The token is no
 * property: no dump, export or trace shows it.
 * @strict-properties
 * @not-serializable
 */
final readonly class Socket
{
    public readonly string $serverUuid;
    /** Whose token it is. */
    public readonly string $ownerUuid;
    /** ws:// or wss://, of the node and for this server; without user, query and fragment. */
    public readonly string $url;
    /** Its host, as the panel names it for the node. */
    public readonly string $host;
    /**
     * What the token lets its bearer do there, as the panel words it: "websocket.connect", "control.read-console", "control.console" …, "*" for all.
     * @var list<string>
     */
    public readonly array $permissions;
    /** When it ends, Unix time; null where it does not say. */
    public readonly ?int $expires;

    private function __construct() {}

    /** Secret: whoever has it may do at the node what its permissions say. Never write it down. */
    public function token(): string {}

    /** Whether it lets its bearer do this. */
    public function allows(string $permission): bool {}
}

/**
 * A server and, where its node answers, what it uses now.
 * @strict-properties
 * @not-serializable
 */
final readonly class Live
{
    public readonly Server $server;
    public readonly ?Usage $usage;
    /** Why there is no usage, and that not all ports could be read, in sentences; empty where all came. */
    public readonly string $problem;
    /**
     * Each of the server's ports as Server::address() words it, the primary first; those for which no host is known as ":port". Where the panel
     * does not tell the others, the primary alone.
     * @var list<string>
     */
    public readonly array $addresses;

    private function __construct() {}
}

/**
 * What a node tells of one of its servers.
 * @strict-properties
 * @not-serializable
 */
final readonly class Figures
{
    /** Null: the node tells nothing of the server, because it installs, moves, or is not there. */
    public readonly ?Usage $usage;
    /** Seconds since the panel was asked. */
    public readonly float $age;

    private function __construct() {}
}

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

/**
 * What Panel::create() did.
 * @strict-properties
 * @not-serializable
 */
final readonly class Created
{
    public readonly Server $server;
    /** The server was there already, and is this service's. */
    public readonly bool $adopted;
    /** A half-made server (a row that the node never knew) was removed first. */
    public readonly bool $healed;
    public readonly OwnerLink $ownerLink;
    public readonly string $ownerUuid;
    /** @var list<Port> the first, then the others where more than one, or texts that name them, were asked for */
    public readonly array $ports;
    /** @var list<string> sentences for the administrator about what is not an error: an account whose e-mail address is not the client's … */
    public readonly array $notes;

    private function __construct() {}
}

/**
 * An address and a number at which a server is reached.
 * @strict-properties
 * @not-serializable
 */
final readonly class Port
{
    public readonly string $ip;
    /** What customers should see in place of the address; null: the address. */
    public readonly ?string $alias;
    /** Null where the panel told no number. */
    public readonly ?int $number;
    public readonly bool $primary;

    private function __construct() {}
}

/**
 * What Panel::change() did.
 * @strict-properties
 * @not-serializable
 */
final readonly class Changed
{
    /** As read back after the change. */
    public readonly Server $server;
    /** The egg that it had before, of which its files are still; null: the egg was not changed. */
    public readonly ?string $formerEggUuid;
    public readonly ?string $formerEggName;
    /**
     * What was changed, in the order of the options: the option's name, that of the variable or the custom limit where it is one of several, and
     * both values; null where a value is not said, as of variables and the start command, which may be secret.
     * @var list<array{option: string, name: ?string, from: ?string, to: ?string}>
     */
    public readonly array $differences;
    /**
     * What the panel has otherwise than is asked for, and keeps, as the same was asked for last time; values are said as above.
     * @var list<array{option: string, name: ?string, held: ?string, asked: ?string}>
     */
    public readonly array $kept;
    /** @var list<string> sentences for the administrator about what is not an error */
    public readonly array $notes;

    private function __construct() {}
}

/**
 * What Panel::giveServer() did.
 * @strict-properties
 * @not-serializable
 */
final readonly class Given
{
    /** As the panel holds it now. */
    public readonly Server $server;
    public readonly OwnerLink $ownerLink;
    public readonly string $ownerUuid;
    /** Username of the account that had it before; the client's own where it had it already. */
    public readonly string $formerUsername;
    /** @var list<string> sentences for the administrator about what is not an error */
    public readonly array $notes;

    private function __construct() {}
}

/**
 * A move that the panel accepted. It goes on by itself.
 * @strict-properties
 * @not-serializable
 */
final readonly class Transfer
{
    /** As it was found, where it still is. */
    public readonly Server $server;
    /** @var list<string> host:port of each port that it has once it has arrived, the first one first; the host may be missing: ":25565"; empty: it is there already */
    public readonly array $addresses;

    private function __construct() {}
}

/**
 * One backup of a server, as the panel tells of it.
 * @strict-properties
 * @not-serializable
 */
final readonly class Backup
{
    public readonly string $name;
    /** When it was begun, RFC 3339. */
    public readonly string $created;
    /** When it ended; null: it is still being made. */
    public readonly ?string $completed;
    public readonly bool $successful;

    private function __construct() {}
}

/**
 * What Panel::terminate() found and did: the server is gone in any case.
 * @strict-properties
 * @not-serializable
 */
final readonly class Terminated
{
    /** It was not there any more. */
    public readonly bool $wasGone;
    /** @var list<string> sentences for the administrator: a backup that could not be deleted, a half-made server that was forced out */
    public readonly array $notes;

    private function __construct() {}
}

/**
 * What Panel::test() found out.
 * @strict-properties
 * @not-serializable
 */
final readonly class Connection
{
    /** Null where the panel does not tell. */
    public readonly ?string $version;
    /** Username of the account that owns the key; null where the key may not read it. */
    public readonly ?string $account;
    public readonly bool $administrator;
    /** @var list<string> permissions that the panel says the key lacks ("nodes.read") */
    public readonly array $missingPermissions;
    /** Seconds by which the clock that dates the panel's answers (the panel's, or that of a proxy before it) is ahead of this machine's; negative: behind; null: not told. */
    public readonly ?int $clockAhead;
    /** @var list<string> sentences for the administrator: what was mended in the host name … */
    public readonly array $notes;

    private function __construct() {}
}

/**
 * An egg, node, location or backup configuration, to choose from.
 * @strict-properties
 * @not-serializable
 */
final readonly class CatalogItem
{
    public readonly string $uuid;
    public readonly string $name;
    /** An egg's nest, a node's location. */
    public readonly ?string $parentUuid;
    public readonly ?string $parentName;
    /** Whether new servers can be placed there: a node with deployment on and not in maintenance; true for everything else. */
    public readonly bool $usable;

    private function __construct() {}
}

/**
 * What a Spec can name, all that the panel has of it.
 * @strict-properties
 * @not-serializable
 */
final readonly class Catalog
{
    /** @var list<CatalogItem> with their nests as parents */
    public readonly array $eggs;
    /** @var list<CatalogItem> with their locations as parents */
    public readonly array $nodes;
    /** @var list<CatalogItem> */
    public readonly array $locations;
    /** @var list<CatalogItem> */
    public readonly array $backupConfigurations;

    private function __construct() {}
}

/**
 * How much room a node has. What is null is not known, which is not none.
 * @strict-properties
 * @not-serializable
 */
final readonly class NodeCapacity
{
    public readonly string $uuid;
    public readonly string $name;
    public readonly ?string $locationUuid;
    /** Whether deployments choose it: deployment is on, and it is not in maintenance. */
    public readonly bool $usable;
    /** MiB that it may give, and that it gave to its servers: their limits, memory with its overhead. */
    public readonly ?int $memory;
    public readonly ?int $givenMemory;
    public readonly ?int $disk;
    public readonly ?int $givenDisk;
    /** For how many servers of the placement ports are free. */
    public readonly ?int $ports;
    /** Why something is not known, a sentence; empty where all is. */
    public readonly string $problem;

    private function __construct() {}
}

/**
 * One request and its answer. Bodies were redacted by an allow list before PHP saw them.
 * @strict-properties
 * @not-serializable
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

/**
 * What one call sent and was answered, for a log.
 * @strict-properties
 * @not-serializable
 */
final readonly class Trace
{
    /** @var list<Exchange> */
    public readonly array $exchanges;
    /** Times that requests went out, together or alone. */
    public readonly int $rounds;
    public readonly int $requests;
    /** Exchanges that did not fit. */
    public readonly int $missing;

    /** All requests as text, one after the other. */
    public function requestText(): string {}

    /** All answers as text, one after the other. */
    public function responseText(): string {}

    private function __construct() {}
}

/**
 * Figures of this process's connections since it started, and of the panels as all processes of this user on this host know them.
 * @strict-properties
 * @not-serializable
 */
final readonly class Status
{
    public readonly int $requests;
    public readonly int $connectionsMade;
    /** Requests that went over a connection that was open already. */
    public readonly int $connectionsReused;
    public readonly int $connectionsOpen;
    /** What is shared: "file" (all processes of this user), "inherited" (the workers of one master), "own" (this process alone), "off". */
    public readonly string $sharedState;
    /** Why there is no file although one was wanted (calagopus.state_path), a sentence; empty otherwise. */
    public readonly string $sharedProblem;
    /**
     * Each panel's URL with its counters (requests, answers, failures, limited, waits, overBudget, breakerOpened, breakerRefused, breakerProbes,
     * catalogHits, catalogRevalidated, catalogMisses, summaryHits, summaryMisses), and: used and limit of the request budget (limit 0: not known),
     * blockedMs (the panel wants no requests for so long), silentMs (the breaker is open, and the panel has not answered for so long; null: closed),
     * latency (a list: answers that took less than 1, 2, 4 … ms, the last: longer ones).
     * @var array<string, array<string, int|null|list<int>>>
     */
    public readonly array $panels;

    public static function current(): Status {}

    private function __construct() {}
}
