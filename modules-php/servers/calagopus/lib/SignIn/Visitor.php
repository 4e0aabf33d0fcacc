<?php

/** Who looks at a service's page: staff, who are let into nothing in the client's place, or a user of the client's account who may sign in for its services. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\SignIn;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Server\Calagopus\Member;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Visitor
{
    /** As WHMCS's documentation of custom actions names it. */
    public const PERMISSION = 'productsso';

    /** An administrator who is logged in, also one who works as the client; what cannot be found out is taken for that. */
    public static function isStaff(): bool
    {
        $current = self::current();
        return $current === null || $current->isMasqueradingAdmin() !== false || $current->isAuthenticatedAdmin() !== false;
    }

    /** Whether somebody is logged in who works in this client's account. */
    public static function isOf(string $clientId): bool
    {
        $client = self::current()?->client();
        return is_object($client) && (string) Params::asNumber($client->id) === $clientId;
    }

    /** @param bool $asOwner whether only the account's owner may: what is linked with the panel stays when a user's permission is taken away */
    public static function demand(string $clientId, bool $asOwner): void
    {
        if (self::isStaff() || !self::isOf($clientId) || !($asOwner ? Member::isOwner($clientId) : Member::may($clientId, self::PERMISSION))) {
            throw new Refusal('The user who is logged in may not sign in for this client\'s services (' . ($asOwner ? 'the account\'s owner may' : '"' . self::PERMISSION . '"') . ').', customer: 'permission');
        }
    }

    private static function current(): ?CurrentUser
    {
        return class_exists(CurrentUser::class) ? new CurrentUser() : null;
    }
}
