<?php

/** The commands that are pressed again, in the order in which they are: who has paid comes first. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Retry;

enum Action: string
{
    case Unsuspend = 'UnsuspendAccount';
    case Create = 'CreateAccount';
    case Suspend = 'SuspendAccount';

    /** The command of WHMCS's API that presses it. */
    public function command(): string
    {
        return "Module{$this->name}";
    }

    /** The status in which WHMCS wants it: in another one it was done, or is wanted no more. */
    public function status(): string
    {
        return match ($this) {
            self::Unsuspend => 'Suspended',
            self::Create => 'Pending',
            self::Suspend => 'Active',
        };
    }
}
