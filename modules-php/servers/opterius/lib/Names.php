<?php

/**
 * Username and domain of a service as WHMCS has them.
 *
 * An addon's are its own properties: what WHMCS passes beside them may be its parent's.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Names
{
    public function __construct(public readonly string $username, public readonly string $domain)
    {
    }

    public static function of(Identity $identity, Params $params): self
    {
        if (!$identity->isAddon) {
            return new self(trim($params->text('username')), trim($params->text('domain')));
        }
        $properties = $identity->model?->serviceProperties;
        if (!is_object($properties)) {
            throw new Refusal('WHMCS passed an addon without its properties, so its account cannot be told from its parent\'s; nothing was done.');
        }
        return new self(trim(Params::asText($properties->get('Username'))), trim(Params::asText($properties->get('Domain'))));
    }

    public function isSame(self $other): bool
    {
        return $this->username === $other->username && strcasecmp($this->domain, $other->domain) === 0;
    }

    /** To a panel whose database ignores case these are the same; to another they may be two accounts. */
    public function isSameButForCase(self $other): bool
    {
        return strcasecmp($this->username, $other->username) === 0 && strcasecmp($this->domain, $other->domain) === 0;
    }

    /** Whether the panel's account has this domain; one without any domain has none to compare. */
    public function hasDomain(?string $domain): bool
    {
        return $domain !== null && strcasecmp($this->domain, $domain) === 0;
    }

    public function __toString(): string
    {
        return ($this->username === '' ? '(no username)' : $this->username) . ', ' . ($this->domain === '' ? '(no domain)' : $this->domain);
    }
}
