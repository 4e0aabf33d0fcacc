<?php

/** Gives an existing server of the client, named by its UUID in the admin tab, to this service. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\View\AdminForm;

final class Link extends Command
{
    public function run(): void
    {
        $uuid = $this->uuid(AdminForm::uuid());
        $this->call->panel();
        $this->call->locked(fn () => $this->link($uuid));
    }

    /** A UUID, or the address of a server's page on the panel, which holds it. */
    private function uuid(string $typed): string
    {
        if (preg_match('~^(https?://[^/?#\s]+)([^?#]*)~i', $typed, $parts) === 1) {
            $origin = $this->call->panel()->origin();
            if (strcasecmp($parts[1], $origin) !== 0) {
                throw new Refusal("That is an address of another panel than $origin; nothing was linked.");
            }
            $typed = preg_match('~/servers?/([^/]+)~i', $parts[2], $found) === 1 ? $found[1] : '';
        }
        return CustomFields::isUuid($typed) ? strtolower($typed)
            : throw new Refusal('That is not a whole UUID, like 01234567-89ab-cdef-0123-456789abcdef; nothing was linked.');
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
        $this->aside('It was not noted where the server was asked to be', function () use ($record): void {
            $this->call->store()->placed($record, Place::of($this->call->policies()->subject, $this->call->chosen()));
        });
        if ($server->ownerExternalId === $this->call->client()->id) {
            $this->call->store()->linkedByHand($record->key);
        }
    }
}
