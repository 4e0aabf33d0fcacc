<?php

/** Bytes that are no HTTP request within the bounds; the code is the status to answer. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class BadRequest extends \RuntimeException
{
    public function __construct(string $message, int $status = 400)
    {
        parent::__construct($message, $status);
    }
}
