<?php

/** The list of WHMCS's sync, which terminates what a list lacks, of the Calagopus module. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

final class GameSync extends GameWorld
{
    use Syncs;

    protected function listed(): array
    {
        return $this->uuids;
    }
}
