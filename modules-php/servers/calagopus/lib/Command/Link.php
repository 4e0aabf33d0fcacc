<?php

/** Gives an existing server of the client, named by its UUID in the admin tab, to this service. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\View\AdminForm;

final class Link extends Command
{
    public function run(): void
    {
        $uuid = AdminForm::uuid();
        if (!CustomFields::isUuid($uuid)) {
            throw new Refusal('Link server: that is not a whole UUID, like 01234567-89ab-cdef-0123-456789abcdef; nothing was linked.');
        }
        $this->call->panel();
        $this->call->locked(fn () => $this->link(strtolower($uuid)));
    }

    private function link(string $uuid): void
    {
        $record = $this->call->record();
        $this->demandNothingPending($record->intent, 'nothing was linked');
        if ($record->uuid !== null && $record->uuid !== $uuid) {
            throw new Refusal("This service has the server {$record->uuid} already; nothing was linked.");
        }
        $server = $this->call->panel()->link($this->call->ref($record), $uuid);
        $this->call->store()->dropIntent($record);
        $this->remember($record, $server);
        if ($server->ownerExternalId === $this->call->client()->id) {
            $this->call->store()->linkedByHand($record->key);
        }
    }
}
