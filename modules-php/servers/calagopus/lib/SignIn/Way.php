<?php

/** How customers of a product get into the panel with one click, where config.php has what that needs for the service's panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\SignIn;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

enum Way: string
{
    /** They sign in there themselves. */
    case Link = 'link';
    /** By a ticket of the panel's extension. */
    case Tickets = 'tickets';
    /** By the panel's sign-in with WHMCS as the provider of identities. */
    case OAuth = 'oauth';

    public static function of(Call $call): self
    {
        return self::from($call->policies()->answer(Policy::SignIn));
    }

    /** @param string $origin of the panel */
    public function isSetUp(Call $call, string $origin): bool
    {
        return match ($this) {
            self::Link => true,
            self::Tickets => $call->config()->ticketSecret($origin) !== null,
            self::OAuth => $call->config()->identityProvider($origin) !== null,
        };
    }

    /** What of config.php it needs. */
    public function setting(): string
    {
        return $this === self::Tickets ? 'ticket_secrets' : 'identity_providers';
    }
}
