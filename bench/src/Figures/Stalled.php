<?php

/** Workers against a panel that takes connections and answers nobody: sixteen workers, eight of which already wait. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Outage;

final class Stalled implements Figure
{
    public static function what(): string
    {
        return 'client areas while the panel stalls: 16 workers, 8 of which already wait';
    }

    public function run(Bench $bench): void
    {
        (new Outage($bench, 'stall', 'resume'))->run();
    }
}
