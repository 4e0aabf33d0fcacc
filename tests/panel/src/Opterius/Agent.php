<?php

/** The agent of the panel's servers: it may be slow, failing or down, and knows which users are set up. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Loop;

final class Agent
{
    public const OK = 'ok';
    public const FAIL = 'fail';
    public const DOWN = 'down';

    public const OPERATIONS = ['create', 'suspend', 'unsuspend', 'terminate', 'password', 'usage'];

    public const UNREACHABLE = 'Could not connect to server agent';

    /** @var array<string, string> the users that are set up: username => active or suspended */
    public array $users = [];

    private string $mode = self::OK;
    private float $delay = 0.0;
    private string $message = 'useradd: exit status 1';

    /** @var list<string>|null which operations are concerned; null: all */
    private ?array $only = null;

    private float $usualDelay = 0.0;

    public function __construct(private readonly Loop $loop)
    {
    }

    public function reset(float $delay): void
    {
        $this->users = [];
        $this->usualDelay = $delay;
        $this->behave(self::OK, $delay, null, null);
    }

    /** @param list<string>|null $only */
    public function behave(string $mode, ?float $delay, ?array $only, ?string $message): void
    {
        if (!in_array($mode, [self::OK, self::FAIL, self::DOWN], true)) {
            throw new \InvalidArgumentException('mode: ok, fail or down');
        }
        if ($only !== null && array_diff($only, self::OPERATIONS) !== []) {
            throw new \InvalidArgumentException('only: of ' . implode(', ', self::OPERATIONS));
        }
        $this->mode = $mode;
        $this->delay = $delay ?? $this->usualDelay;
        $this->only = $only;
        $this->message = $message ?? 'useradd: exit status 1';
    }

    /** @return array<string, mixed> */
    public function describe(): array
    {
        return ['mode' => $this->mode, 'delay_ms' => $this->delay, 'only' => $this->only, 'users' => (object) $this->users];
    }

    /**
     * Asks the agent; the panel goes on with what became of it: null where it did it, else what went wrong.
     *
     * @param callable(?string): void $then
     */
    public function ask(string $operation, callable $then): void
    {
        $concerned = $this->only === null || in_array($operation, $this->only, true);
        $failure = match ($concerned ? $this->mode : self::OK) {
            self::OK => null,
            self::FAIL => $this->message,
            self::DOWN => self::UNREACHABLE,
        };
        $concerned && $this->delay > 0
            ? $this->loop->after($this->delay, static fn () => $then($failure))
            : $then($failure);
    }
}
