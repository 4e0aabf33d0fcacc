<?php

/** Has the panel mail the customer a link to set a password: to the address of the account that owns the service's server, whoever typed what in WHMCS. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class SendPassword extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(function (): void {
            $server = $this->call->panel()->find($this->call->ref($this->call->record()));
            $this->call->panel()->sendPasswordReset($this->call->client()->owner($this->call->config(), $this->call->policies(), $server->ownerUuid));
        });
    }
}
