<?php

/** A server that is given to the client who has its service now: by staff, or by the cron after clients were merged. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use WHMCS\Database\Capsule;

final class Give extends Made
{
    private int $former = 0;

    public static function actions(): array
    {
        return ['give to this client' => 'tab', 'give after a merge, by the cron' => 'cron'];
    }

    protected function typed(): array
    {
        return ['calagopus_action' => 'give'];
    }

    protected function arrange(): void
    {
        $this->former = $this->client();
        $heir = $this->stage->host->make->client();
        $this->verb === 'tab' ? $this->set(['userid' => $heir]) : $this->stage->host->clients->merge($this->former, $heir);
    }

    protected function once(): array
    {
        return [new Once('POST', '^/api/admin/users$'), new Once('PATCH', '^/api/admin/users/'), new Once('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $heir = $this->account($this->client())['uuid'] ?? '';
        $accounts = array_filter($this->stage->panel->state()['users'], fn (array $user): bool => $user['external_id'] === (string) $this->client());
        return match (true) {
            $this->client() === $this->former => 'the service is the former client\'s',
            count($accounts) !== 1 => count($accounts) . ' accounts bear the client\'s id',
            $server['owner'] !== $heir => 'the server is somebody else\'s',
            [$record->client_id, $record->owner_uuid] !== [(string) $this->client(), $heir] => 'the record names another account',
            Capsule::schema()->hasTable('mod_calagopus_errands') && Capsule::table('mod_calagopus_errands')->where('kind', 'give')->exists() => 'it waits still',
            default => '',
        };
    }
}
