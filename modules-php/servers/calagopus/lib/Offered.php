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
    case Socket;
    case Console;
    case SignIn;
    case Password;

    public function isOffered(Policies $policies): bool
    {
        $policy = $this->policy();
        return $policy === null || in_array($policies->answer($policy), $this->answers(), true);
    }

    /** Whether some product could offer it: whoever presses is asked for his own product's answer. */
    public function isOfferedByAny(Config $config): bool
    {
        $policy = $this->policy();
        return match ($this) {
            self::Power => $config->customerPower(),
            self::Reinstall => $config->customerReinstall(),
            self::Name, self::Status, self::Password => true,
            self::Socket, self::Console, self::SignIn => false,
        } || ($policy !== null && array_filter($this->answers(), static fn (string $answer): bool => Policies::isAnywhere($policy, $answer)) !== []);
    }

    /** Null where none takes it away. */
    public function policy(): ?Policy
    {
        return match ($this) {
            self::Power => Policy::Power,
            self::Reinstall => Policy::Reinstall,
            self::Socket, self::Console => Policy::Console,
            self::SignIn => Policy::SignIn,
            self::Name, self::Status, self::Password => null,
        };
    }

    /** Those of the policy that offer it. @return list<string> */
    private function answers(): array
    {
        return match ($this->policy()) {
            Policy::Console => ['read', 'type'],
            Policy::SignIn => ['tickets', 'oauth'],
            default => ['yes'],
        };
    }

    /** Empty where none of config.php takes it away. */
    public function setting(): string
    {
        return match ($this) {
            self::Power => 'customer_power',
            self::Reinstall => 'customer_reinstall',
            self::Name, self::Status, self::Password, self::Socket, self::Console, self::SignIn => '',
        };
    }

    /** Whether a press asks the panel for something; what the page's script asks for has limits of its own. */
    public function reachesPanel(): bool
    {
        return $this === self::Power || $this === self::Reinstall || $this === self::Password || $this === self::Console;
    }

    /** @return array<string, string> what a customer may call for it: name => function without the module's name */
    public function functions(): array
    {
        return match ($this) {
            self::Power => View\PowerButtons::FUNCTIONS,
            self::Reinstall => ['reinstall' => 'ClientReinstall'],
            self::Name => ['name' => 'ClientName'],
            self::Status => ['status' => 'ClientStatus'],
            self::Socket => ['socket' => 'ClientSocket'],
            self::Console => ['console' => 'ClientConsole'],
            self::SignIn => ['sign_in' => View\SignInForm::FUNCTION],
            self::Password => ['password' => 'ClientPassword'],
        };
    }
}
