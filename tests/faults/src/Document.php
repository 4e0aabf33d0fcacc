<?php

/** The page of a whole run's figures: cells by action and by fault. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Document
{
    public const FILE = 'docs/figures/reliability.md';
    public const HEAD = <<<'TEXT'
        # Figures of the last whole run of `bin/faults`

        `bin/faults --write-docs` wrote this page; [reliability.md](../reliability.md) says what a cell is and what is checked in it.

        TEXT;

    /** @param int $again cells that lacked time and were played again */
    public static function write(Table $table, int $passed, int $failed, int $again, float $seconds): void
    {
        $file = dirname(__DIR__, 3) . '/' . self::FILE;
        $summary = sprintf(
            "\n%s cells in %.0f seconds on %d processors, %d broken; %d that lacked time were played again with four times as much.\n",
            number_format($passed + $failed),
            $seconds,
            max(1, (int) trim((string) shell_exec('nproc'))),
            $failed,
            $again
        );
        if (file_put_contents($file, self::HEAD . $summary . self::actions($table) . self::faults($table)) === false) {
            throw new \RuntimeException("cannot write $file");
        }
    }

    private static function actions(Table $table): string
    {
        $text = "\n## By action\n\n| action | requests | cells | broken |\n|---|---|---|---|\n";
        foreach ($table->byAction() as $action => [$requests, $cells, $broken]) {
            $text .= "| $action | $requests | $cells | $broken |\n";
        }
        return $text;
    }

    private static function faults(Table $table): string
    {
        $text = "\n## By fault\n\nRequests and seconds are the most that one call took; presses, the most until it was healed.\n\n"
            . "| fault | cells | answered | requests | seconds | presses | broken |\n|---|---|---|---|---|---|---|\n";
        foreach ($table->byFault() as $fault => $figures) {
            $text .= sprintf(
                "| %s | %d | %s | %d | %.1f | %d | %d |\n",
                $fault,
                $figures['cells'],
                Table::answers($figures['answers']),
                $figures['requests'],
                $figures['seconds'],
                $figures['presses'],
                $figures['broken']
            );
        }
        return $text;
    }
}
