<?php

/** The unit Accounts, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class Accounts extends WholeNumber
{
    public function __construct(
        $name = 'Accounts',
        $singlePerUnitName = 'Account',
        $pluralPerUnitName = 'Accounts',
        $prefix = null,
        $suffix = 'Accounts'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
