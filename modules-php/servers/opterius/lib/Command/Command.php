<?php

/** What one WHMCS command does to an account, which must be the service's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceCommand;

abstract class Command extends ServiceCommand
{
    /** Seconds that a command may take beside its longest call of the panel and waiting for the lock. */
    protected const BESIDE = 60;

    protected readonly Ownership $ownership;

    public function __construct(Call $call)
    {
        parent::__construct($call);
        $this->ownership = new Ownership($call);
    }

    /**
     * Runs work on this service's own account, under the service's lock. The panel waits for its server, so it may take as long as a creation.
     *
     * @param \Closure(Account, Record): void $work
     */
    protected function onOwn(\Closure $work): void
    {
        $this->call->panel();
        $this->lasting(self::BESIDE, function () use ($work): void {
            $record = $this->moved($this->ownership->demand());
            $work(Ownership::account($record, $this->call->panel()->origin()), $record);
        });
    }

    /** The first command after the panel moved notes its new address. */
    protected function moved(Record $record): Record
    {
        $this->aside('The panel\'s new address was not noted', function () use (&$record): void {
            $record = $this->ownership->moved($record);
        });
        return $record;
    }
}
