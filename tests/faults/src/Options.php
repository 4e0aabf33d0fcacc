<?php

/** The command line of the fault matrix, read whole or refused. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Options
{
    public const HELP = <<<'TEXT'
        Usage: bin/faults [OPTIONS]

        Plays every fault on every request of every action, against the panel simulator, and says for each cell what was answered, how many
        requests arrived, how long it took, and whether repeating the action heals. Cells that begin with "module: " go through the WHMCS
        modules: each of their actions is killed at each request and raced with itself, and each request of what they list is failed. The
        last line is "N passed, N failed"; the exit status is not 0 where a cell is broken.

          --only WORD      only cells of whose name (see --list) WORD is a part; several must all be in it
          --quick          a representative part: about 90 seconds
          --list           the cells' names, and plays none
          --json           one line of JSON a cell, and one of figures at the end, in place of the tables
          --jobs N         so many workers with a simulator each (8; stalled cells wait, so more than there are processors)
          --write-docs     writes the tables into docs/figures/reliability.md too
          --help           this text

        TEXT;

    /** @var list<string> */
    public array $only = [];
    public bool $quick = false;
    public bool $list = false;
    public bool $json = false;
    public bool $docs = false;
    public bool $help = false;
    /** Which kind of worker this process is, cells or the panel of a module; none where it is empty. */
    public string $worker = '';
    public int $jobs = 8;

    /** @param list<string> $arguments @throws \InvalidArgumentException */
    public static function read(array $arguments): self
    {
        $options = new self();
        while (($argument = array_shift($arguments)) !== null) {
            [$name, $value] = explode('=', $argument, 2) + [1 => null];
            match ($name) {
                '--only' => $options->only[] = self::value($name, $value, $arguments),
                '--jobs' => $options->jobs = self::jobs(self::value($name, $value, $arguments)),
                '--quick' => $options->quick = true,
                '--list' => $options->list = true,
                '--json' => $options->json = true,
                '--write-docs' => $options->docs = true,
                '--help', '-h' => $options->help = true,
                '--worker' => $options->worker = self::value($name, $value, $arguments),
                default => throw new \InvalidArgumentException("unknown option: $argument"),
            };
        }
        if ($options->docs && ($options->quick || $options->only !== [] || $options->list)) {
            throw new \InvalidArgumentException('--write-docs wants the whole matrix');
        }
        return $options;
    }

    public function wants(string $name): bool
    {
        foreach ($this->only as $word) {
            if (stripos($name, $word) === false) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cell under a heading can be wanted: nothing but a module's heading holds "module: ", and it begins the name. */
    public function mayWant(string $heading): bool
    {
        foreach ($this->only as $word) {
            if (stripos($word, Module\Cell::HEADING) === 0 && strncasecmp($word, "$heading | ", min(strlen($word), strlen("$heading | "))) !== 0) {
                return false;
            }
        }
        return true;
    }

    /** @param list<string> $rest */
    private static function value(string $name, ?string $value, array &$rest): string
    {
        return $value ?? array_shift($rest) ?? throw new \InvalidArgumentException("$name wants a value");
    }

    private static function jobs(string $value): int
    {
        return preg_match('/^[1-9][0-9]?$/D', $value) ? (int) $value : throw new \InvalidArgumentException("--jobs wants a number from 1 to 99: $value");
    }
}
