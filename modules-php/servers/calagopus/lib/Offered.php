<?php

/** What the page of a service offers its customer, and which setting of config.php says so. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

enum Offered
{
    case Power;
    case Reinstall;
    case Name;
    case Status;

    public function isOffered(Config $config): bool
    {
        return match ($this) {
            self::Power => $config->customerPower(),
            self::Reinstall => $config->customerReinstall(),
            self::Name, self::Status => true,
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
