<?php

/** Terminate of a product with days of grace: the server is suspended and its day noted, and nothing is deleted. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Grace extends Made
{
    public static function actions(): array
    {
        return ['terminate with grace' => 'terminate'];
    }

    protected function policies(): array
    {
        return ['grace_days' => '3'];
    }

    protected function once(): array
    {
        return [Once::never('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $ending = $this->row('mod_calagopus_endings');
        return match (true) {
            !$server['suspended'] => 'it is not suspended',
            $ending?->state !== 'waits' || $ending->server_uuid !== $this->uuid => 'its deletion is not noted',
            (int) $ending->due_at < time() + 2 * 86400 => 'its day is too early',
            default => '',
        };
    }
}
