<?php

/** Decides who a request comes from and what that key may do. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Request;

final class Gate
{
    public function __construct(private readonly World $world)
    {
    }

    /** @return int|null the server that the key is bound to @throws Refusal */
    public function admit(Request $request, ?string $scope): ?int
    {
        $token = self::bearer((string) $request->header('authorization'));
        if ($token === '') {
            throw Refusal::of(401, 'API key required. Use Authorization: Bearer <key>');
        }
        $key = $this->world->keys[$token] ?? throw Refusal::of(401, 'Invalid API key.');
        if ($key['expired']) {
            throw Refusal::of(401, 'API key has expired.');
        }
        if ($key['ips'] !== [] && !in_array($request->address, $key['ips'], true)) {
            throw Refusal::of(403, 'IP address not allowed.');
        }
        if ($scope !== null && array_intersect([$scope, '*'], $key['scopes']) === []) {
            throw Refusal::of(403, 'Insufficient permissions.');
        }

        return $key['server'];
    }

    /** What stands behind the last "Bearer ", up to a comma. */
    private static function bearer(string $header): string
    {
        $at = strripos("$header ", 'bearer ');

        return $at === false ? '' : trim(explode(',', substr($header, $at + 7), 2)[0]);
    }
}
