<?php

/** What a client sent is no frame that a server takes; the code says how the connection is closed over it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Node;

final class BrokenFrame extends \RuntimeException
{
}
