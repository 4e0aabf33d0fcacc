<?php

/** Looks how far a move has come; once it has ended, the service's record follows the server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use Calagopus\Reason;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Command\Arrive;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;

final class Following
{
    public static function look(object $row): void
    {
        $key = (string) $row->service_key;
        $call = null;
        try {
            $call = PanelCalls::ofService('FollowTransfer', $key);
            if ($call === null) {
                Moves::drop($key);
                return;
            }
            $server = $call->panel()->find($call->ref($call->record()));
            $state = Moves::saw($key, $server);
            if ($state === Moves::UNDER_WAY) {
                Moves::again($row, false);
            } elseif ($state === Moves::ARRIVED) {
                (new Arrive($call))->run();
                Moves::recorded($row);
            }
            $call->report($state);
        } catch (\Throwable $problem) {
            self::failed($row, $call, $problem);
        }
    }

    /** A server that is gone moves no more; of anything else another look may tell. */
    private static function failed(object $row, ?Call $call, \Throwable $problem): void
    {
        $said = Messages::of($problem, $call?->secrets() ?? []);
        $call?->report($said);
        if ($problem instanceof \Calagopus\Exception && $problem->reason === Reason::ServerNotFound) {
            Moves::drop((string) $row->service_key);
            Log::activity("Service $row->service_key: its server was to move to node $row->to_node and is not on the panel any more. $said");
            return;
        }
        Moves::again($row, true);
    }
}
