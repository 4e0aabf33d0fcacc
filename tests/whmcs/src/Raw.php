<?php

/** A value that a fixture writes into the database as it is, without WHMCS's HTML encoding. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Raw
{
    public function __construct(public readonly string $value)
    {
    }
}
