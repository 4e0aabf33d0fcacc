<?php

/** What the tests of the Opterius simulator share: requests as a client of the panel sends them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius\Rules;

use Calagopus\Tests\Panel\Opterius\Simulator;
use Calagopus\Tests\Panel\Rules\TestCase;

abstract class OpteriusCase extends TestCase
{
    protected const BASE = '/api/v1';

    public function __construct(protected readonly Simulator $panel)
    {
        parent::__construct($panel->process);
    }

    /** @param array<string, mixed> $body @param array<string, string> $headers @return array<string, mixed> */
    protected function post(string $path, array $body = [], array $headers = [], ?string $key = null): array
    {
        return $this->panel->api('POST', self::BASE . $path, $body === [] ? new \stdClass() : $body, $headers, $key);
    }

    /** @param array<string, mixed> $changes @return array<string, mixed> */
    protected function order(array $changes = []): array
    {
        return array_filter($changes + [
            'domain' => 'jane.example.com', 'username' => 'jane', 'password' => 'first-password', 'package' => 'Starter',
            'client_email' => 'jane@example.com', 'client_name' => 'Jane Doe',
        ], static fn (mixed $value): bool => $value !== null);
    }

    /** @param array<string, mixed> $changes @return array<string, mixed> */
    protected function make(array $changes = []): array
    {
        $answer = $this->post('/accounts/create', $this->order($changes));
        self::same([200, 'success'], [$answer['status'], $answer['json']['result'] ?? null], 'create: ' . $answer['body']);

        return $answer['json']['data'];
    }

    /** @param array<string, mixed> $answer */
    protected static function refused(array $answer, int $status, string $message): void
    {
        self::same([$status, ['result' => 'error', 'message' => $message]], [$answer['status'], $answer['json']], $message);
    }
}
