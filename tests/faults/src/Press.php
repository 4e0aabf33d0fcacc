<?php

/** How the button is pressed: as the first time, only to look, or when no earlier request can be under way any more. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

enum Press
{
    case First;
    case OnlyLook;
    case MayHeal;
}
