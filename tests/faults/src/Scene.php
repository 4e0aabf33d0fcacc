<?php

/** What one cell is about: who, which server, and what was asked for; made by the action before its call. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Owner;
use Calagopus\Ref;
use Calagopus\Spec;

final class Scene implements Stake
{
    public const SERVICE = '17';
    public const CLIENT = '7';
    public const EMAIL = 'jane@example.com';
    public const SERVER = '5ca1ab1e-0000-4000-8000-000000000017';
    public const ACCOUNT = '5ca1ab1e-0000-4000-8000-000000000007';
    public const FORMER_ACCOUNT = '5ca1ab1e-0000-4000-8000-000000000008';

    /** What is recorded of the server, as of the panel that is asked. */
    public Ref $ref;

    /** Seconds that a stream may take. */
    public float $seconds = Bench::SECONDS;

    public function __construct(public readonly Owner $owner, public readonly ?Spec $spec, private readonly bool $known)
    {
        $this->on('');
    }

    public function on(string $origin): void
    {
        $this->ref = new Ref(self::SERVICE, $this->known ? self::SERVER : null, $this->known && $origin !== '' ? $origin : null, self::CLIENT);
    }

    /** @param array<string, mixed> $state @return list<array<string, mixed>> the servers of the service */
    public static function servers(array $state): array
    {
        return array_values(array_filter($state['servers'], static fn (array $server): bool => $server['external_id'] === self::SERVICE));
    }

    /** @param array<string, mixed> $state @return array<string, mixed>|null the service's server where there is exactly one */
    public static function server(array $state): ?array
    {
        $servers = self::servers($state);
        return count($servers) === 1 ? $servers[0] : null;
    }

    /** @param array<string, mixed> $state @return list<array<string, mixed>> the accounts of the client */
    public static function accounts(array $state): array
    {
        return array_values(array_filter($state['users'], static fn (array $user): bool
            => $user['external_id'] === self::CLIENT || $user['email'] === self::EMAIL));
    }
}
