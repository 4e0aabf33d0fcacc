<?php

/** What the page of a service offers its customer, and which policy of its product, or setting of config.php, says so. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

enum Offered
{
    case Power;
    case Reinstall;
    case Name;
    case Status;

    public function isOffered(Policies $policies): bool
    {
        $policy = $this->policy();
        return $policy === null || $policies->is($policy, 'yes');
    }

    /** Whether some product could offer it: whoever presses is asked for his own product's answer. */
    public function isOfferedByAny(Config $config): bool
    {
        $policy = $this->policy();
        return match ($this) {
            self::Power => $config->customerPower(),
            self::Reinstall => $config->customerReinstall(),
            self::Name, self::Status => true,
        } || ($policy !== null && Policies::isAnywhere($policy, 'yes'));
    }

    /** Null where none takes it away. */
    public function policy(): ?Policy
    {
        return match ($this) {
            self::Power => Policy::Power,
            self::Reinstall => Policy::Reinstall,
            self::Name, self::Status => null,
        };
    }

    /** Empty where none takes it away. */
    public function setting(): string
    {
        return match ($this) {
            self::Power => 'customer_power',
            self::Reinstall => 'customer_reinstall',
            self::Name, self::Status => '',
        };
    }

    /** Whether it makes the panel do something; figures have a limit of their own. */
    public function reachesPanel(): bool
    {
        return $this === self::Power || $this === self::Reinstall;
    }

    /** @return array<string, string> what a customer may call for it: name => function without the module's name */
    public function functions(): array
    {
        return match ($this) {
            self::Power => View\PowerButtons::FUNCTIONS,
            self::Reinstall => ['reinstall' => 'ClientReinstall'],
            self::Name => ['name' => 'ClientName'],
            self::Status => ['status' => 'ClientStatus'],
        };
    }
}
