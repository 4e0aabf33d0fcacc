<?php

/** What staff can have done from the admin tab, each with its command; what destroys or moves wants the service's id typed. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Admin;

use WHMCS\Module\Server\Calagopus\Command;

enum Action: string
{
    case Sync = 'sync';
    case Apply = 'apply';
    case Start = 'start';
    case Restart = 'restart';
    case Stop = 'stop';
    case Kill = 'kill';
    case Email = 'email';
    case Give = 'give';
    case Transfer = 'transfer';
    case Reinstall = 'reinstall';
    case ReinstallEmpty = 'reinstall-empty';
    case Unlink = 'unlink';
    case Delete = 'delete';
    /** These two have fields of their own, where no server was found. */
    case Link = 'link';
    case Forget = 'forget';

    /** Those that stand in the list of a service that has a server. @return list<self> */
    public static function offered(bool $isEnding): array
    {
        return array_values(array_filter(self::cases(), static fn (self $action): bool => match ($action) {
            self::Link, self::Forget => false,
            self::Delete => $isEnding,
            default => true,
        }));
    }

    /** @return class-string<Command\Command> */
    public function command(): string
    {
        return match ($this) {
            self::Sync => Command\Sync::class,
            self::Apply => Command\Apply::class,
            self::Start => Command\Start::class,
            self::Restart => Command\Restart::class,
            self::Stop => Command\Stop::class,
            self::Kill => Command\Kill::class,
            self::Email => Command\SendEmail::class,
            self::Give => Command\Give::class,
            self::Transfer => Command\Transfer::class,
            self::Reinstall => Command\Reinstall::class,
            self::ReinstallEmpty => Command\ReinstallEmpty::class,
            self::Unlink => Command\Unlink::class,
            self::Delete => Command\Delete::class,
            self::Link => Command\Link::class,
            self::Forget => Command\Forget::class,
        };
    }

    /** Always; what Apply does depends on the product's policies. */
    public function wantsTheId(): bool
    {
        return in_array($this, [self::Give, self::Transfer, self::Reinstall, self::ReinstallEmpty, self::Unlink, self::Delete], true);
    }

    /** In WHMCS's logs. */
    public function inLogs(): string
    {
        return "Admin$this->name";
    }
}
