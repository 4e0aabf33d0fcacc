<?php

/** Something that the module itself refuses; its message is a sentence for the administrator. */

// Repeated from the Calagopus module by bin/repeat-classes: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

final class Refusal extends \RuntimeException
{
}
