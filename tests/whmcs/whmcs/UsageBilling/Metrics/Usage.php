<?php

/** What was used, and when. Documented at https://developers.whmcs.com/classes/whmcs/usagebilling/metrics/usage . */

declare(strict_types=1);

namespace WHMCS\UsageBilling\Metrics;

use Carbon\Carbon;
use WHMCS\UsageBilling\Contracts\Metrics\UsageInterface;

class Usage implements UsageInterface
{
    public function __construct(
        private $value,
        private $collectedAt = null,
        private $startAt = null,
        private $endAt = null
    ) {
        $this->collectedAt ??= Carbon::now();
    }

    public function collectedAt()
    {
        return $this->collectedAt;
    }

    public function startAt()
    {
        return $this->startAt;
    }

    public function endAt()
    {
        return $this->endAt;
    }

    public function value()
    {
        return $this->value;
    }
}
