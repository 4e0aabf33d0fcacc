<?php

/** A server that is there already and that staff give to a service by its UUID. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Link extends Made
{
    public static function actions(): array
    {
        return ['link' => 'tab'];
    }

    protected function make(): void
    {
        $panel = $this->stage->panel;
        $owner = $panel->control('POST', 'user', ['external_id' => (string) $this->client(), 'email' => 'old@example.com', 'username' => 'old'])['uuid'];
        $this->uuid = $panel->control('POST', 'server', ['external_id' => null, 'owner' => $owner, 'name' => 'Old'])['uuid'];
    }

    protected function typed(): array
    {
        return ['calagopus_link_uuid' => $this->uuid];
    }

    protected function once(): array
    {
        return [Once::never('POST', '^/api/'), Once::never('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        return $record->owner_uuid !== $server['owner'] ? 'the record names another account' : '';
    }
}
