<?php

/**
 * What WHMCS's hooks tell of clients: edited, verified, merged. Only what the cron is to do is noted here, of clients and services of this module alone.
 *
 * Nothing that goes wrong leaves: it is a page of WHMCS's on which somebody saves a profile.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Errand\ClientChange;
use WHMCS\Module\Server\Calagopus\Errand\Runner;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;
use WHMCS\User\Client;
use WHMCS\User\User;

final class ClientHooks
{
    /** What follows a client to the panel. */
    private const FOLLOWS = ['firstname', 'lastname', 'email'];

    /** @param array<mixed> $vars of ClientEdit */
    public static function edited(array $vars): void
    {
        self::quietly(static function () use ($vars): void {
            $id = Params::asNumber($vars['userid'] ?? null) ?? 0;
            if ($id <= 0 || !self::differs($vars) || !self::has((string) $id)) {
                return;
            }
            $verified = self::isVerifiedNow($vars) ? self::decoded($vars['email'] ?? '') : Errands::find(Runner::CLIENT, (string) $id)?->data[ClientChange::VERIFIED] ?? null;
            Errands::add(Runner::CLIENT, (string) $id, $verified === null ? [] : [ClientChange::VERIFIED => $verified]);
        });
    }

    /** The address by which a user logs in was verified: it follows for the accounts that the user owns and whose profile has it. @param array<mixed> $vars of UserEmailVerificationComplete */
    public static function verified(array $vars): void
    {
        self::quietly(static function () use ($vars): void {
            $user = Params::asNumber($vars['userId'] ?? null) ?? 0;
            $email = $user > 0 ? self::decoded(User::find($user)?->email) : '';
            foreach ($email === '' ? [] : Client::query()->whereIn('email', [$email, htmlspecialchars($email, ENT_QUOTES)])->get()->all() as $client) {
                if (self::has((string) $client->id) && (int) $client->owner()?->id === $user) {
                    Errands::add(Runner::CLIENT, (string) $client->id, [ClientChange::VERIFIED => $email]);
                }
            }
        });
    }

    private static function decoded(mixed $kept): string
    {
        return trim(html_entity_decode(Params::asText($kept), ENT_QUOTES, 'UTF-8'));
    }

    /** By this very edit: what was true already may be of the address before, since no document says that WHMCS takes it back with a new one. @param array<mixed> $vars */
    private static function isVerifiedNow(array $vars): bool
    {
        $old = $vars['olddata'] ?? null;
        return self::isYes($vars['email_verified'] ?? null) && !self::isYes(is_array($old) ? $old['email_verified'] ?? null : null);
    }

    private static function isYes(mixed $flag): bool
    {
        return in_array($flag, [true, 1, '1', 'on'], true);
    }

    /** The services are the other client's already: each takes its server along. @param array<mixed> $vars of AfterClientMerge */
    public static function merged(array $vars): void
    {
        self::quietly(static function () use ($vars): void {
            $from = Params::asNumber($vars['fromUserID'] ?? null) ?? 0;
            $keys = $from > 0 && self::has((string) $from) ? Capsule::table(Store::TABLE)->where('client_id', (string) $from)->whereNotNull('server_uuid')
                ->whereIn('installation', Installation::own(Config::load()))->pluck('service_key')->all() : [];
            foreach ($keys as $key) {
                Errands::add(Runner::GIFT, (string) $key);
            }
        });
    }

    /** Without the values of before everything may differ. @param array<mixed> $vars */
    private static function differs(array $vars): bool
    {
        $old = $vars['olddata'] ?? null;
        foreach (self::FOLLOWS as $name) {
            if (!is_array($old) || !array_key_exists($name, $old) || Params::asText($old[$name]) !== Params::asText($vars[$name] ?? '')) {
                return true;
            }
        }
        return self::isVerifiedNow($vars);
    }

    private static function has(string $client): bool
    {
        return Tables::isThere(Store::TABLE) && Capsule::table(Store::TABLE)->where('client_id', $client)->exists();
    }

    private static function quietly(\Closure $work): void
    {
        try {
            $work();
        } catch (\Throwable $problem) {
            Log::activity('What changed of a client was not noted for the panel: ' . Messages::of($problem));
        }
    }
}
