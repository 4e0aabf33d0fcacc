<?php

/**
 * Deletes one server whose day has come, under the service's lock, and only where everything still says so: WHMCS that the service is over, the record
 * that this is its server, the panel that it is suspended and that its last backup did not fail; where the product wants that, that it has one.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Command\DeleteLater;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceParams;

final class Deletion
{
    public function __construct(private readonly Ending $ending)
    {
    }

    public function try(): void
    {
        $pause = Endings::count($this->ending);
        $call = null;
        try {
            $call = PanelCalls::ofService('DeleteLater', $this->ending->key);
            $said = $call === null ? $this->leave('WHMCS has the service no more') : $call->locked(fn (): string => $this->delete($call));
            $call?->report($said);
        } catch (\Throwable $problem) {
            $said = Messages::of($problem, $call?->secrets() ?? []);
            $call?->report($said);
            Log::activity("Service {$this->ending->key}: its server {$this->ending->uuid} was to be deleted, and was not (try " . ($this->ending->tries + 1)
                . '); the next try is in ' . (int) ceil($pause / 60) . " minutes at the earliest. $said");
        }
    }

    /** @return string what is reported of it */
    private function delete(Call $call): string
    {
        $now = Endings::of($this->ending->key);
        if ($now === null || $now->state !== Ending::WAITS || strcasecmp($now->uuid, $this->ending->uuid) !== 0) {
            return 'It is not planned any more.';
        }
        $why = $this->whyNot($call);
        if ($why !== '') {
            return $this->leave($why);
        }
        (new DeleteLater($call))->run();
        Log::activity("Service {$this->ending->key}: its server {$this->ending->uuid} was deleted, as its service is over since long enough. " . implode(' ', $call->notes()));
        return 'success';
    }

    /** @return string empty where everything says that it is to go */
    private function whyNot(Call $call): string
    {
        // Asked anew under the lock: a command that brought the service back may have ended since.
        $status = ServiceParams::of($this->ending->key)['status'] ?? 'gone';
        if (!Ending::isOver($status)) {
            return "the service is $status in WHMCS";
        }
        $record = $call->record();
        if ($record->uuid === null || strcasecmp($record->uuid, $this->ending->uuid) !== 0 || $record->origin !== $this->ending->origin) {
            return 'the service has another server on record';
        }
        if ($record->intent !== null) {
            return 'a Create of the service is open';
        }
        $server = self::seen($call);
        if ($server === null) {
            return '';
        }
        if (!$server->suspended) {
            return 'the server is not suspended any more: somebody uses it';
        }
        $call->policies()->demandReadable(Policy::Backups);
        return Backups::problem($call, $record, $call->policies()->is(Policy::Backups, 'keep-if-failed'));
    }

    /** Null: it is gone from its panel, and only the record is left to be ended. */
    private static function seen(Call $call): ?Server
    {
        try {
            return $call->panel()->find($call->ref($call->record()));
        } catch (\Calagopus\NotFoundException $problem) {
            return $problem->reason === \Calagopus\Reason::ServerNotFound ? null : throw $problem;
        }
    }

    private function leave(string $why): string
    {
        Endings::leave($this->ending->key, $why);
        Log::activity("Service {$this->ending->key}: its server {$this->ending->uuid} was to be deleted today and is left alone: $why. Nothing deletes it unasked any more.");
        return "The server is left alone: $why.";
    }
}
