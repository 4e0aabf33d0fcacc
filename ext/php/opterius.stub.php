<?php

/** @generate-class-entries */

namespace Calagopus\Opterius;

/**
 * Which web-hosting account is meant: the username, and the domain that it must have. The panel keeps no id of the billing system's to
 * look for, so that this pair is all the identity there is; an account of the username whose domain is another is never touched.
 * @strict-properties
 * @not-serializable
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
    /** In what Panel::create() returns: whether the password was set on the account's server as well; a note says why not. */
    public readonly bool $passwordSet;
    /** @var list<string> sentences for the administrator about what is not an error */
    public readonly array $notes;

    /**
     * @param string $username 1 to 32 of [A-Za-z0-9_-]
     * @param string $domain at most 255 characters
     * @throws \Calagopus\ValidationException with the fields "username" and "domain"
     */
    public function __construct(string $username, string $domain, ?string $origin = null) {}

    /** Whether hosts keep this name for a user of their own (root, games, mysql …), whatever its case: no account is made or deleted under it. */
    public static function isReserved(string $username): bool {}
}

/**
 * What an account uses, as its server told the panel when it was asked. The panel says 0 where the server did not answer it.
 * @strict-properties
 * @not-serializable
 */
final readonly class Usage
{
    public readonly string $username;
    /** Null: the account has no domain left; then only a record of one's own tells whose it is. */
    public readonly ?string $domain;
    public readonly bool $suspended;
    /** MiB; null: the panel told no figure. */
    public readonly ?int $diskUsed;
    /** MiB; null: unlimited, or the panel's label is not understood. */
    public readonly ?int $diskLimit;
    /** The limit as the panel words it, such as "10 GB"; null where it does not tell. */
    public readonly ?string $diskLimitLabel;
    /** MiB; null: the panel told no figure. */
    public readonly ?int $trafficUsed;

    private function __construct() {}
}

/**
 * A package of the panel. The labels are the panel's: escape them where they are shown.
 * @strict-properties
 * @not-serializable
 */
final readonly class Package
{
    /** To be given exactly like this, case included. */
    public readonly string $name;
    public readonly ?string $diskQuota;
    public readonly ?string $bandwidth;
    public readonly ?string $phpVersion;

    private function __construct() {}
}

/**
 * An Opterius panel and a key for it. Making one costs nothing: connections are kept by the process and shared by all objects. Every
 * method that asks the panel ends within its deadline and may throw each subclass of \Calagopus\Exception.
 *
 * Before an account is changed, the panel is asked for its usage, and its domain is compared: the panel has no other way to tell one
 * service's account from another's. That costs one request, and the panel asks the account's server for it. Where usage cannot be read,
 * nothing is changed and the exception says why: come back later, or act on the panel by hand.
 * @strict-properties
 * @not-serializable
 */
