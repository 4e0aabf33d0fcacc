<?php

/** What WHMCS's cron does with 10,000 services, each from a command-line process beside PHP-FPM workers: what it costs, and what customers notice. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\BesideWorkers;
use Calagopus\Bench\Figure;

final class Services implements Figure
{
    public static function what(): string
    {
        return 'usage, reconcile and sync of 10,000 services by the module, from the command line, while workers serve';
    }

    public function run(Bench $bench): void
    {
        (new BesideWorkers($bench))->measure(['usage', 'reconcile', 'sync']);
    }
}
