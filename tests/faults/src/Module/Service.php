<?php

/** A service of the WHMCS stand-in whose module actions are killed and raced: how each begins, how it is started, and how it must end. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Module\World;
use Calagopus\Tests\Whmcs\ChildProcess;

abstract class Service
{
    /** What one of two at once may be told. */
    private const BUSY = 'Another command is at work';

    public int $id = 0;

    /** @param string $verb what child.php is told */
    final protected function __construct(protected readonly World $stage, protected readonly string $action, public readonly string $verb)
    {
        $this->prepare();
    }

    /** On a stage that is empty, up to where the action begins. */
    public static function on(World $stage, string $action): static
    {
        return new static($stage, $action, static::actions()[$action]);
    }

    /** The module's actions, and those beside which another one could run: what is shown of each, and its verb. @return array<string, string> */
    abstract public static function actions(): array;

    /** Sets id, and all that is there before the action. */
    abstract protected function prepare(): void;

    /** What is wrong at the end; empty: nothing. */
    abstract public function wrong(): string;

    /** How many servers or accounts the panel has for the service. */
    abstract public function things(): int;

    /** How often the panel was asked for a new one since a mark. */
    abstract public function creations(int $since): int;

    /** The machines behind the panel take their time for a creation, or no more. */
    abstract public function slow(bool $slow): void;

    /** Waits until nothing is at work behind the panel that a dead process began. */
    abstract public function settle(): bool;

    /** @return list<Once> */
    abstract protected function once(): array;

    /** What is typed or chosen for the action. @return array<string, mixed> */
    protected function typed(): array
    {
        return [];
    }

    /** Which of those that must not be repeated arrived too often since a mark; empty: none. @param bool $isRace of two presses at once */
    public function repeated(int $since, bool $isRace = false): string
    {
        foreach ($this->once() as $once) {
            $times = count($this->stage->panel->requests($once->method, $once->path, $since));
            if ($times > $once->most($isRace)) {
                return "$once->method $once->path arrived $times times";
            }
        }
        return '';
    }

    /** Whether one of two at once may be told so, where the other one does it. */
    public function isSecond(string $message): bool
    {
        return str_contains($message, self::BUSY) || $this->isDone($message);
    }

    /** Whether that is what is said where nothing is left to be done. */
    public function isDone(string $message): bool
    {
        return false;
    }

    public function start(): ChildProcess
    {
        $typed = json_encode((object) $this->typed(), JSON_THROW_ON_ERROR);
        return $this->stage->host->startChild(dirname(__DIR__, 2) . '/child.php', [$this->verb, (string) $this->id, $typed], World::flags());
    }

    /** Runs the action in a process of its own. @return array{success: bool, message: string} */
    public function run(): array
    {
        return self::answer($this->start());
    }

    /** @return array{success: bool, message: string} */
    public static function answer(ChildProcess $child): array
    {
        $result = $child->wait(60);
        return json_decode($result['out'], true) ?? ['success' => false, 'message' => "exit {$result['exit']}: {$result['out']}{$result['err']}"];
    }

    protected function demand(object $result, string $what): void
    {
        if (!$result->success) {
            throw new \RuntimeException("$what: {$result->message}");
        }
    }
}
