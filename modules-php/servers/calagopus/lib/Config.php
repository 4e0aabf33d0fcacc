<?php

/** The module's own settings, from config.php beside calagopus.php; config.php.dist describes each. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Configuration;

final class Config extends Configuration
{
    protected const OWN = ['owner_matching' => 'email-and-username', 'owner_language' => 'en', 'owner_send_email' => false, 'customer_power' => true, 'customer_reinstall' => false];

    public function language(): string
    {
        return $this->textOrNull('owner_language') ?? 'en';
    }

    public function sendEmail(): bool
    {
        return $this->value('owner_send_email') === true;
    }

    /** Whether customers get the buttons that start and stop their servers. */
    public function customerPower(): bool
    {
        return $this->yesOrNo('customer_power');
    }

    /** Whether customers may have their server installed again. */
    public function customerReinstall(): bool
    {
        return $this->yesOrNo('customer_reinstall');
    }

    /** How a client's panel account is found, where no policy of a product says so. */
    public function ownerMatching(): string
    {
        $value = $this->value('owner_matching');
        if (!in_array($value, ['email-and-username', 'email', 'external-id'], true)) {
            throw new Refusal('config.php: "owner_matching" is "email-and-username", "email" or "external-id".');
        }
        return $value;
    }

    private function yesOrNo(string $name): bool
    {
        $value = $this->value($name);
        return is_bool($value) ? $value : throw new Refusal("config.php: \"$name\" is true or false.");
    }
}
