<?php

/** The Opterius panel's own refusals, in its own shape: nothing was done. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class HostingRefusals
{
    private const STRANGER = ['not-a-panel', 'rejected'];

    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $creation = static fn (Line $line): bool => str_ends_with($line->path, '/create');
        $account = static fn (Line $line): bool => str_contains($line->path, '/accounts/') && !str_ends_with($line->path, '/create');
        $faults = [];
        foreach (
            [
                ['400', 400, 'Bad request', ['rejected']],
                ['400 with the key in it', 400, 'bad header: Bearer ' . Marks::HOSTING_KEY, ['rejected']],
                ['404 with the key in it', 404, 'nothing for Bearer ' . Marks::HOSTING_KEY, self::STRANGER],
                ['500 with the key in it', 500, 'failed for Bearer ' . Marks::HOSTING_KEY, ['panel-error', 'node-error', 'setup-incomplete']],
                ['401', 401, 'Invalid API key', ['key-refused']],
                ['403', 403, 'Insufficient permissions', ['permission-missing']],
                ['403 address', 403, 'IP address not allowed', ['address-not-allowed']],
                ['422', 422, 'The given data was invalid.', ['rejected']],
                ['429', 429, 'Too Many Attempts.', ['rate-limited']],
                ['409 username', 409, "Username 'jane17' already exists.", ['username-taken', 'setup-incomplete'], $creation],
                ['409 domain', 409, "Domain 'jane.example.com' already exists.", ['domain-taken', 'setup-incomplete'], $creation],
                ['422 no server', 422, 'No available servers', ['capacity-reached'], $creation],
                ['422 limit', 422, 'Account limit reached', ['capacity-reached'], $creation],
                ['500 agent', 500, 'Could not connect to server agent', ['node-error', 'panel-error'], $account],
                ['500', 500, 'Server Error', ['panel-error', 'node-error', 'panel-unavailable', 'setup-incomplete']],
            ] as $refusal
        ) {
            [$name, $status, $words, $reasons, $where] = $refusal + [4 => null];
            $body = ['result' => 'error', 'message' => $words];
            $fault = new Fault(
                "panel: $name",
                'refusal',
                ['kind' => 'status', 'status' => $status, 'body' => $body],
                $reasons,
                where: $where,
                definite: true,
                quick: in_array($name, ['401', '409 username', '500'], true),
                panel: 'opterius'
            );
            $faults[$fault->name] = $fault;
        }
        return $faults;
    }
}
