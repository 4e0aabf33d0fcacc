<?php

/** The page of a whole run's figures, and the plot beside it. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Document
{
    public const FILE = 'docs/figures/performance.md';
    public const HEAD = <<<'TEXT'
        # Figures of the last whole run of `bin/bench`

        `bin/bench --write-docs` wrote this page; [performance.md](../performance.md) says what each figure is, how it is measured and how to read it.

        ![Rounds of each action](performance.svg)

        TEXT;

    private const PLOT = 'docs/figures/performance.svg';

    /**
     * @param list<array<string, mixed>> $rows       of the report
     * @param array<string, mixed>       $conditions the machine and its libraries
     * @param array<string, string>      $groups     name => what it measures
     */
    public static function write(array $rows, array $conditions, array $groups, string $otherTitle): void
    {
        $root = dirname(__DIR__, 2);
        $text = self::HEAD . self::machine($conditions, $rows);
        foreach ($groups as $name => $what) {
            $text .= self::group($name, $what, array_values(array_filter($rows, static fn (array $row): bool => $row['group'] === $name)));
        }
        if (file_put_contents("$root/" . self::FILE, $text) === false) {
            throw new \RuntimeException("cannot write $root/" . self::FILE);
        }
        Plot::write("$root/" . self::PLOT, $rows, $otherTitle);
    }

    /** @param array<string, mixed> $conditions @param list<array<string, mixed>> $rows */
    private static function machine(array $conditions, array $rows): string
    {
        $kept = array_filter(array_column($rows, 'kept'), is_bool(...));
        return sprintf(
            "\n%d processors, %.1f GiB of memory, PHP %s, libcurl %s: %d limits kept, %d missed.\n",
            $conditions['processors'],
            $conditions['memory_gib'],
            $conditions['php'],
            $conditions['libcurl'],
            count(array_filter($kept)),
            count($kept) - count(array_filter($kept))
        );
    }

    /** @param list<array<string, mixed>> $rows */
    private static function group(string $name, string $what, array $rows): string
    {
        $text = sprintf("\n## %s\n%s.\n\n| | median | least to most | limit | beside it |\n|---|---|---|---|---|\n", ucfirst($name), ucfirst($what));
        foreach ($rows as $row) {
            if (isset($row['problem'])) {
                $text .= "| **could not be measured** | {$row['problem']} | | | |\n";
                continue;
            }
            $text .= sprintf(
                "| %s | %s %s | %s | %s | %s |\n",
                $row['name'],
                Report::number((float) $row['median']),
                $row['unit'],
                $row['runs'] > 1 ? Report::number((float) $row['min']) . ' to ' . Report::number((float) $row['max']) : '',
                $row['limit'] === null ? '' : $row['limit'] . ($row['kept'] ? ', kept' : ', **missed**'),
                $row['beside'] ?? ''
            );
        }
        return $text . self::details($rows);
    }

    /** @param list<array<string, mixed>> $rows */
    private static function details(array $rows): string
    {
        $text = '';
        foreach ($rows as $row) {
            foreach ($row['details'] ?? [] as $of => $detail) {
                $text .= sprintf("%s, %s: %s\n", $row['name'], $of, is_string($detail) ? $detail : Report::number((float) $detail));
            }
        }
        return $text === '' ? '' : "\n```\n$text```\n";
    }
}
