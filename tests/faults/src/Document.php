<?php

/** The tables of a whole run in docs/reliability.md, between two marks. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Document
{
    private const FILE = '/docs/reliability.md';
    private const BEGIN = "<!-- bin/faults --write-docs: from here -->\n";
    private const END = '<!-- to here -->';

    public static function write(Table $table, int $passed, int $failed): void
    {
        $file = dirname(__DIR__, 3) . self::FILE;
        $text = (string) file_get_contents($file);
        $begin = strpos($text, self::BEGIN);
        $end = strpos($text, self::END);
        if ($begin === false || $end === false) {
            throw new \RuntimeException("$file lacks the marks between which the tables go");
        }
        file_put_contents($file, substr($text, 0, $begin + strlen(self::BEGIN)) . self::tables($table, $passed, $failed) . substr($text, $end));
    }

    private static function tables(Table $table, int $passed, int $failed): string
    {
        $text = sprintf("\n%d cells, %d broken.\n\n| action | requests | cells | broken |\n|---|---|---|---|\n", $passed + $failed, $failed);
        foreach ($table->byAction() as $action => [$requests, $cells, $broken]) {
            $text .= "| $action | $requests | $cells | $broken |\n";
        }
        $text .= "\nRequests and seconds are the most that one call took; presses, the most until it was healed.\n\n"
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
        return $text . "\n";
    }
}
