<?php

/** What an administrator decides for a product beyond its 24 options: each decision by name, with the answers that it has and the one where nobody decided. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Policy;

enum Policy: string
{
    /** Characters that its column holds: a database that is not strict cuts off the rest without a word. */
    private const LONGEST = 191;

    /** How a client's panel account is found: by its id alone, by e-mail address too, by username too. */
    case OwnerMatching = 'owner_matching';
    /** Whether the customer starts and stops the server. */
    case Power = 'power';
    /** Whether the customer sees the console, or types into it. */
    case Console = 'console';
    /** Whether the customer has the installation run again. */
    case Reinstall = 'reinstall';
    /** What another place that the customer chose does. */
    case Place = 'place';
    /** What another egg does to a server's files. */
    case Egg = 'egg';
    /** What a disk below what is used does. */
    case Disk = 'disk';
    /** Whether the server gets an IP address that no other server uses. */
    case DedicatedIp = 'dedicated_ip';
    /** Ports from which a server gets its own, as `25565-25599, 27015`; blank: any. */
    case PortRange = 'port_range';
    /** Whether further ports follow the first one by number. */
    case Ports = 'ports';
    /** How a customer gets into the panel with one click. */
    case SignIn = 'sign_in';
    /** Who keeps the password of the panel's account. */
    case Passwords = 'passwords';
    /** What is written into the service's Domain. */
    case Domain = 'domain';
    /** What happens to the server of a service that is deleted in WHMCS. */
    case Orphans = 'orphans';
    /** Days between Terminate and the deletion of the server; 0: at once. */
    case GraceDays = 'grace_days';
    /** What a server whose last backup failed, or has none, does on termination. */
    case Backups = 'backups';
    /** What happens where no node has the room that an order wants. */
    case OverAllocation = 'over_allocation';
    /** Whether the product's stock follows the panel's capacity. */
    case Stock = 'stock';

    /** The answers that it has, the first where nobody decided; none for those that are typed. @return list<string> */
    public function answers(): array
    {
        return match ($this) {
            self::OwnerMatching => ['email-and-username', 'email', 'external-id'],
            self::Power => ['yes', 'no'],
            self::Console => ['no', 'read', 'type'],
            self::Reinstall => ['no', 'yes'],
            self::Place => ['refuse', 'transfer'],
            self::Egg => ['note', 'reinstall', 'refuse'],
            self::Disk => ['refuse', 'note'],
            self::DedicatedIp => ['no', 'yes'],
            self::Ports => ['any', 'consecutive'],
            self::SignIn => ['link', 'tickets', 'oauth'],
            self::Passwords => ['panel', 'whmcs'],
            self::Domain => ['none', 'address', 'name'],
            self::Orphans => ['keep', 'suspend'],
            self::Backups => ['delete', 'keep-if-failed'],
            self::OverAllocation => ['locations', 'refuse', 'allow'],
            self::Stock => ['no', 'yes'],
            self::PortRange, self::GraceDays => [],
        };
    }

    /** The answer where nobody decided. */
    public function standard(): string
    {
        return $this->answers()[0] ?? ($this === self::GraceDays ? '0' : '');
    }

    /** Whether it may be answered so. */
    public function takes(string $answer): bool
    {
        return match ($this) {
            self::GraceDays => preg_match('/^([0-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-5])$/', $answer) === 1,
            self::PortRange => $answer === '' || (strlen($answer) <= self::LONGEST && Ports::read($answer) !== null),
            default => in_array($answer, $this->answers(), true),
        };
    }
}
