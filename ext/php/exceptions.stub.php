<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Why a call failed. The values are stable: languages, monitoring and tests key on them, never on the text of a message.
 */
enum Reason: string
{
    /** An option of a server, or a value of a web-hosting account, is wrong; the exception's fields name each. */
    case InvalidOptions = "invalid-options";
    /** What is known of the client cannot be sent to the panel. */
    case InvalidOwner = "invalid-owner";
    /** The reference to the server (external id, UUID) is malformed. */
    case InvalidReference = "invalid-reference";
    /** The host name or port of the panel is malformed. */
    case InvalidHost = "invalid-host";
    /** The API key cannot be one of this panel's: wrong length or characters. */
    case InvalidKey = "invalid-key";
    /** Another argument is malformed. */
    case InvalidArgument = "invalid-argument";
    /** The setting calagopus.allowed_hosts does not name this host. */
    case HostNotAllowed = "host-not-allowed";
    /** A variable was given that the egg does not have. */
    case UnknownVariable = "unknown-variable";
    /** The panel's own validation refused the request; see the panel's message. */
    case Rejected = "rejected";
    /** No server bears this service's id on the panel on which it was made. */
    case ServerNotFound = "server-not-found";
    /** The client has no account on the panel. */
    case OwnerNotFound = "owner-not-found";
    /** An egg, nest, node, location or other object is not on the panel. */
    case ObjectNotFound = "object-not-found";
    /** The web-hosting account is not on the panel. */
    case AccountNotFound = "account-not-found";
    /** The web-hosting package is not on the panel. */
    case PackageNotFound = "package-not-found";
    /** The server was made on another panel than the one that was asked. */
    case WrongPanel = "wrong-panel";
    /** The server belongs to another installation. */
    case ForeignInstallation = "foreign-installation";
    /** The server bears another service's id, or another client owns it. */
    case ForeignServer = "foreign-server";
    /** The web-hosting account of this username has another domain than the service; it was left alone. */
    case ForeignAccount = "foreign-account";
    /** Two or more servers bear this service's id; none was touched. */
    case DuplicateServers = "duplicate-servers";
    /** The account is an administrator's, has a role, or bears another external id. */
    case OwnerProtected = "owner-protected";
    /** The e-mail address or username is taken by an account that cannot be linked. */
    case OwnerConflict = "owner-conflict";
    /** The allocation was taken by another server in the meantime. */
    case AllocationTaken = "allocation-taken";
    /** The web-hosting username is taken. */
    case UsernameTaken = "username-taken";
    /** The web-hosting domain is taken. */
    case DomainTaken = "domain-taken";
    /** The host has a user of this name already that is not the account's; the panel keeps a row all the same, which must not be terminated. */
    case HostUserExists = "host-user-exists";
    /** The server is installing, being transferred or restored. */
    case ServerBusy = "server-busy";
    /** The server is suspended. */
    case ServerSuspended = "server-suspended";
    /** The server's installation failed. */
    case InstallFailed = "install-failed";
    /** The panel keeps a row for it, but what it stands for was not set up. */
    case SetupIncomplete = "setup-incomplete";
    /** The panel does not know the key. */
    case KeyRefused = "key-refused";
    /** The key lacks a permission; the panel's message names it. */
    case PermissionMissing = "permission-missing";
    /** The key is not valid from this host's IP address. */
    case AddressNotAllowed = "address-not-allowed";
    /** The panel's request limit is reached. */
    case RateLimited = "rate-limited";
    /** The host name could not be resolved. */
    case ResolveFailed = "resolve-failed";
    /** No connection could be made. */
    case ConnectFailed = "connect-failed";
    /** The TLS handshake failed: certificate or protocol. */
    case TlsFailed = "tls-failed";
    /** The connection was lost; what was asked may or may not have happened. */
    case ConnectionLost = "connection-lost";
    /** The panel or the proxy before it is down. */
    case PanelUnavailable = "panel-unavailable";
    /** The deadline passed. */
    case TimedOut = "timed-out";
    /** What answered is not the panel's API. */
    case NotAPanel = "not-a-panel";
    /** The answer is malformed, cut, or lacks a field. */
    case BadAnswer = "bad-answer";
    /** The answer exceeds a limit. */
    case AnswerTooLarge = "answer-too-large";
    /** Read back after the change: the panel does not hold what was asked. */
    case NotApplied = "not-applied";
    /** No allocation (address and port) is free. */
    case NoAllocation = "no-allocation";
    /** No node is eligible. */
    case NoNode = "no-node";
    /** A limit of the panel is reached. */
    case CapacityReached = "capacity-reached";
    /** It could not be found out whether the request was carried out. */
    case OutcomeUnknown = "outcome-unknown";
    /** An earlier request may still be carried out; nothing new was asked. */
    case StillPending = "still-pending";
    /** The panel failed internally. */
    case PanelError = "panel-error";
    /** The panel's node failed or refused. */
    case NodeError = "node-error";
    /** The panel's node never heard of the server: it was made half. */
    case NodeUnknownServer = "node-unknown-server";
    /** This panel does not offer it. */
    case Unsupported = "unsupported";
    /** There is no memory left. */
    case OutOfMemory = "out-of-memory";
    /** A fault of this extension. */
    case Internal = "internal";
}

