<?php

/** Suspends the server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class Suspend extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $record = $this->call->record();
            $server = $this->call->panel()->suspend($this->call->ref($record));
            $this->unsettle($record);
            $this->remember($record, $server);
        });
    }
}
