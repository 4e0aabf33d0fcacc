<?php

/** Sync of the admin tab: what the panel has is on record, and nothing changes on the panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use WHMCS\Database\Capsule;

final class Sync extends Made
{
    private const ELSEWHERE = '203.0.113.9';

    public static function actions(): array
    {
        return ['sync' => 'tab'];
    }

    protected function typed(): array
    {
        return ['calagopus_action' => 'sync'];
    }

    protected function arrange(): void
    {
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $this->id)->update(['server_uuid' => null, 'address' => self::ELSEWHERE]);
        $this->set(['dedicatedip' => self::ELSEWHERE]);
    }

    protected function once(): array
    {
        return [Once::never('POST', '^/api/'), Once::never('PATCH', '^/api/'), Once::never('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $ip = strstr($server['allocation_ports'][0], ':', true);
        return [$record->address, $this->stage->host->service($this->id)->dedicatedip] !== [$ip, $ip] ? 'record or service have another address' : '';
    }
}
