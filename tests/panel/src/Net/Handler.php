<?php

/** Whoever answers requests: gives the answer to the reply, now or later. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

interface Handler
{
    public function handle(Request $request, Reply $reply): void;
}
