<?php

/** A command of the API failed; its message is the answer's `message`. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class ApiException extends \RuntimeException
{
}
