<?php

/**
 * A measure. Named at https://developers.whmcs.com/provisioning-modules/usage-metrics/ as one of the two base units.
 */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

class FloatingPoint extends AbstractUnit
{
    public function type()
    {
        return self::TYPE_FLOAT_PRECISION_LOW;
    }
}
