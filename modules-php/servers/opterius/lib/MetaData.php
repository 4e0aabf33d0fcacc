<?php

/** What the module tells WHMCS about itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\About;

final class MetaData extends About
{
    /** The panel has one for both. */
    protected const PORTS = [Panels::PORT, Panels::PORT];

    protected const SYNC = ['Domain', 'domain', 'configoption1'];

    protected const BUTTONS = ['usage' => 'RefreshUsage', 'link' => 'LinkAccount', 'forget' => 'ForgetAccount'];
}
