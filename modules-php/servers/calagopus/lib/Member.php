<?php

/**
 * What the user who is logged in may do with a client's services: its owner all, others what the owner gave them WHMCS's permission for. Managing them an
 * administrator may too who logged in as the owner. What cannot be found out is a no.
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
        $current = self::of($clientId);
        return $current !== null && ($current->isMasqueradingAdmin() === true || self::may($clientId, self::PERMISSION));
    }

    /** By a permission of WHMCS's, as its API names it. */
    public static function may(string $clientId, string $permission): bool
    {
        $user = Params::asNumber(self::of($clientId)?->user()?->id) ?? 0;
        return $user > 0 && (self::isOwner($clientId) || self::isGranted($user, (int) $clientId, $permission));
    }

    /** Whether the account is the user's own. */
    public static function isOwner(string $clientId): bool
    {
        $current = self::of($clientId);
        $user = Params::asNumber($current?->user()?->id) ?? 0;
        return $user > 0 && Params::asNumber($current?->client()?->owner()?->id) === $user;
    }

    /** Null where nobody works in this client's account. */
    private static function of(string $clientId): ?CurrentUser
    {
        $current = class_exists(CurrentUser::class) ? new CurrentUser() : null;
        $client = $current?->client();
        return is_object($client) && (string) Params::asNumber($client->id) === $clientId ? $current : null;
    }

    private static function isGranted(int $user, int $client, string $permission): bool
    {
        $answer = localAPI('GetUserPermissions', ['user_id' => $user, 'client_id' => $client]);
        return is_array($answer) && ($answer['result'] ?? '') === 'success' && self::names($answer['permissions'] ?? null, $permission);
    }

    /**
     * The documentation says what to ask, but not how the answer is arranged: names with commas between them, a list of names (below
     * `permission` or not), or names with a flag each. What is arranged otherwise may name what was refused, and grants nothing.
     */
    private static function names(mixed $permissions, string $wanted): bool
    {
        if (is_string($permissions)) {
            $permissions = array_map(trim(...), explode(',', $permissions));
        }
        if (!is_array($permissions)) {
            return false;
        }
        if (array_keys($permissions) === ['permission']) {
            return self::names($permissions['permission'], $wanted);
        }
        if (array_filter(array_keys($permissions), is_int(...)) === array_keys($permissions)) {
            return array_filter($permissions, is_string(...)) === $permissions && in_array($wanted, $permissions, true);
        }
        return in_array($permissions[$wanted] ?? null, [true, 1, '1', 'on'], true);
    }
}
