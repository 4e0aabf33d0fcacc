<?php

/**
 * The base of units. Documented at https://developers.whmcs.com/classes/whmcs/usagebilling/metrics/units/abstractunit .
 */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics\Units;

use WHMCS\UsageBilling\Contracts\Metrics\UnitInterface;

abstract class AbstractUnit implements UnitInterface
{
    public function __construct(
        private $name,
        private $singlePerUnitName = null,
        private $pluralPerUnitName = null,
        private $prefix = null,
        private $suffix = null
    ) {
    }

    public function name()
    {
        return $this->name;
    }

    public function perUnitName($value = 0)
    {
        $plural = $this->pluralPerUnitName ?? $this->singlePerUnitName;
        return (string) ((float) $value === 1.0 ? $this->singlePerUnitName : $plural);
    }

    public function prefix()
    {
        return (string) $this->prefix;
    }

    public function suffix()
    {
        return (string) $this->suffix;
    }

    public function decorate($value)
    {
        return trim($this->prefix() . ' ' . $this->formatForType($value) . ' ' . $this->suffix());
    }

    public function formatForType($value)
    {
        return (string) $this->roundForType($value);
    }

    public function roundForType($value)
    {
        return match ($this->type()) {
            self::TYPE_INT => (int) round((float) $value),
            self::TYPE_FLOAT_PRECISION_HIGH => round((float) $value, 6),
            default => round((float) $value, 2),
        };
    }
}
