<?php

/** Reads a service's server anew and records what the panel has: where it is, by which addresses, in which custom fields. Nothing changes on the panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Live;
use WHMCS\Module\Server\Calagopus\Addresses;
use WHMCS\Module\Server\Calagopus\Mail\Facts;

class Sync extends Command
{
    public function run(): void
    {
        $this->call->panel();
        $this->call->locked(fn () => $this->sync());
    }

    protected function sync(): Live
    {
        $record = $this->call->record();
        $live = $this->call->panel()->live($this->call->ref($record));
        $this->noteOwner($live->server);
        $this->rewrite($record, $live->server);
        $this->aside('The addresses were not noted', fn () => Addresses::keep($record->key, Addresses::of($live->server, ...$live->addresses)));
        $this->tellable($live->server, Facts::ofLive($live, $this->call->panel()->origin()));
        $this->call->note("Recorded: {$live->server->uuid} on node {$live->server->nodeName}, " . (implode(', ', $live->addresses) ?: 'without a port') . '.');
        return $live;
    }
}
