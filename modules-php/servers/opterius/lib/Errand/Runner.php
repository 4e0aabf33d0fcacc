<?php

/** What the cron does on panels when nobody waits, and what staff do where it was given up. This panel has no call for a client's name or address. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Errand;

use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Orphaned;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Errands\Errand;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Sweep;

final class Runner
{
    /** @throws \Throwable where it was not done */
    public static function run(Errand $errand): void
    {
        match ($errand->kind) {
            Sweep::KIND => Sweep::run(),
            Sweep::SUSPENSION => self::suspend($errand->subject),
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
