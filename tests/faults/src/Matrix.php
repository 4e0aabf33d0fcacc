<?php

/** The whole matrix: actions, faults, and which of their combinations there are. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Matrix
{
    public const WIRES = [['http1', 'fresh'], ['http1', 'reused'], ['http2', 'fresh'], ['http2', 'reused']];

    /** @return array<string, Action> by name */
    public static function actions(): array
    {
        $actions = [];
        foreach (['calagopus', 'opterius'] as $panel) {
            foreach (require dirname(__DIR__) . "/actions/$panel.php" as $action) {
                $actions[$action->name] = $action;
            }
        }
        return $actions;
    }

    /** @return array<string, Fault> by name */
    public static function faults(): array
    {
        return Faults::all() + HostingRefusals::all() + Streams::all() + Ways::all() + Worlds::all() + HostingWorlds::all();
    }

    /** The short run's: of each action its first request and those that change something. @param list<Line> $lines @return list<Line> */
    private static function chosen(array $lines): array
    {
        return array_values(array_filter($lines, static fn (Line $line): bool => $line->number === 1 || $line->changes()));
    }

    /** @param list<Line> $lines of the action @return list<Cell> */
    public static function cells(Action $action, array $lines, bool $quick): array
    {
        $cells = [];
        $lines = $quick ? self::chosen($lines) : $lines;
        foreach (self::faults() as $fault) {
            if (($quick && !$fault->quick) || !in_array($fault->panel, ['any', $action->panel], true)) {
                continue;
            }
            foreach (self::WIRES as [$http, $warmth]) {
                // The short run has one wire a fault: warm HTTP/1.1, or the one that the fault needs.
                if ($quick && $fault->target === null && [$http, $warmth] !== [$fault->on === 'http2' ? 'http2' : 'http1', 'reused']) {
                    continue;
                }
                if ($fault->arrange !== null || $fault->target !== null) {
                    if ($fault->concerns($action, $http, $warmth)) {
                        $cells[] = new Cell($action->name, null, $fault->name, $http, $warmth);
                    }
                    continue;
                }
                foreach ($lines as $line) {
                    if ($fault->meets($line, $http, $warmth)) {
                        $cells[] = new Cell($action->name, $line, $fault->name, $http, $warmth);
                    }
                }
            }
        }
        return $cells;
    }
}
