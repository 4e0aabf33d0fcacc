<?php

/** A move to another node that staff begin: asked for once as long as it is under way, and noted whatever becomes of the answer. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use Calagopus\Tests\Panel\Calagopus\Seed;

final class Transfer extends Made
{
    public static function actions(): array
    {
        return ['transfer' => 'tab'];
    }

    protected function typed(): array
    {
        return ['calagopus_action' => 'transfer', 'calagopus_node' => 'node-2'];
    }

    /** It goes on until it is ended. */
    protected function arrange(): void
    {
        $this->stage->panel->control('POST', 'transfer', ['result' => 'done', 'after_ms' => -1]);
    }

    protected function once(): array
    {
        return [new Once('POST', '/transfer$')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $move = $this->row('mod_calagopus_moves');
        return match (true) {
            $server['transfer'] === null => 'it does not move',
            $move === null => 'no move is noted',
            [$move->state, $move->to_uuid] !== ['under-way', Seed::NODE_2] => "the note of the move says $move->state to $move->to_node",
            default => '',
        };
    }
}
