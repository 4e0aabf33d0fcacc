<?php

/** Lifts the server's suspension. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class Unsuspend extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $record = $this->call->record();
            $this->remember($record, $this->call->panel()->unsuspend($this->call->ref($record)));
        });
    }
}
