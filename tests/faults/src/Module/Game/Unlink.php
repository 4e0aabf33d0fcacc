<?php

/** A server that staff take off its service: it stays on the panel as it is, and here nothing is recorded of it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Unlink extends Made
{
    public static function actions(): array
    {
        return ['unlink' => 'tab'];
    }

    protected function typed(): array
    {
        return ['calagopus_action' => 'unlink'];
    }

    protected function once(): array
    {
        return [new Once('PATCH', '^/api/admin/servers/'), Once::never('POST', '^/api/'), Once::never('DELETE', '^/api/')];
    }

    public function isDone(string $message): bool
    {
        return str_contains($message, "has no server for service {$this->id}");
    }

    public function wrong(): string
    {
        $server = array_column($this->stage->panel->state()['servers'], null, 'uuid')[$this->uuid] ?? null;
        return match (true) {
            $server === null => 'the server is gone',
            $server['suspended'] => 'the server is suspended',
            $server['external_id'] !== null => 'the server bears an id still',
            $this->stage->record($this->id)?->server_uuid !== null => 'the record still names a server',
            default => '',
        };
    }

    protected function wrongServer(array $server, object $record): string
    {
        return 'a server bears the id still';
    }
}
