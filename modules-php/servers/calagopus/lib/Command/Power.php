<?php

/** Asks the panel to start, restart, stop or kill this service's own server; under the lock, so that no suspension comes in between. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\PowerAction;

abstract class Power extends Command
{
    abstract protected function action(): PowerAction;

    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $this->call->panel()->power($this->call->ref($this->call->record()), $this->action());
        });
    }
}
