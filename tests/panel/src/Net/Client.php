<?php

/** A client's connection, whatever it speaks, as the server holds it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

interface Client
{
    public function id(): int;

    public function close(): void;

    public function closeIfIdle(): void;
}
