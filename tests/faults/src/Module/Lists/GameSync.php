<?php

/** The list of WHMCS's sync, which terminates what a list lacks, of the Calagopus module. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

class GameSync extends GameWorld
{
    use Syncs;

    /** Who is in no page is asked for by itself, which is another list's. */
    public const LINES = '~^/api/admin/(?!servers/)~';

    protected function listed(): array
    {
        return $this->uuids;
    }
}
