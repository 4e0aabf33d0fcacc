<?php

/** The life of one service on one panel, told step by step. */

declare(strict_types=1);

namespace Calagopus\Demo;

interface Life
{
    public function run(Teller $teller): void;
}
