<?php

/** The unit Domains, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class Domains extends WholeNumber
{
    public function __construct(
        $name = 'Domains',
        $singlePerUnitName = 'Domain',
        $pluralPerUnitName = 'Domains',
        $prefix = null,
        $suffix = 'Domains'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
