<?php

/** What one WHMCS command does to a server, with what most of them need: the options, the record, the custom fields. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Addresses;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Client;
use WHMCS\Module\Server\Calagopus\Credentials;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\DedicatedIp;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Later\Moves;
use WHMCS\Module\Server\Calagopus\Errand\Runner;
use WHMCS\Module\Server\Calagopus\Mail\Facts;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sweep;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceCommand;

abstract class Command extends ServiceCommand
{
    /** What was chosen, once the options were read. */
    protected ?Chosen $chosen = null;

    /** What the product and the client's choices make of the server; what has no effect is noted. */
    protected function spec(): Spec
    {
        $chosen = $this->call->chosen();
        $this->chosen = $chosen;
        $this->call->note(...$chosen->notes, ...$chosen->withoutEffect());
        return Spec::fromOptions($chosen->options);
    }

    /** Says whose a server that was found is, and records it, where that was not known yet, so that the next look is one request. */
    protected function remember(Record $record, \Calagopus\Server $server): void
    {
        $origin = $this->call->panel()->origin();
        if ($this->isMoved($record, $server) && $this->gave($record)) {
            return;
        }
        $this->noteOwner($server);
        if ($record->uuid === $server->uuid && $record->origin === $origin) {
            return;
        }
        $this->call->store()->found($record->key, $this->call->client()->id, $origin, Installation::address(), $server);
        $this->aside('The custom fields were not filled in', fn () => $this->customFields()->store($server->uuid));
        $this->followAddress($record, $server);
        $this->aside('The addresses were not noted', fn () => Addresses::keep($record->key, Addresses::of($server)));
    }

    /** Records a server as it is now, whatever was recorded of it; the dedicated IP follows where it is ours. One that is still to be given stays the former client's. */
    protected function rewrite(Record $record, \Calagopus\Server $server): void
    {
        $origin = $this->call->panel()->origin();
        $client = $this->isMoved($record, $server) ? (string) $record->clientId : $this->call->client()->id;
        $this->call->store()->found($record->key, $client, $origin, Installation::address(), $server);
        $this->aside('The custom fields were not filled in', fn () => $this->customFields()->store($server->uuid));
        $this->followAddress($record, $server);
    }

    /** @param Record $record as it was before the server's address was written into it */
    protected function followAddress(Record $record, \Calagopus\Server $server): void
    {
        $this->aside('The dedicated IP was not filled in', fn () => DedicatedIp::follow($this->call->identity(), $record->address, DedicatedIp::of($server)));
    }

    /** What was verified of the server for its page holds no more. */
    protected function unsettle(Record $record): void
    {
        $this->aside('Its page is not told of it at once', static fn () => (new PageStore())->unsettle($record->key));
    }

    /** What WHMCS's e-mails and the service's fields say of a server, where it is not in another client's account. */
    protected function tellable(\Calagopus\Server $server, Facts $facts): void
    {
        $client = $this->call->client()->id;
        if (!Client::isAnothers($server, $client)) {
            $this->aside('What e-mails say of the server was not kept', fn () => (new FactStore())->saw($this->call->identity()->key, $client, $facts));
            $this->aside('Username and domain were not filled in', fn () => (new Credentials($this->call))->fill($server));
        }
    }

    /** What was kept of a server that the service has no more. */
    protected function forgetAround(Record $record): void
    {
        $this->unsettle($record);
        $this->aside('The custom fields were not emptied', fn () => $this->customFields()->clear());
        $this->aside('The dedicated IP was not emptied', fn () => DedicatedIp::clear($this->call->identity(), $record->address));
        $this->aside('Username and domain were not set back', fn () => (new Credentials($this->call))->clear());
        $this->aside('What was planned for the server was not taken back', static function () use ($record): void {
            Endings::drop($record->key);
            Moves::drop($record->key);
            Addresses::drop($record->key);
        });
    }

    /** Whether staff moved the service since its server was last recorded, and the former client still has that very server. */
    protected function isMoved(Record $record, \Calagopus\Server $server): bool
    {
        $former = $record->clientId ?? '';
        return $former !== '' && $former !== $this->call->client()->id && $record->uuid === $server->uuid && $server->ownerExternalId === $former
            && !self::isOfAnother($record);
    }

    /** Whether the recorded server is what a deleted service of another client left, whose id this one got: databases give ids out anew. */
    private static function isOfAnother(Record $record): bool
    {
        $orphan = $record->uuid === null ? null : Orphans::find($record->key);
        return $orphan !== null && strcasecmp($orphan->thing, (string) $record->uuid) === 0 && Sweep::isReused($orphan);
    }

    /** What a deleted service of another client left is not this service's, to take or to delete. */
    protected function refuseAnothers(Record $record): void
    {
        if (self::isOfAnother($record)) {
            throw new Refusal("The service that had the id {$record->key} before was deleted and left the server {$record->uuid}, which is client {$record->clientId}'s; nothing was "
                . 'done. Unlink that server in the admin tab, or delete it on the panel; then try again.');
        }
    }

    /** What an earlier Create asked for is on the panel that was asked, if anywhere: another one is left alone, whatever the first one's address was then. */
    protected function refuseElsewhere(?Intent $intent, string $origin): void
    {
        if ($intent !== null && !$intent->isOf($origin, $this->call->config())) {
            throw new Refusal("An earlier Create asked the panel {$intent->origin} for this service and its outcome is not known, but the service is set to $origin now. "
                . Module::text('next.elsewhere', ['origin' => $intent->origin]));
        }
    }

    /** The server goes along with its service. Where that fails the command goes on, and the cron tries again. */
    protected function gave(Record $record): bool
    {
        try {
            (new Give($this->call))->give($record);
            return true;
        } catch (\Throwable $problem) {
            $this->call->note('The server could not be given to this client\'s panel account: ' . Messages::of($problem, $this->call->secrets()));
            $this->aside('It is not tried again', static fn () => Errands::add(Runner::GIFT, $record->key, [], Errands::PAUSE));
            return false;
        }
    }

    /** Says where a service was moved to another client, or two were merged, and its server was not. */
    protected function noteOwner(\Calagopus\Server $server): void
    {
        $client = $this->call->client()->id;
        if (Client::isAnothers($server, $client)) {
            $this->call->note("The server {$server->uuid} belongs to the panel account \"{$server->ownerUsername}\" of client {$server->ownerExternalId}, but the service is "
                . "client $client's. That client still has access; this one has none. Where the service was moved, give the server to this client "
                . '(admin tab, or the owner of the server on the panel); where clients were merged, set the account\'s external id to ' . "$client.");
        }
    }

    protected function customFields(): CustomFields
    {
        return new CustomFields($this->call->identity(), $this->call->params);
    }
}
