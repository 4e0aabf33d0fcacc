<?php

/** The API keys that every seed holds; documented constants, "opt_" and 48 characters each. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Keys
{
    public const FULL = 'opt_simFullKey00000000000000000000000000000000000000';
    public const NO_SCOPES = 'opt_simNoScopes0000000000000000000000000000000000000';
    public const EXPIRED = 'opt_simExpired00000000000000000000000000000000000000';
    public const OTHER_ADDRESS = 'opt_simOtherAddress000000000000000000000000000000000';
    public const WILDCARD = 'opt_simWildcard0000000000000000000000000000000000000';
    public const SERVER_1 = 'opt_simServerOne000000000000000000000000000000000000';

    /** The scopes that the contract names. */
    public const SCOPES = [
        'account.create', 'account.suspend', 'account.unsuspend', 'account.terminate', 'account.password', 'account.package',
    ];

    /** @return array<string, array{scopes: list<string>, ips: list<string>, expired: bool, server: int|null}> */
    public static function all(): array
    {
        $full = ['scopes' => self::SCOPES, 'ips' => [], 'expired' => false, 'server' => null];

        return [
            self::FULL => $full,
            self::NO_SCOPES => ['scopes' => []] + $full,
            self::EXPIRED => ['expired' => true] + $full,
            self::OTHER_ADDRESS => ['ips' => ['203.0.113.9']] + $full,
            self::WILDCARD => ['scopes' => ['*']] + $full,
            self::SERVER_1 => ['server' => 1] + $full,
        ];
    }
}