/**
 * Which case of its reason a failure is, where the remedies differ. Stable, as reasons are.
 */
enum Topic: string
{
    /** A creation failed, and nothing of it is left on the panel. */
    case NothingMade = "nothing-made";
    /** It may have been made, or may still be: a repeated creation looks first. */
    case CreationOpen = "creation-open";
    /** Something of a creation may be left on the panel: a repeated creation removes it, and makes it anew. */
    case AttemptLeft = "attempt-left";
    /** It was made, but is not what was asked for. */
    case MadeOtherwise = "made-otherwise";
    /** Repeating the call does no harm, whatever became of this one. */
    case SafeToRepeat = "safe-to-repeat";
    /** An order (power, reinstallation, an e-mail) may have arrived, and this cannot be looked up. */
    case OrderOpen = "order-open";
    /** A server bears the service's id already, and it is not known to be this client's. */
    case IdInUse = "id-in-use";
    /** The recorded server is on the panel, but bears another external id. */
    case OtherId = "other-id";
    /** The server of this id is in another panel account than the client's. */
    case OtherOwner = "other-owner";
    /** The server of this id is in an account of another e-mail address, and nothing else shows whose it is. */
    case OtherAddress = "other-address";
    /** The client has no id, or no e-mail address, that could be compared with the owner's. */
    case ClientUnknown = "client-unknown";
    /** The server is not on this panel, and it is not recorded which one it was made on. */
    case PanelNotRecorded = "panel-not-recorded";
    /** The server was deleted, but the client has a second one with the same id. */
    case SecondLeft = "second-left";
    /** What was to be linked bears another service's id. */
    case LinkOtherId = "link-other-id";
    /** What was to be linked belongs to another client's panel account. */
    case LinkOtherOwner = "link-other-owner";
    /** The service has a server already that is not the one to be linked. */
    case LinkSecond = "link-second";
    /** The panel does not have the nest, or not the egg in it. */
    case NestOrEgg = "nest-or-egg";
    /** An option is blank, and the egg has nothing of its own for it. */
    case BlankInEgg = "blank-in-egg";
    /** A node was named, and has no free port. */
    case NoPortOnNode = "no-port-on-node";
    /** The disk was to be smaller than what the server uses of it. */
    case DiskInUse = "disk-in-use";
    /** The request is longer than the panel, or the proxy in front of it, takes. */
    case TooLong = "too-long";
    /** A limit of accounts is reached: the licence's or the server's. */
    case AccountLimit = "account-limit";
    /** The panel holds the username in another spelling; the message names it. */
    case NameRespelt = "name-respelt";
    /** The account has no domain left that would show whose it is. */
    case DomainGone = "domain-gone";
    /** The panel's extension for signing in knows another secret, or none. */
    case SecretRefused = "secret-refused";
    /** The panel lacks the extension that gives tickets for signing in. */
    case NoExtension = "no-extension";
    /** The panel does not have the identity provider. */
    case NoProvider = "no-provider";
    /** The identity provider is off, makes accounts, or links identities with whoever is signed in. */
    case ProviderOpen = "provider-open";
    /** The identity is linked with another panel account than the one that owns the server. */
    case IdentityTaken = "identity-taken";
    /** Nothing shows that the account that owns the server is the client's own. */
    case NotHisOwn = "not-his-own";
    /** The account is suspended on the panel. */
    case OwnerSuspended = "owner-suspended";
    /** A panel account has the client's e-mail address, and accounts are not to be linked by it. */
    case MatchedByEmail = "matched-by-email";
    /** The key did not reach the panel. */
    case KeyNotReceived = "key-not-received";
    /** The host name begins with https://, but encryption is not asked for. */
    case EncryptionUnset = "encryption-unset";
    /** The host name begins with http://, but encryption is asked for. */
    case EncryptionSet = "encryption-set";
}

