<?php

/**
 * A metric, with or without its usage. Documented at
 * https://developers.whmcs.com/classes/whmcs/usagebilling/metrics/metric .
 */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics;

use WHMCS\UsageBilling\Contracts\Metrics\MetricInterface;
use WHMCS\UsageBilling\Contracts\Metrics\UnitInterface;
use WHMCS\UsageBilling\Contracts\Metrics\UsageInterface;

class Metric implements MetricInterface
{
    public function __construct(
        private $systemName,
        private $displayName = null,
        private $type = null,
        private ?UnitInterface $units = null,
        private ?UsageInterface $usage = null
    ) {
    }

    public function usage()
    {
        return $this->usage;
    }

    public function withUsage(?UsageInterface $usage = null)
    {
        return new static($this->systemName, $this->displayName, $this->type, $this->units, $usage);
    }

    public function units()
    {
        return $this->units;
    }

    public function systemName()
    {
        return $this->systemName;
    }

    public function displayName()
    {
        return $this->displayName ?? $this->systemName;
    }

    public function type()
    {
        return $this->type ?? self::TYPE_SNAPSHOT;
    }
}
