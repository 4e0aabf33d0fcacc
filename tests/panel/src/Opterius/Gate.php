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

    /** @throws Refusal */
    public function admit(Request $request, ?string $scope): void
    {
        if (preg_match('/^Bearer\s+(\S+)$/D', trim((string) $request->header('authorization')), $found) !== 1) {
            throw Refusal::of(401, 'API key required. Use Authorization: Bearer <key>');
        }
        $key = $this->world->keys[$found[1]] ?? throw Refusal::of(401, 'Invalid API key.');
        if ($key['expired']) {
            throw Refusal::of(401, 'API key has expired.');
        }
        if ($key['ips'] !== [] && !in_array($request->address, $key['ips'], true)) {
            throw Refusal::of(403, 'IP address not allowed.');
        }
        if ($scope !== null && !in_array($scope, $key['scopes'], true)) {
            throw Refusal::of(403, 'Insufficient permissions.');
        }
    }
}
