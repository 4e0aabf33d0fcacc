<?php

/** A form came with a token that is not the session's. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class InvalidTokenException extends \RuntimeException
{
}
