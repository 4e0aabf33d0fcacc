<?php

/** Draws the rounds of the actions over HTTP/2 as an SVG: ours with their limits, and those of the module that is laid beside. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Plot
{
    private const LEFT = 190;
    private const WIDTH = 760;
    private const ROW = 46;
    private const TOP = 58;
    private const BAR = 14;
    private const OURS = '#2f6f9f';
    private const OTHER = '#b8b8b8';
    private const LIMIT = '#c0392b';

    /** @param list<array<string, mixed>> $rows of the report */
    public static function write(string $file, array $rows, string $otherTitle): void
    {
        $rows = array_values(array_filter($rows, static fn (array $row): bool => ($row['unit'] ?? '') === 'rounds' && isset($row['limit'])
            && str_contains($row['name'], 'HTTP/2')));
        if ($rows === []) {
            throw new \RuntimeException('no rounds were measured: there is nothing to draw');
        }
        if (file_put_contents($file, self::draw($rows, $otherTitle)) === false) {
            throw new \RuntimeException("cannot write $file");
        }
    }

    /** @param list<array<string, mixed>> $rows */
    private static function draw(array $rows, string $otherTitle): string
    {
        $most = max(array_map(static fn (array $row): float => max($row['max'], $row['other'] ?? 0.0), $rows));
        $unit = (self::WIDTH - self::LEFT - 60) / ceil($most);
        $height = self::TOP + count($rows) * self::ROW + 40;
        $text = self::legend($otherTitle) . self::grid((int) ceil($most), $unit, $height - 40);
        foreach ($rows as $number => $row) {
            $text .= self::row($row, self::TOP + $number * self::ROW, $unit);
        }
        return sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            . "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n%s</svg>\n", self::WIDTH, $height, $text);
    }

    private static function legend(string $otherTitle): string
    {
        return self::text(12, 20, 'Rounds to the panel of each action, HTTP/2 over TLS 1.3', 'start', 'font-weight="bold"')
            . self::bar(12, 31, 20, self::OURS) . self::text(38, 41, 'this module: median, least and most of the runs')
            . self::bar(350, 31, 20, self::OTHER) . self::text(376, 41, $otherTitle)
            . sprintf("<line x1=\"590\" x2=\"590\" y1=\"30\" y2=\"46\" stroke=\"%s\" stroke-width=\"2\"/>\n", self::LIMIT) . self::text(598, 41, 'limit');
    }

    private static function grid(int $most, float $unit, int $bottom): string
    {
        $text = '';
        for ($round = 0; $round <= $most; $round++) {
            $x = self::LEFT + $round * $unit;
            $text .= sprintf("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#e6e6e6\"/>\n", $x, $x, self::TOP - 4, $bottom)
                . self::text($x, $bottom + 16, (string) $round, 'middle');
        }
        return $text;
    }

    /** @param array<string, mixed> $row */
    private static function row(array $row, float $y, float $unit): string
    {
        $at = static fn (float $rounds): float => self::LEFT + $rounds * $unit;
        $name = explode(',', $row['name'])[0];
        $limit = $at((float) explode(' ', $row['limit'])[1]);
        $middle = $y + self::BAR / 2;
        $text = self::text(self::LEFT - 8, $y + 19, $name, 'end') . self::bar(self::LEFT, $y, $row['median'] * $unit, self::OURS)
            . sprintf("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#000\"/>\n", $at($row['min']), $at($row['max']), $middle, $middle)
            . sprintf("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>\n", $limit, $limit, $y - 3, $y + self::BAR + 3, self::LIMIT)
            . self::text(max($limit, $at($row['max'])) + 8, $y + 11, sprintf('%.2f', $row['median']));
        if ($row['other'] !== null) {
            $text .= self::bar(self::LEFT, $y + self::BAR + 2, $row['other'] * $unit, self::OTHER) . self::text($at($row['other']) + 8, $y + self::BAR + 13, sprintf('%.2f', $row['other']));
        }
        return $text;
    }

    private static function bar(float $x, float $y, float $width, string $colour): string
    {
        return sprintf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", $x, $y, $width, self::BAR, $colour);
    }

    private static function text(float $x, float $y, string $text, string $anchor = 'start', string $more = ''): string
    {
        return sprintf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n", $x, $y, $anchor, $more, htmlspecialchars($text, ENT_QUOTES | ENT_XML1));
    }
}
