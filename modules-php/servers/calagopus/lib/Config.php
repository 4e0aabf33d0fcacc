<?php

/** The module's own settings, from config.php beside calagopus.php; config.php.dist describes each. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Configuration;

final class Config extends Configuration
{
    /** Of the extension's own. */
    private const LEAST_SECRET = 32;

    protected const OWN = ['owner_matching' => 'email-and-username', 'owner_language' => 'en', 'owner_send_email' => false, 'customer_power' => true, 'customer_reinstall' => false,
        'ticket_secrets' => [], 'identity_providers' => [], 'identity_subject' => 'client-uuid', 'sign_in_accounts' => 'own', 'few_allocations' => 10];

    public function language(): string
    {
        return $this->textOrNull('owner_language') ?? throw new Refusal('config.php: "owner_language" is a language of the panel, such as "en".');
    }

    public function sendEmail(): bool
    {
        return $this->yesOrNo('owner_send_email');
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

    /** The secret of the extension by which a panel gives tickets; null where none is set. @param string $origin the panel's address */
    public function ticketSecret(string $origin): ?string
    {
        $secret = $this->ofPanel('ticket_secrets', $origin);
        if ($secret !== null && strlen($secret) < self::LEAST_SECRET) {
            throw new Refusal('config.php: a secret under "ticket_secrets" has ' . self::LEAST_SECRET . ' characters or more.');
        }
        return $secret;
    }

    /** UUID of the provider by which a panel takes WHMCS's word for who somebody is; null where none is set. @param string $origin the panel's address */
    public function identityProvider(string $origin): ?string
    {
        return $this->ofPanel('identity_providers', $origin);
    }

    /** What WHMCS names a person by to such a panel. */
    public function identitySubject(): string
    {
        return $this->oneOf('identity_subject', ['client-uuid', 'client-id', 'user-id']);
    }

    /** Which panel accounts customers are signed in to. */
    public function signInAccounts(): string
    {
        return $this->oneOf('sign_in_accounts', ['own', 'verified', 'all']);
    }

    /** Free allocations that are enough for a node on which new servers are made; 0: nobody looks. */
    public function fewAllocations(): int
    {
        $few = $this->value('few_allocations');
        return is_int($few) && $few >= 0 ? $few : throw new Refusal('config.php: "few_allocations" is a whole number, 0 or more; 0 is never.');
    }

    private function ofPanel(string $name, string $origin): ?string
    {
        foreach ($this->map($name) as $panel => $value) {
            if (!is_string($value) || !self::isAddress((string) $panel)) {
                throw new Refusal("config.php: \"$name\" maps a panel's address to a text.");
            }
            if (strcasecmp(rtrim(trim((string) $panel), '/'), $origin) === 0 && trim($value) !== '') {
                return trim($value);
            }
        }
        return null;
    }

    /** @param non-empty-list<string> $answers */
    private function oneOf(string $name, array $answers): string
    {
        $value = $this->value($name);
        return is_string($value) && in_array($value, $answers, true) ? $value
            : throw new Refusal("config.php: \"$name\" is \"" . implode('", "', $answers) . '".');
    }
}
