<?php

/** Lifts the server's suspension. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Later\Endings;

final class Unsuspend extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $record = $this->call->record();
            $wasEnding = Endings::want($record->key);
            $this->remember($record, $this->call->panel()->unsuspend($this->call->ref($record)));
            if ($wasEnding) {
                Endings::drop($record->key);
                $this->call->note('The server was to be deleted; it is the service\'s again.');
            }
        });
    }
}
