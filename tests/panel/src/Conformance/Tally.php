<?php

/** Counts the recorded exchanges that are answered as recorded, and names those that are not: of all, or of those that a word is about. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Conformance;

final class Tally
{
    private const MOST_SHOWN = 5;

    private int $passed = 0;
    private int $failed = 0;

    /** Exchanges that were played for the sake of later ones, and of those the ones that differ. */
    private int $beside = 0;
    private int $differing = 0;

    private function __construct(private readonly string $word, private readonly bool $verbose)
    {
    }

    /** @param list<string> $arguments "--verbose" and a word, either of which may be lacking @return self|null null where there is something else */
    public static function asked(array $arguments): ?self
    {
        $words = array_values(array_diff($arguments, ['--verbose']));
        $isWrong = count($words) > 1 || str_starts_with($words[0] ?? '', '-');
        return $isWrong ? null : new self($words[0] ?? '', in_array('--verbose', $arguments, true));
    }

    /** @param list<string> $differences of its answer from the recorded one */
    public function count(\stdClass $exchange, array $differences): void
    {
        if (!$this->isAbout($exchange)) {
            ++$this->beside;
            $this->differing += $differences === [] ? 0 : 1;
            return;
        }
        $differences === [] ? ++$this->passed : ++$this->failed;
        if ($differences !== [] || $this->verbose) {
            $told = $differences === [] ? 'as recorded' : implode('; ', array_slice($differences, 0, self::MOST_SHOWN));
            printf("%03d %s: %s\n", $exchange->number, $exchange->name, $told);
        }
    }

    /** Prints the last lines. @return int the exit status */
    public function end(): int
    {
        if ($this->word !== '') {
            printf(
                "Judged: %d of %d, those with \"%s\" in their number, name or request; all were played, since later ones rest on earlier ones.\n",
                $this->passed + $this->failed,
                $this->passed + $this->failed + $this->beside,
                $this->word
            );
        }
        echo $this->differing === 0 ? '' : "Of the others {$this->differing} differ.\n";
        echo "{$this->passed} passed, {$this->failed} failed\n";
        return $this->failed === 0 && $this->passed > 0 ? 0 : 1;
    }

    private function isAbout(\stdClass $exchange): bool
    {
        $text = sprintf('%03d-%s %s %s', $exchange->number, $exchange->name, $exchange->request->method, $exchange->request->path);
        return $this->word === '' || str_contains($text, $this->word);
    }
}
