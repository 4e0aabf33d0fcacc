<?php

/** What MetricProvider returns. Documented at https://developers.whmcs.com/provisioning-modules/usage-metrics/ . */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Contracts\Metrics;

interface ProviderInterface
{
    public function metrics();

    public function usage();

    public function tenantUsage($tenant);
}
