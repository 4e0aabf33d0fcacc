<?php

/** Workers against a panel whose machine resets connections and takes no new ones. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Outage;

final class Dead implements Figure
{
    public static function what(): string
    {
        return 'client areas while the panel is dead: 16 workers, 8 of which meet the end';
    }

    public function run(Bench $bench): void
    {
        (new Outage($bench, 'die', 'revive'))->run();
    }
}
