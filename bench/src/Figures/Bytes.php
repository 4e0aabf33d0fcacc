<?php

/** What a byte from outside costs the processor where it is hardest to read, to trace, to keep and to blank. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;

final class Bytes implements Figure
{
    private const LENGTH = 1048576;

    public static function what(): string
    {
        return 'milliseconds of the processor a MiB, of the worst input of the scan, the redactor, the trace, the cache and the blanking of secrets';
    }

    public function run(Bench $bench): void
    {
        $worst = [];
        foreach (explode("\n", trim((new Child([$bench->work->tools . '/work', (string) self::LENGTH]))->finish())) as $line) {
            [$name, $input, $seconds, $steps] = explode("\t", $line);
            if (!isset($worst[$name]) || (float) $seconds > $worst[$name]['seconds']) {
                $worst[$name] = ['seconds' => (float) $seconds, 'beside' => "$input; $steps steps a byte"];
            }
        }
        foreach ($worst as $name => $figure) {
            $bench->report->add("$name, the worst of its inputs", 1000 * $figure['seconds'], 'ms a MiB', '<= 300', $figure['beside']);
        }
    }
}
