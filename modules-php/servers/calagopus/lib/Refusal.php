<?php

/** Something that the module itself refuses; its message is a sentence for the administrator. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

final class Refusal extends \RuntimeException
{
}
