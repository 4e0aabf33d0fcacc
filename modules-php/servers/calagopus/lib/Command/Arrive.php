<?php

/** What follows once a server has arrived on another node: its record, as after Sync, where it was asked to be, and the texts that name its ports. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Live;
use WHMCS\Module\Server\Calagopus\Later\Moves;

final class Arrive extends Sync
{
    protected function sync(): Live
    {
        $live = parent::sync();
        $record = $this->call->record();
        $arrival = Moves::arrival($record->key);
        $place = $arrival->place;
        if ($place !== null && $place->holds($live->server)) {
            $this->aside('It was not noted where the server was asked to be', fn () => $this->call->store()->placed($record, $place));
        }
        return $live;
    }
}
