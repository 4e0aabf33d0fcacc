<?php

/** One press of the button and all that came of it: answer or exception, time, what arrived, what the panel held then, what was written. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Exception;
use Calagopus\Reason;
use Calagopus\Topic;
use Calagopus\UnknownOutcomeException;

final class Attempt
{
    /** Failures after which the panel may still do what it was asked for; the module keeps its intent. */
    private const OPEN = [Reason::OutcomeUnknown, Reason::StillPending, Reason::ConnectionLost, Reason::Internal, Reason::OutOfMemory];

    /**
     * @param list<array<string, mixed>> $requests
     * @param array<string, mixed> $state
     */
    private function __construct(
        public readonly mixed $result,
        public readonly ?\Throwable $error,
        public readonly float $seconds,
        public readonly array $requests,
        public readonly array $state,
        public readonly string $written
    ) {
    }

    public static function make(Action $action, object $panel, Stake $scene, Press $press, Bench $bench): self
    {
        $mark = $bench->simulator->mark();
        $scene->on($panel->origin());
        $error = $result = null;
        ob_start();
        $started = hrtime(true);
        try {
            $result = ($action->call)($panel, $scene, $press);
        } catch (\Throwable $caught) {
            $error = $caught;
        }
        $seconds = (hrtime(true) - $started) / 1e9;
        $printed = (string) ob_get_clean();
        return new self($result, $error, $seconds, $bench->requests($mark), $bench->simulator->state(), $printed . Written::of($panel, $result, $error));
    }

    public function ok(): bool
    {
        return $this->error === null;
    }

    /** Whether it is not known what became of it. */
    public function isOpen(): bool
    {
        return $this->error instanceof UnknownOutcomeException
            || ($this->error instanceof Exception && in_array($this->error->reason, self::OPEN, true));
    }

    public function reason(): string
    {
        return match (true) {
            $this->error === null => 'ok',
            $this->error instanceof Exception => $this->error->reason->value,
            default => $this->error::class,
        };
    }

    /** All that an administrator is told. */
    public function text(): string
    {
        if (!$this->error instanceof Exception) {
            return (string) $this->error?->getMessage();
        }
        return "{$this->error->getMessage()} {$this->error->hint}" . ($this->error->topic === Topic::NothingMade ? ' Nothing was made.' : '');
    }
}
