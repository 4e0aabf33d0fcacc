<?php

/** What one WHMCS command does; it returns when the panel's state holds what was asked, and throws otherwise. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;

abstract class Command
{
    /** Seconds that a command may take beside its longest call of the panel and waiting for the lock. */
    private const AROUND = 60;

    protected readonly Ownership $ownership;

    public function __construct(protected readonly Call $call)
    {
        $this->ownership = new Ownership($call);
    }

    abstract public function run(): void;

    /** The panel waits for its server, so what asks it to act may take as long as a creation. */
    protected function lasting(\Closure $work): void
    {
        LongCall::run($this->call->config()->longestCall() + $this->call->config()->lockWait() + self::AROUND, $work);
    }

    /** Runs work on this service's own account, under the service's lock. @param \Closure(Account, Record): void $work */
    protected function onOwn(\Closure $work): void
    {
        $this->call->panel();
        $this->lasting(fn () => $this->call->locked(function () use ($work): void {
            $record = $this->moved($this->ownership->demand());
            $work(Ownership::account($record, $this->call->panel()->origin()), $record);
        }));
    }

    /** The first command after the panel moved notes its new address. */
    protected function moved(Record $record): Record
    {
        $this->aside('The panel\'s new address was not noted', function () use (&$record): void {
            $record = $this->ownership->moved($record);
        });
        return $record;
    }

    /** Does what is welcome but not the point: a failure is noted, and changes nothing about the outcome. */
    protected function aside(string $otherwise, \Closure $work): void
    {
        try {
            $work();
        } catch (\Throwable $problem) {
            $this->call->note("$otherwise: " . Messages::of($problem, $this->call->secrets()));
        }
    }
}
