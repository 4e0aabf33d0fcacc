<?php

/** The unit KiloBytes, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class KiloBytes extends FloatingPoint
{
    public function __construct(
        $name = 'KiloBytes',
        $singlePerUnitName = 'KB',
        $pluralPerUnitName = 'KB',
        $prefix = null,
        $suffix = 'KB'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
