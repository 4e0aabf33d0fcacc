<?php

/** One part of the bench: it measures, and adds its figures to the report. */

declare(strict_types=1);

namespace Calagopus\Bench;

interface Figure
{
    /** A sentence for --list. */
    public static function what(): string;

    public function run(Bench $bench): void;
}
