<?php

/** Deletes at once the server of a service that is over and whose deletion was to come later, whatever became of its last backup: somebody asked for it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Later\Ending;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Delete extends Terminate
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $ending = Endings::of($this->call->identity()->key);
            if ($ending === null || !Ending::isOver($this->call->identity()->status($this->call->params))) {
                throw new Refusal('This service is not one that is over and waits for the deletion of its server; nothing was deleted.');
            }
            $this->terminate();
        });
    }
}
