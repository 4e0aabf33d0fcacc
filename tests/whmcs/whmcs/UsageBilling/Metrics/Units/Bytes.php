<?php

/** The unit Bytes, which https://developers.whmcs.com/provisioning-modules/usage-metrics/ lists as ready-made. */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class Bytes extends FloatingPoint
{
    public function __construct(
        $name = 'Bytes',
        $singlePerUnitName = 'Byte',
        $pluralPerUnitName = 'Bytes',
        $prefix = null,
        $suffix = 'B'
    ) {
        parent::__construct($name, $singlePerUnitName, $pluralPerUnitName, $prefix, $suffix);
    }
}
