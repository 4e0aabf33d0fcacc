<?php

/** The unit GigaBytes, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class GigaBytes extends FloatingPoint
{
    public function __construct(
        $name = 'GigaBytes',
        $singlePerUnitName = 'GB',
        $pluralPerUnitName = 'GB',
        $prefix = null,
        $suffix = 'GB'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
