<?php

/** Gathers what was measured, prints each figure beside its limit, and writes all as JSON. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Report
{
    /** @var list<array<string, mixed>> */
    private array $rows = [];

    private string $group = '';

    public function begin(string $group, string $what): void
    {
        $this->group = $group;
        printf("\n%s: %s\n", $group, $what);
    }

    /**
     * One figure. A limit is "<= 2.2" or ">= 90"; without one the figure is for the reader. `beside` is what the figure is laid beside: the
     * same thing measured of something else in the same run; `other` is its number, for the plot.
     *
     * @param Series|int|float $value repeated runs, or one number
     * @param array<string, string|int|float> $details
     */
    public function add(string $name, Series|int|float $value, string $unit, ?string $limit = null, ?string $beside = null, array $details = [], ?float $other = null): void
    {
        $series = $value instanceof Series ? $value : new Series([$value]);
        $median = $series->median();
        $kept = $limit === null ? null : self::keeps(round($median, 3), $limit);
        $this->rows[] = ['group' => $this->group, 'name' => $name, 'median' => $median, 'min' => $series->least(), 'max' => $series->most(),
            'runs' => $series->count(), 'unit' => $unit, 'limit' => $limit, 'kept' => $kept, 'beside' => $beside, 'other' => $other, 'details' => $details];
        $spread = $series->count() > 1 ? sprintf('(%s to %s)', self::number($series->least()), self::number($series->most())) : '';
        $words = ($limit === null ? '' : "limit $limit" . ($kept ? ' kept' : ' MISSED')) . ($beside === null ? '' : "  [$beside]");
        printf("  %-62s %9s %-13s %-20s %s\n", $name, self::number($median), $unit, $spread, $words);
        foreach ($details as $detail => $text) {
            printf("      %-18s %s\n", $detail, is_string($text) ? $text : self::number((float) $text));
        }
    }

    /** A part that could not be measured to its end counts as a limit that was missed. */
    public function fail(string $problem): void
    {
        $this->rows[] = ['group' => $this->group, 'name' => 'FAILED', 'kept' => false, 'problem' => $problem];
        echo "  FAILED: $problem\n";
    }

    public function say(string $sentence): void
    {
        echo "  $sentence\n";
    }

    /** @return list<array<string, mixed>> */
    public function rows(): array
    {
        return $this->rows;
    }

    /** @return array{kept: int, missed: int} */
    public function limits(): array
    {
        $kept = array_column(array_filter($this->rows, static fn (array $row): bool => $row['kept'] !== null), 'kept');
        return ['kept' => count(array_filter($kept)), 'missed' => count($kept) - count(array_filter($kept))];
    }

    /** @param array<string, mixed> $conditions */
    public function write(string $file, array $conditions): void
    {
        $text = json_encode(['conditions' => $conditions, 'figures' => $this->rows], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
        if (file_put_contents($file, $text . "\n") === false) {
            throw new \RuntimeException("cannot write $file");
        }
    }

    private static function keeps(float $value, string $limit): bool
    {
        [$relation, $number] = explode(' ', $limit);
        return match ($relation) {
            '<=' => $value <= (float) $number,
            '>=' => $value >= (float) $number,
            '=' => $value === (float) $number,
            default => throw new \InvalidArgumentException("not a limit: $limit"),
        };
    }

    /** A number with as many places as a reader wants. */
    public static function number(float $value): string
    {
        return match (true) {
            $value === floor($value) && abs($value) < 1e15 => number_format($value, 0, '.', ','),
            abs($value) >= 1000 => number_format($value, 0, '.', ','),
            abs($value) >= 100 => number_format($value, 1, '.', ''),
            default => number_format($value, 2, '.', ''),
        };
    }
}
