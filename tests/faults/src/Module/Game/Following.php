<?php

/** The cron's look at a move that has ended: the service's record follows the server. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use Calagopus\Tests\Panel\Calagopus\Seed;

final class Following extends Made
{
    public static function actions(): array
    {
        return ['transfer, followed by the cron' => 'cron', 'transfer that failed, followed by the cron' => 'cron'];
    }

    protected function arrange(): void
    {
        $this->stage->panel->control('POST', 'transfer', ['result' => 'done', 'after_ms' => -1]);
        $this->stage->host->saveAdminServicesTab($this->id, ['calagopus_action' => 'transfer', 'calagopus_service' => (string) $this->id, 'calagopus_node' => 'node-2']);
        if ($this->row('mod_calagopus_moves')?->state !== 'under-way') {
            throw new \RuntimeException('no move was begun');
        }
        $this->stage->panel->control('POST', 'transfer', ['server' => $this->uuid, 'result' => $this->arrives() ? 'done' : 'failed']);
    }

    private function arrives(): bool
    {
        return $this->action === 'transfer, followed by the cron';
    }

    /** It reads alone. */
    protected function once(): array
    {
        return [Once::never('POST', '^/api/'), Once::never('PATCH', '^/api/'), Once::never('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $move = $this->row('mod_calagopus_moves');
        $said = array_filter($this->stage->host->logs->activities(), static fn (string $text): bool => preg_match('/its server (arrived on|did not move to) node/', $text) === 1);
        [$node, $state] = $this->arrives() ? [Seed::NODE_2, 'arrived'] : [Seed::NODE_1, 'failed'];
        return match (true) {
            $server['node'] !== $node => 'it is on another node',
            $move?->state !== $state => "the note of the move says {$move?->state}",
            $this->arrives() && !$move->recorded => 'the record was not written',
            $this->arrives() && !str_starts_with($server['allocation_ports'][0], "$record->address:") => "the record has the address $record->address",
            count($said) !== 1 => 'the end of the move was said ' . count($said) . ' times',
            default => '',
        };
    }
}
