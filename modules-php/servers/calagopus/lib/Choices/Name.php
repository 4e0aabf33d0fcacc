<?php

/** What the name of a choice means: an option of the product, a unit, whether it adds to the product's value, and whether it counts the ports that there are to be. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

final class Name
{
    public function __construct(public readonly string $option, public readonly string $unit, public readonly bool $isExtra, public readonly bool $countsPorts = false)
    {
    }
}
