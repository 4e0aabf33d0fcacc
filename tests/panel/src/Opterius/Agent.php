<?php

/** The agent of the panel's servers: it may be slow, failing, silent or down, and knows which users are set up. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Loop;

final class Agent
{
    public const OK = 'ok';
    public const FAIL = 'fail';
    public const DOWN = 'down';
    public const SILENT = 'silent';

    public const OPERATIONS = ['create', 'dns', 'ssl', 'suspend', 'unsuspend', 'terminate', 'password', 'usage'];

    private const STATES = ['create' => 'active', 'suspend' => 'suspended', 'unsuspend' => 'active'];

    public const UNREACHABLE = 'Could not connect to server agent';

    /** What the panel says of an answer that names no error: none, or a page. */
    private const NO_WORDS = 'Unknown error';
    private const WORDS = 'useradd: exit status 1';

    /** @var array<string, string> the users that are set up: username => active or suspended */
    public array $users = [];

    /** @var array<string, string> the system users' passwords, where one was set */
    public array $passwords = [];

    /** @var list<string> users of the host that no account ever had: the agent refuses to make them */
    public array $hostUsers = [];

    /** @var list<string> those of them that it was asked to take away, and did */
    public array $removedHostUsers = [];

    /** Milliseconds after which the panel gives an agent up. */
    public float $patience = 0.0;

    private string $mode = self::OK;
    private float $delay = 0.0;
    private string $message = self::WORDS;

    /** @var list<string>|null which operations are concerned; null: all */
    private ?array $only = null;

    private float $usualDelay = 0.0;

    /** Counts the resets: what was under way before one is forgotten. */
    private int $world = 0;

    public function __construct(private readonly Loop $loop)
    {
    }

    public function reset(float $delay, float $patience): void
    {
        ++$this->world;
        [$this->users, $this->passwords, $this->hostUsers, $this->removedHostUsers] = [[], [], [], []];
        [$this->usualDelay, $this->patience] = [$delay, $patience];
        $this->behave(self::OK, $delay, null, null);
    }

    /** @param list<string>|null $only */
    public function behave(string $mode, ?float $delay, ?array $only, ?string $message): void
    {
        if (!in_array($mode, [self::OK, self::FAIL, self::DOWN, self::SILENT], true)) {
            throw new \InvalidArgumentException('mode: ok, fail, down or silent');
        }
        if ($only !== null && array_diff($only, self::OPERATIONS) !== []) {
            throw new \InvalidArgumentException('only: of ' . implode(', ', self::OPERATIONS));
        }
        $this->mode = $mode;
        $this->delay = $delay ?? $this->usualDelay;
        $this->only = $only;
        $this->message = $message ?? self::WORDS;
    }

    /** Whether the panel would reach it now, whatever it is asked. */
    public function answers(): bool
    {
        return $this->mode !== self::DOWN && $this->mode !== self::SILENT;
    }

    /** @return array<string, mixed> */
    public function describe(): array
    {
        return ['mode' => $this->mode, 'delay_ms' => $this->delay, 'only' => $this->only, 'users' => (object) $this->users,
            'host_users' => $this->hostUsers, 'removed_host_users' => $this->removedHostUsers];
    }

    /**
     * Asks the agent; the panel goes on with what became of it: null where it did it, else what went wrong.
     *
     * An agent that is slower than the panel waits does its work all the same, later.
     *
     * @param callable(?string): void $then
     */
    public function ask(string $operation, string $username, callable $then, string $password = ''): void
    {
        $concerned = $this->only === null || in_array($operation, $this->only, true);
        $mode = $concerned ? $this->mode : self::OK;
        $delay = $concerned ? $this->delay : 0.0;
        $late = $mode === self::SILENT || $delay >= $this->patience;
        $this->later($late ? $this->patience : $delay, fn () => $then(match (true) {
            $late || $mode === self::DOWN => self::UNREACHABLE,
            $mode === self::FAIL => $this->message === '' ? self::NO_WORDS : $this->message,
            default => $this->work($operation, $username, $password),
        }));
        if ($late && $mode === self::OK) {
            $this->later($delay, fn () => $this->work($operation, $username, $password));
        }
    }

    /** What it does to its host; null, or why not. */
    private function work(string $operation, string $username, string $password): ?string
    {
        $isHosts = in_array($username, $this->hostUsers, true);
        if ($operation === 'create' && $isHosts) {
            return "useradd: user '$username' already exists";
        }
        if ($operation === 'terminate') {
            unset($this->users[$username], $this->passwords[$username]);
            $this->removedHostUsers = $isHosts ? [...$this->removedHostUsers, $username] : $this->removedHostUsers;

            return null;
        }
        if ($operation === 'password') {
            $this->passwords[$username] = $password;
        } elseif (isset(self::STATES[$operation])) {
            $this->users[$username] = self::STATES[$operation];
        }

        return null;
    }

    private function later(float $milliseconds, callable $what): void
    {
        $world = $this->world;
        $unlessForgotten = fn () => $world === $this->world ? $what() : null;
        $milliseconds > 0 ? $this->loop->after($milliseconds, $unlessForgotten) : $what();
    }
}
