<?php

/** Runs without faults: which requests an action makes, and what a reading action answers. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Baselines
{
    /** @var array<string, string> */
    private array $answers = [];

    public function __construct(private readonly Bench $bench)
    {
    }

    /** @return list<Line> @throws \RuntimeException where the action fails without a fault */
    public function lines(Action $action): array
    {
        return Line::ofLog($this->run($action)->requests);
    }

    public function answer(Action $action): string
    {
        return $this->answers[$action->name] ??= Digest::of($this->run($action)->result);
    }

    private function run(Action $action): Attempt
    {
        $this->bench->patience = 8.0;
        $this->bench->reset();
        $scene = ($action->prepare)($this->bench);
        $panel = $this->bench->panel('http1');
        $this->bench->connections($panel, 'reused');
        $attempt = Attempt::make($action, $panel, $scene, Press::First, $this->bench);
        $wrong = !$attempt->ok() ? (string) $attempt->error : ($action->reads() ? '' : ($action->held)($attempt->result, $attempt->state, $attempt->requests));
        if ($wrong !== '') {
            throw new \RuntimeException("{$action->name} fails without a fault: $wrong");
        }
        return $attempt;
    }
}