/**
 * What every call of this extension throws. The message is a sentence for an administrator; it never holds a key, a password or another
 * credential. The subclass says which kind of failure it is, the reason says exactly which.
 * @strict-properties
 */
class Exception extends \RuntimeException
{
    /** Stable name of the failure. */
    public readonly Reason $reason;
    /** Which case of it, where one reason has several remedies; null otherwise. */
    public readonly ?Topic $topic;
    /** HTTP status of the answer that caused it; 0 where no answer came. */
    public readonly int $httpStatus;
    /** Whether the same call may succeed later without anybody changing anything first. */
    public readonly bool $retriable;
    /**
     * Whether the panel may have done what was asked, or may still do it: the answer was lost, or did not prove anything, or the fault is this
     * extension's own. False: nothing of it happened, or it is known what did. A creation that may have happened is looked for before it is
     * asked for again.
     */
    public readonly bool $mayHaveHappened;
    /** The panel's own words, or an empty string. */
    public readonly string $panelMessage;
    /**
     * One sentence on what is to be done on the panel or on the way to it, or an empty string. What is to be done in the program that called
     * is the caller's to say: by reason and topic, in its reader's language.
     */
    public readonly string $hint;
    /** Seconds after which the panel wants to be asked again; null where it did not say. */
    public readonly ?float $retryAfter;
}

/**
 * Something given to us is wrong, or the panel's validation refused it. Nothing was changed on the panel.
 * @strict-properties
 */
final class ValidationException extends Exception
{
    /**
     * Field name => what is wrong with it. The names are those of the 24 options ("memory"), of the owner ("email"), or "hostname",
     * "port", "key", "reference"; empty where the panel refused without naming one.
     * @var array<string, string>
     */
    public readonly array $fields;
}

/**
 * The object that the call is about is not on the panel.
 * @strict-properties
 */
final class NotFoundException extends Exception
{
}

/**
 * What is on the panel forbids the call: another server, another owner, a state in which it cannot be done.
 * @strict-properties
 */
final class ConflictException extends Exception
{
}

/**
 * The panel does not accept the key.
 * @strict-properties
 */
final class AuthenticationException extends Exception
{
}

/**
 * The key may not do this, or not from this address.
 * @strict-properties
 */
final class PermissionException extends Exception
{
}

/**
 * The panel's request limit is reached; retryAfter says for how long.
 * @strict-properties
 */
final class RateLimitException extends Exception
{
}

/**
 * The panel could not be reached, or the connection was lost.
 * @strict-properties
 */
final class TransportException extends Exception
{
}

/**
 * The call's deadline passed.
 * @strict-properties
 */
final class TimeoutException extends Exception
{
}

/**
 * What came back is not an answer of the panel's API, or does not hold what was asked for.
 * @strict-properties
 */
final class ProtocolException extends Exception
{
}

/**
 * The panel has no room: no allocation, no eligible node, an account limit.
 * @strict-properties
 */
final class CapacityException extends Exception
{
}

/**
 * It is not known whether the panel did what was asked. Repeat the call: it first looks.
 * @strict-properties
 */
final class UnknownOutcomeException extends Exception
{
}

/**
 * The panel or its node failed.
 * @strict-properties
 */
final class PanelException extends Exception
{
}
