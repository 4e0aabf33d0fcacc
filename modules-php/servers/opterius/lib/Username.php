<?php

/** Makes a username where the service has none: from the domain or the client's first name, as WHMCS is used to. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Account;

final class Username
{
    private const MOST = 8;

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

    /** "games" is the host's own; "games17" is nobody's. */
    private static function numbered(string $name, int $id): string
    {
        return substr($name, 0, max(1, self::MOST - strlen((string) $id))) . $id;
    }

    /** For WHMCS's hook; null leaves the name to WHMCS. @param array<mixed> $params */
    public static function forHook(array $params): ?string
    {
        try {
            $read = Params::of($params);
            $first = Params::of($read->list('clientsdetails'))->text('firstname');
            return self::make($read->text('domain'), $first, $read->number('serviceid') ?? 0);
        } catch (\Throwable) {
            return null;
        }
    }
}
