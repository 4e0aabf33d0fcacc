<?php

/** The cells of the lists: each of its requests under each fault that it can meet, and the whole way to the panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Faults\Line;
use Calagopus\Tests\Faults\Module\Cell;

final class Cells
{
    /** @param list<Line> $lines what the list asks without a fault @return list<Cell> */
    public static function of(string $panel, string $list, array $lines, bool $quick): array
    {
        $order = ['list' => $list, 'panel' => $panel];
        $class = Listings::of($panel)[$list];
        $isPatient = $class::IS_PATIENT;
        $cells = [];
        foreach (array_keys(Kinds::ways()) as $way) {
            if (self::isWanted($way, $quick, $isPatient)) {
                $cells[] = new Cell($list, $way, $order + ['way' => $way]);
            }
        }
        foreach (self::chosen($lines, $class::LINES, $quick) as $line) {
            foreach (Kinds::meeting($panel, $line) as $fault) {
                if (self::isWanted($fault, $quick, $isPatient && $line->number > 1)) {
                    $cells[] = new Cell($list, $fault, $order + ['fault' => $fault, 'line' => $line], $line->label());
                }
            }
        }
        return $cells;
    }

    /** Those of a pattern; of the short run, its first and its last. @param list<Line> $lines @return list<Line> */
    private static function chosen(array $lines, string $pattern, bool $quick): array
    {
        $lines = array_values(array_filter($lines, static fn (Line $line): bool => preg_match($pattern, $line->path) === 1));
        return $quick && count($lines) > 1 ? [$lines[0], $lines[count($lines) - 1]] : $lines;
    }

    /** @param bool $isPatient whether it would wait long for nothing */
    private static function isWanted(string $fault, bool $quick, bool $isPatient): bool
    {
        return (!$quick || Kinds::isQuick($fault)) && !($isPatient && Kinds::isSilence($fault));
    }
}
