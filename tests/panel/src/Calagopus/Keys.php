<?php

/** The API keys that every seed holds; documented constants, 48 characters each. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Keys
{
    public const FULL = 'sim-full-access-key-0000000000000000000000000000';
    public const READ_ONLY = 'sim-read-only-key-000000000000000000000000000000';
    public const NO_IMPERSONATION = 'sim-no-impersonation-key-00000000000000000000000';
    public const OTHER_ADDRESS = 'sim-other-address-key-00000000000000000000000000';

    /** @return list<array{key: string, name: string, permissions: string, impersonate: bool, ips: string}> */
    public static function all(): array
    {
        return [
            ['key' => self::FULL, 'name' => 'full', 'permissions' => '["*"]', 'impersonate' => true, 'ips' => '[]'],
            ['key' => self::READ_ONLY, 'name' => 'read-only', 'permissions' => '["*.read","*.read-*"]', 'impersonate' => false, 'ips' => '[]'],
            ['key' => self::NO_IMPERSONATION, 'name' => 'no-impersonation', 'permissions' => '["*"]', 'impersonate' => false, 'ips' => '[]'],
            ['key' => self::OTHER_ADDRESS, 'name' => 'other-address', 'permissions' => '["*"]', 'impersonate' => true, 'ips' => '["203.0.113.9"]'],
        ];
    }
}
