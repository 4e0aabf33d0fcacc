<?php

/** The unit MegaBytes, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class MegaBytes extends FloatingPoint
{
    public function __construct(
        $name = 'MegaBytes',
        $singlePerUnitName = 'MB',
        $pluralPerUnitName = 'MB',
        $prefix = null,
        $suffix = 'MB'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
