<?php

/**
 * Gives a service's recorded server to the panel account of the client whose the service is now.
 *
 * For a service that staff moved to another client, and for clients that were merged: until then the former client has the server.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Ref;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;

final class Give extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(fn () => $this->give($this->call->record()));
    }

    /** Under the service's lock. */
    public function give(Record $record): void
    {
        $panel = $this->call->panel();
        $config = $this->call->config();
        $client = $this->call->client();
        if ($record->uuid === null || $record->origin === null) {
            throw new Refusal('No server is recorded for this service, so none was given to its client.');
        }
        $this->refuseAnothers($record);
        $ref = new Ref($record->key, $record->uuid, $config->currentOrigin($record->origin));
        $given = $panel->giveServer($ref, $client->owner($config, $this->call->policies(), $this->call->store()->ownerOf($client->id, $panel->origin())));
        $this->call->store()->handedOver($record, $client->id, $panel->origin(), Installation::address(), $given);
        $this->followAddress($record, $given->server);
        $this->unsettle($record);
        $this->call->note(...$given->notes);
        if ($given->formerUsername === $given->server->ownerUsername) {
            $this->call->note("The server {$given->server->uuid} is this client's already; nothing was given.");
            return;
        }
        $this->call->note("The server {$given->server->uuid} was given to the panel account \"{$given->server->ownerUsername}\" of client {$client->id}; before it was "
            . "\"{$given->formerUsername}\"'s.");
    }
}
