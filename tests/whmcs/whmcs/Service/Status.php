<?php

/** The names of a service's states. Documented at https://developers.whmcs.com/provisioning-modules/server-sync/ . */

declare(strict_types=1);

namespace WHMCS\Service;

class Status
{
    public const PENDING = 'Pending';
    public const ACTIVE = 'Active';
    public const SUSPENDED = 'Suspended';
    public const TERMINATED = 'Terminated';
    public const CANCELLED = 'Cancelled';
    public const FRAUD = 'Fraud';
    public const COMPLETED = 'Completed';
}
