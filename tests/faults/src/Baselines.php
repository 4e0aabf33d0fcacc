<?php

/** Runs without faults: which requests an action makes, and what a reading action answers. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Baselines
{
    /** @var array<string, string> */
    private array $answers = [];

    public function __construct(private readonly Benches $benches)
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
        $bench = $this->benches->of($action);
        $bench->patience = 8.0;
        $bench->reset();
        $scene = ($action->prepare)($bench);
        $panel = $bench->panel('http1');
        $bench->connections($panel, 'reused');
        $attempt = Attempt::make($action, $panel, $scene, Press::First, $bench);
        $wrong = !$attempt->ok() ? (string) $attempt->error : ($action->reads() ? '' : ($action->held)($attempt->result, $attempt->state, $attempt->requests));
        if ($wrong !== '') {
            throw new \RuntimeException("{$action->name} fails without a fault: $wrong");
        }
        return $attempt;
    }
}
