<?php

/** What the cron does on panels when nobody waits: each kind of errand with the class that does it, and what staff do where it was given up. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Errand;

use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Orphaned;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errand;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sweep;

final class Runner
{
    /** A client's names, and what else of him follows; the subject is the client's id. */
    public const CLIENT = 'client';
    /** A server to the account of the client whose its service is now; the subject is the service. */
    public const GIFT = 'give';

    /** The panel's e-mail for setting a password; the subject is the service. */
    public const PASSWORD_MAIL = 'password';
    /** The end of an installation; the subject is the service. */
    public const INSTALLED = 'installed';

    /** @throws \Throwable where it was not done */
    public static function run(Errand $errand): void
    {
        match ($errand->kind) {
            Sweep::KIND => Sweep::run(),
            Sweep::SUSPENSION => self::suspend($errand->subject),
            self::CLIENT => ClientChange::run($errand),
            self::GIFT => Gift::run($errand->subject),
            self::PASSWORD_MAIL => PasswordMail::run($errand),
            self::INSTALLED => InstallEnd::run($errand),
            default => null,
        };
    }

    /** For the log. */
    public static function named(Errand $errand): string
    {
        return Module::text("errand.{$errand->kind}", ['subject' => $errand->subject]);
    }

    /** What is to be done instead, where it was given up. */
    public static function otherwise(Errand $errand): string
    {
        return Module::text("errand.{$errand->kind}.otherwise", ['subject' => $errand->subject]);
    }

    private static function suspend(string $key): void
    {
        $orphan = Orphans::find($key);
        $orphan === null || Orphaned::suspend($orphan);
    }
}
