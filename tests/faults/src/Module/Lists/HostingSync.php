<?php

/** The list of WHMCS's sync, of the Opterius module: from its records, whatever becomes of the panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

final class HostingSync extends HostingWorld
{
    use Syncs;

    protected function arrange(): void
    {
        $this->lose('gone');
    }

    protected function listed(): array
    {
        return array_map(static fn (string $name): string => "$name.example.com", array_flip($this->services));
    }
}
