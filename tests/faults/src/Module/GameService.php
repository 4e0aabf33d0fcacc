<?php

/** The life of a game server's service, through the Calagopus module. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class GameService extends Service
{
    private int $bigger = 0;

    public static function actions(): array
    {
        return ['create' => 'create', 'create, new client' => 'create', 'create by deployment' => 'create',
            'create, room asked first' => 'create', 'suspend' => 'suspend',
            'unsuspend' => 'unsuspend', 'change' => 'change', 'terminate' => 'terminate'];
    }

    protected function prepare(): void
    {
        $stage = $this->stage;
        $stage->panel->control('POST', 'install', ['after_ms' => 0]);
        $client = $stage->host->make->client();
        if ($this->action !== 'create, new client') {
            // The client has an account already: the server of another service brought it.
            $first = $stage->order([], [], [], ['client' => $client]);
            $this->demand($stage->host->create($first), 'create another service of the client');
            $this->demand($stage->host->terminate($first), 'terminate that');
        }
        $this->id = $stage->order($this->action === 'create by deployment' ? [3 => '', 4 => Seed::FRANKFURT] : [], [], [], ['client' => $client]);
        if ($this->action === 'create, room asked first') {
            $product = (int) $stage->host->service($this->id)->packageid;
            Policies::decide("product-$product", ['over_allocation' => 'refuse']);
        }
        $this->bigger = $stage->product([5 => '2048', 8 => '200']);
        if ($this->verb !== 'create') {
            $this->demand($stage->host->create($this->id), 'create');
        }
        if ($this->verb === 'unsuspend') {
            $this->demand($stage->host->suspend($this->id), 'suspend');
        }
    }

    public function things(): int
    {
        return count($this->stage->panel->serversOf((string) $this->id));
    }

    public function creations(int $since): int
    {
        return $this->stage->creations($since);
    }

    /** Its panel gives up when the process that asked is gone. */
    public function slow(bool $slow): void
    {
        $slow ? $this->stage->panel->node(null, 'ok', 60_000, ['create']) : $this->stage->panel->node(null, 'ok', 0);
    }

    public function settle(): bool
    {
        return true;
    }

    protected function once(): array
    {
        return [new Once('POST', '^/api/admin/servers(/deploy)?$'), new Once('POST', '^/api/admin/users$'), new Once('DELETE', '^/api/admin/servers/')];
    }

    protected function typed(): array
    {
        return ['product' => $this->bigger];
    }

    public function wrong(): string
    {
        $servers = $this->stage->panel->serversOf((string) $this->id);
        $record = $this->stage->record($this->id);
        $server = $servers[0] ?? null;
        return match (true) {
            $this->stage->panel->state()['orphans'] !== [] => 'a node holds a server that the panel does not know',
            $this->verb === 'terminate' => $servers === [] ? ($record?->server_uuid === null ? '' : 'the record still names a server') : 'the server is still there',
            count($servers) !== 1 => count($servers) . ' servers bear the id',
            !$server['node_knows'] => 'the node does not know the server',
            $record?->server_uuid !== $server['uuid'] => 'the record names another server',
            $record->intent_origin !== null => 'an intent is left',
            $this->verb === 'suspend' && !$server['suspended'] => 'it is not suspended',
            $this->verb === 'unsuspend' && $server['suspended'] => 'it is suspended',
            $this->verb === 'change' && (int) $server['memory'] !== 2048 => 'it has not the new limits',
            default => '',
        };
    }
}
