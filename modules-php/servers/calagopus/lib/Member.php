<?php

/**
 * Whether the user who is logged in may manage a client's services: its owner, whom the owner gave WHMCS's permission for it, or an
 * administrator who logged in as the owner. What cannot be found out is a no.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

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

    private static function isGranted(int $user, int $client): bool
    {
        $answer = localAPI('GetUserPermissions', ['user_id' => $user, 'client_id' => $client]);
        return is_array($answer) && ($answer['result'] ?? '') === 'success' && self::names($answer['permissions'] ?? null);
    }

    /**
     * The documentation says what to ask, but not how the answer is arranged: names with commas between them, a list of names (below
     * `permission` or not), or names with a flag each. What is arranged otherwise may name what was refused, and grants nothing.
     */
    private static function names(mixed $permissions): bool
    {
        if (is_string($permissions)) {
            $permissions = array_map(trim(...), explode(',', $permissions));
        }
        if (!is_array($permissions)) {
            return false;
        }
        if (array_keys($permissions) === ['permission']) {
            return self::names($permissions['permission']);
        }
        if (array_filter(array_keys($permissions), is_int(...)) === array_keys($permissions)) {
            return array_filter($permissions, is_string(...)) === $permissions && in_array(self::PERMISSION, $permissions, true);
        }
        return in_array($permissions[self::PERMISSION] ?? null, [true, 1, '1', 'on'], true);
    }
}
