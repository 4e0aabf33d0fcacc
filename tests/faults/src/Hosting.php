<?php

/** The web-hosting account that the Opterius cells are about. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Opterius\Account;

final class Hosting implements Stake
{
    public const USERNAME = 'jane17';
    public const DOMAIN = 'jane.example.com';
    public const PACKAGE = 'Starter';

    public Account $account;

    public function __construct(private readonly bool $known = true)
    {
        $this->on('');
    }

    public function on(string $origin): void
    {
        $this->account = new Account(self::USERNAME, self::DOMAIN, $this->known && $origin !== '' ? $origin : null);
    }

    /** @param array<string, mixed> $state @return array<string, mixed>|null */
    public static function account(array $state): ?array
    {
        $accounts = array_values(array_filter($state['accounts'], static fn (array $account): bool => $account['username'] === self::USERNAME));
        return count($accounts) === 1 ? $accounts[0] : null;
    }
}
