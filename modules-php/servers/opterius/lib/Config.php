<?php

/** The module's own settings, from config.php beside opterius.php; config.php.dist describes each. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Configuration;

final class Config extends Configuration
{
    protected const OWN = ['silence' => 600, 'orphans' => 'keep'];

    /** Whether the account of a service that was deleted in WHMCS is suspended; otherwise it is kept as it is. */
    public function suspendsOrphans(): bool
    {
        $value = $this->value('orphans');
        return in_array($value, ['keep', 'suspend'], true) ? $value === 'suspend' : throw new Refusal('config.php: "orphans" is "keep" or "suspend".');
    }

    /** Seconds for which a server of the panel that did not answer is left alone; 0: not at all. */
    public function silence(): float
    {
        $seconds = $this->seconds('silence') ?? 0.0;
        return $seconds <= self::MOST_USAGE_SECONDS ? $seconds : throw new Refusal('config.php: "silence" is a number of seconds, at most 3600.');
    }
}
