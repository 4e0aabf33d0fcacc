<?php

/** An errand whose time has not come: it is looked at again after so many seconds, and that is no failed try. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Errands;

final class Later extends \RuntimeException
{
    public function __construct(public readonly int $seconds)
    {
        parent::__construct("again in $seconds seconds");
    }
}
