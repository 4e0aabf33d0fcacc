<?php

/**
 * Whether the user who is logged in may manage a client's services: its owner, whom the owner gave WHMCS's permission for it, or an
 * administrator who logged in as the owner. What cannot be found out is a no.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Authentication\CurrentUser;

final class Member
{
    /** As WHMCS's API names it (GetPermissionsList). */
    private const PERMISSION = 'manageproducts';

    public static function mayManage(string $clientId): bool
    {
        if (!class_exists(CurrentUser::class)) {
            return false;
        }
        $current = new CurrentUser();
        $client = $current->client();
        if (!is_object($client) || (string) Params::asNumber($client->id) !== $clientId) {
            return false;
        }
        if ($current->isMasqueradingAdmin() === true) {
            return true;
        }
        $user = Params::asNumber($current->user()?->id) ?? 0;
        return $user > 0 && (Params::asNumber($client->owner()?->id) === $user || self::isGranted($user, (int) $clientId));
    }

    /** The documentation says what to ask, but not how the answer is arranged: it is searched for the permission's name. */
    private static function isGranted(int $user, int $client): bool
    {
        $answer = localAPI('GetUserPermissions', ['user_id' => $user, 'client_id' => $client]);
        if (!is_array($answer) || ($answer['result'] ?? '') !== 'success') {
            return false;
        }
        $names = $answer['permissions'] ?? [];
        $names = is_array($names) ? $names : explode(',', Params::asText($names));
        $found = false;
        array_walk_recursive($names, static function (mixed $name) use (&$found): void {
            $found = $found || trim(Params::asText($name)) === self::PERMISSION;
        });
        return $found;
    }
}
