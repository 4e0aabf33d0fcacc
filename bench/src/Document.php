<?php

/** The figures of a whole run in docs/performance.md, between two marks, and the plot beside it. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Document
{
    private const FILE = '/docs/performance.md';
    private const PLOT = '/docs/performance.svg';
    private const BEGIN = "<!-- bin/bench --write-docs: from here -->\n";
    private const END = '<!-- to here -->';

    /**
     * @param list<array<string, mixed>> $rows       of the report
     * @param array<string, mixed>       $conditions the machine and its libraries
     * @param array<string, string>      $groups     name => what it measures
     */
    public static function write(array $rows, array $conditions, array $groups, string $otherTitle): void
    {
        $root = dirname(__DIR__, 2);
        $text = (string) file_get_contents($root . self::FILE);
        $begin = strpos($text, self::BEGIN);
        $end = strpos($text, self::END);
        if ($begin === false || $end === false) {
            throw new \RuntimeException($root . self::FILE . ' lacks the marks between which the figures go');
        }
        $figures = self::machine($conditions, $rows);
        foreach ($groups as $name => $what) {
            $figures .= self::group($name, $what, array_values(array_filter($rows, static fn (array $row): bool => $row['group'] === $name)));
        }
        file_put_contents($root . self::FILE, substr($text, 0, $begin + strlen(self::BEGIN)) . $figures . substr($text, $end));
        Plot::write($root . self::PLOT, $rows, $otherTitle);
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
        $text = sprintf("\n### %s\n%s.\n\n| | median | least to most | limit | beside it |\n|---|---|---|---|---|\n", ucfirst($name), ucfirst($what));
        foreach ($rows as $row) {
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
            foreach ($row['details'] as $of => $detail) {
                $text .= sprintf("%s, %s: %s\n", $row['name'], $of, is_string($detail) ? $detail : Report::number((float) $detail));
            }
        }
        return $text === '' ? '' : "\n```\n$text```\n";
    }
}
