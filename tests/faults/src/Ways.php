<?php

/** Faults on the way to the panel, before a request can be sent: addresses, names, certificates. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Ways
{
    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $faults = [];
        foreach ([...self::plain(), ...self::encrypted()] as $fault) {
            $faults[$fault->name] = $fault;
        }
        return $faults;
    }

    /** @return list<Fault> */
    private static function plain(): array
    {
        $way = static fn (string $name, array $reasons, \Closure $target): Fault
            => new Fault($name, 'way', reasons: $reasons, definite: true, quick: true, target: $target);
        return [
            $way('connection refused', ['connect-failed'], static fn (Bench $bench, string $http): object
                => $bench->at($bench->name(), $bench->dead->refusing(), $http === 'http2')),
            $way('host name not found', ['resolve-failed'], static fn (Bench $bench, string $http): object
                => $bench->at('nowhere-' . $bench->name(), $bench->port($http), $http === 'http2')),
            $way('name resolution hangs', ['timed-out'], static fn (Bench $bench, string $http): object
                => $bench->at('hang-' . $bench->name(), $bench->port($http), $http === 'http2')),
            $way('connecting stalls', ['timed-out', 'connect-failed'], static fn (Bench $bench, string $http): object
                => $bench->at($bench->name(), $bench->dead->stalling(), $http === 'http2')),
        ];
    }

    /** @return list<Fault> */
    private static function encrypted(): array
    {
        $way = static fn (string $name, array $reasons, \Closure $target): Fault
            => new Fault($name, 'way', reasons: $reasons, on: 'http2', definite: true, quick: true, target: $target);
        $listener = static fn (string $name): \Closure => static fn (Bench $bench): object => $bench->at($bench->name(), $bench->port($name), true);
        return [
            $way('certificate expired', ['tls-failed'], $listener('expired')),
            $way('certificate of another host', ['tls-failed'], $listener('other-host')),
            $way('certificate of an unknown authority', ['tls-failed'], $listener('unknown-authority')),
            $way('no TLS there', ['tls-failed'], $listener('usual')),
            $way('only TLS there', ['not-a-panel', 'connection-lost', 'connect-failed'], static fn (Bench $bench): object
                => $bench->at($bench->name(), $bench->port('good'), false)),
            $way('TLS handshake stalls', ['timed-out', 'connect-failed'], static fn (Bench $bench): object
                => $bench->at($bench->name(), $bench->dead->silent(), true)),
        ];
    }
}
