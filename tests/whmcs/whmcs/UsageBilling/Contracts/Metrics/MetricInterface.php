<?php

/**
 * A metric. Documented at https://developers.whmcs.com/classes/whmcs/usagebilling/contracts/metrics/metricinterface .
 */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Contracts\Metrics;

interface MetricInterface
{
    public const TYPE_SNAPSHOT = 'snapshot';
    public const TYPE_PERIOD_DAY = 'day';
    public const TYPE_PERIOD_MONTH = 'month';

    public function usage();

    public function withUsage(?UsageInterface $usage = null);

    public function units();

    public function systemName();

    public function displayName();

    public function type();
}
