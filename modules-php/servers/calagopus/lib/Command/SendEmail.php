<?php

/** Has the panel mail the client a link by which he sets the password of his account. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

final class SendEmail extends Command
{
    public function run(): void
    {
        $panel = $this->call->panel();
        $this->call->locked(function () use ($panel): void {
            $client = $this->call->client();
            $panel->sendPasswordReset($client->owner($this->call->config(), $this->call->policies(), $this->call->store()->ownerOf($client->id, $panel->origin())));
            $this->call->note('The panel was asked to mail the client a link to set a password.');
        });
    }
}
