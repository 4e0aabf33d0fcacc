<?php

/** The end of the days of grace: the cron, or staff before it, delete the server of a service that is over, once. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Deletion extends Made
{
    public static function actions(): array
    {
        return ['deletion after grace, by the cron' => 'cron', 'deletion within grace, by staff' => 'tab'];
    }

    protected function policies(): array
    {
        return ['grace_days' => '3', 'backups' => 'keep-if-failed'];
    }

    protected function typed(): array
    {
        return ['calagopus_action' => 'delete'];
    }

    protected function arrange(): void
    {
        $this->stage->panel->control('POST', 'server-backup', ['server' => $this->uuid]);
        $this->demand($this->stage->host->terminate($this->id), 'terminate');
    }

    protected function once(): array
    {
        return [new Once('DELETE', '^/api/admin/servers/'), Once::never('PATCH', '^/api/')];
    }

    public function isDone(string $message): bool
    {
        return $this->verb === 'tab' && str_contains($message, 'not one that is over and waits for the deletion of its server');
    }

    public function wrong(): string
    {
        $record = $this->stage->record($this->id);
        return match (true) {
            $this->stage->panel->state()['orphans'] !== [] => 'a node holds a server that the panel does not know',
            $this->stage->panel->serversOf((string) $this->id) !== [] => 'the server is still there',
            $record?->server_uuid !== null => 'the record still names a server',
            $this->row('mod_calagopus_endings') !== null => 'it is noted as one that is to be deleted',
            default => '',
        };
    }

    protected function wrongServer(array $server, object $record): string
    {
        return 'the server is still there';
    }
}
