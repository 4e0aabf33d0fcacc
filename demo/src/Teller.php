<?php

/** Says each step of the demo on a line of its own, with what belongs to it below, and counts. */

declare(strict_types=1);

namespace Calagopus\Demo;

final class Teller
{
    private int $steps = 0;
    private int $passed = 0;

    /**
     * Runs one step: `$do` returns an empty string where all is well, otherwise what is wrong.
     *
     * @param callable(): string $do
     * @param null|callable(): list<string> $after what is shown below the step, made after it ran
     */
    public function step(string $who, string $title, callable $do, ?callable $after = null): void
    {
        $this->steps++;
        try {
            $problem = $do();
        } catch (\Throwable $thrown) {
            $problem = $thrown::class . ': ' . $thrown->getMessage();
        }
        $this->passed += $problem === '' ? 1 : 0;
        printf("%3d  %-10s %-4s %s\n", $this->steps, $who, $problem === '' ? 'ok' : 'FAIL', $title);
        foreach ($after === null ? [] : $after() as $line) {
            echo "                     $line\n";
        }
        if ($problem !== '') {
            echo "                     problem: $problem\n";
        }
        flush();
    }

    public function say(string $text): void
    {
        echo "\n$text\n";
    }

    public function close(): void
    {
        printf("\ndemo: %d steps, %d passed\n", $this->steps, $this->passed);
    }

    public function allPassed(): bool
    {
        return $this->steps > 0 && $this->steps === $this->passed;
    }
}