final class Panel
{
    /**
     * @param string $host name or address of the panel, without scheme and path (what is unambiguous is mended: see mended())
     * @param string $key an API key, "opt_" and 48 characters; white space around it is taken away; it is kept out of every trace, exception and dump
     * @param int $port 0: 443, or 80 where not secure
     * @param bool $secure HTTPS; the certificate is always verified
     * @throws \Calagopus\ValidationException with the fields "hostname", "port", "key"
     */
    public function __construct(string $host, #[\SensitiveParameter] string $key, int $port = 0, bool $secure = true, ?\Calagopus\Settings $settings = null) {}

    /**
     * The panel's URL: scheme, host and, where it is not the scheme's own, port; no slash at the end.
     * @implementation-alias Calagopus\Panel::origin
     */
    public function origin(): string {}

    /**
     * What was mended in the host as it was given, a sentence; empty where nothing was.
     * @implementation-alias Calagopus\Panel::mended
     */
    public function mended(): string {}

    /**
     * Asks whether this is a panel, takes the key and lists its packages; and, with requests that ask for nothing, which of its permissions the
     * key lacks (Connection::$missingPermissions). Two rounds.
     * @throws \Calagopus\Exception
     */
    public function test(): \Calagopus\Connection {}

    /**
     * Which account has this username; null: none has. For the look before an attempt to create is recorded.
     * @throws \Calagopus\Exception where it cannot be found out
     */
    public function look(string $username): ?Usage {}

    /**
     * Makes an account. It is looked for first: where the username exists, nothing is made, and nobody's account is ever taken over. The
     * one exception is the service's own earlier attempt, which is terminated and made anew, because only a creation that the panel calls
     * a success proves that its server was set up.
     *
     * How to call it: look() and see that there is no such account; write down, for the service, that it is being created under this
     * username and domain; create(); then strike the record, unless attemptStands(). With such a record (of this username and domain, and
     * no other service created under them since) pass $ownAttempt when the creation is repeated.
     * @param string $password 8 characters at least
     * @param string $package a package's name, exactly as the panel spells it
     * @param string $clientName at most 255 characters
     * @param int|null $serverId which of the panel's servers; null: the panel chooses
     * @param int|null $serviceId the billing system's number of the service
     * @param int|null $clientId the billing system's number of the client
     * @param bool $ownAttempt an attempt of this very service under this username and domain is on record
     * @throws \Calagopus\ValidationException with the fields "username", "domain", "password", "package", "email", "clientname", "serverid", "serviceid"
     * @throws \Calagopus\NotFoundException package-not-found, with the names there are
     * @throws \Calagopus\ConflictException username-taken, domain-taken; host-user-exists; setup-incomplete: the panel keeps the account, but its server was not set up
     * @throws \Calagopus\UnknownOutcomeException where it is not known whether the account was made, or whether its server was set up
     */
    public function create(Account $account, #[\SensitiveParameter] string $password, string $package, string $email, string $clientName, ?int $serverId = null, ?int $serviceId = null, ?int $clientId = null, bool $ownAttempt = false): Account {}

    /** Whether the last create() of this object, made or not, may have left something on the panel that is no finished account: keep its record then. */
    public function attemptStands(): bool {}

    /** Two requests, like each change. @param string|null $reason shown on the panel @throws \Calagopus\Exception */
    public function suspend(Account $account, ?string $reason = null): void {}

    /** Like suspend(). @throws \Calagopus\Exception */
    public function unsuspend(Account $account): void {}

    /** Deletes the account. One that is gone from the panel it was made on is success; the panel does not wait for its server. @throws \Calagopus\Exception */
    public function terminate(Account $account): \Calagopus\Terminated {}

    /** @param string $password 8 characters at least @throws \Calagopus\Exception */
    public function setPassword(Account $account, #[\SensitiveParameter] string $password): void {}

    /** @throws \Calagopus\NotFoundException package-not-found, with the names there are */
    public function changePackage(Account $account, string $package): void {}

    /** @return list<Package> @throws \Calagopus\Exception */
    public function packages(): array {}

    /**
     * The package of exactly this name.
     * @throws \Calagopus\NotFoundException package-not-found, with the names there are and the one that was probably meant
     */
    public function package(string $name): Package {}

    /** What the account uses. @throws \Calagopus\ConflictException foreign-account where its domain is another */
    public function usage(Account $account): Usage {}

    /**
     * Notes for all processes of this user on this host that a server of the panel did not answer, so that pages and reports leave it alone for so many
     * seconds (an hour at most): a panel sets a server offline for new accounts whenever its agent does not answer, whatever was asked. Nothing
     * is sent. Without shared state nothing is noted.
     * @param string $server any name that the caller knows the server by, at most 100 bytes
     */
    public function noteSilence(string $server, float $seconds): void {}

    /** Seconds for which that server is still to be left alone; 0.0: ask. Nothing is sent, and no method heeds it by itself. */
    public function silence(string $server): float {}

    /**
     * What many accounts use, several asked at once. What fails does not disturb the others; what was not asked about when the time was
     * over has a TimeoutException. Compare each domain before a figure is booked on a service.
     * @param array $usernames a list of strings
     * @param float $timeout seconds for all of them together, at most 3600; a single one has the settings' timeout besides
     * @param int|null $inFlight how many are asked at once, 1 to 8; null: as many as the pool keeps connections
     * @return array<string, Usage|\Calagopus\Exception> by username
     * @throws \Calagopus\ValidationException with the fields "usernames", "timeout", "inFlight"
     */
    public function usages(array $usernames, float $timeout, ?int $inFlight = null): array {}

    /**
     * What the last call of this object sent and was answered, also after an exception; null before the first.
     * @implementation-alias Calagopus\Panel::trace
     */
    public function trace(): ?\Calagopus\Trace {}

    /**
     * For var_dump and the debugger: the origin, never the key.
     * @return array<string, mixed>
     * @implementation-alias Calagopus\Panel::__debugInfo
     */
    public function __debugInfo(): array {}
}
