<?php

/** Makes a username where the service has none: from the domain or the client's first name, as WHMCS is used to. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Account;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class Username
{
    private const MOST = 8;
    private const MOST_TRIES = 100;

    /** From the domain, else from the first name: a client's second service has another domain, and the same first name. */
    public static function make(string $domain, string $firstName, int $id): string
    {
        $domain = (string) preg_replace('/^www\./i', '', trim($domain));
        foreach ([$domain, $firstName] as $source) {
            $name = substr(ltrim((string) preg_replace('/[^a-z0-9]/', '', strtolower($source)), '0..9'), 0, self::MOST);
            if ($name !== '') {
                return Account::isReserved($name) ? self::numbered($name, $id) : $name;
            }
        }
        return substr("u$id", 0, self::MOST);
    }

    /**
     * The same, of those that nobody has: names are cut after eight letters, and two domains may begin alike.
     *
     * @param \Closure(string): bool $isTaken
     */
    public static function free(string $domain, string $firstName, int $id, \Closure $isTaken): string
    {
        $name = self::make($domain, $firstName, $id);
        for ($number = 2; $number < self::MOST_TRIES && $isTaken($name); $number++) {
            $name = self::numbered(self::make($domain, $firstName, $id), $number);
        }
        return $isTaken($name) ? self::numbered('u', $id) : $name;
    }

    /** Whether another service has the username, in WHMCS or in the module's records. */
    public static function isTaken(string $name, string $key): bool
    {
        $service = ServiceKey::service($key) ?? 0;
        $inWhmcs = Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('p.servertype', Module::NAME)
            ->where('h.username', $name)->where('h.id', '<>', $service)->exists();
        return $inWhmcs || (Tables::isThere(Store::TABLE)
            && Capsule::table(Store::TABLE)->where('username', $name)->where('service_key', '<>', $key)->where('state', '<>', State::Gone->value)->exists());
    }

    /** "games" is the host's own; "games17" is nobody's. */
    private static function numbered(string $name, int $number): string
    {
        return substr($name, 0, max(1, self::MOST - strlen((string) $number))) . $number;
    }

    /** For WHMCS's hook; null leaves the name to WHMCS. @param array<mixed> $params */
    public static function forHook(array $params): ?string
    {
        try {
            $read = Params::of($params);
            $first = Params::of($read->list('clientsdetails'))->text('firstname');
            $id = $read->number('serviceid') ?? 0;
            return self::free($read->text('domain'), $first, $id, static fn (string $name): bool => self::isTaken($name, (string) $id));
        } catch (\Throwable) {
            return null;
        }
    }
}
