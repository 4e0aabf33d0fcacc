<?php

/** How far past its deadline a call runs, whatever the peer does with its bytes and its silence. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;

final class Overrun implements Figure
{
    public static function what(): string
    {
        return 'the longest overrun of a deadline over all behaviours of a peer: silence, floods, proxies, over HTTP/1.1, TLS and HTTP/2';
    }

    public function run(Bench $bench): void
    {
        $all = [];
        foreach (explode("\n", trim((new Child([$bench->work->tools . '/overrun']))->finish())) as $line) {
            [$milliseconds, $behaviour] = explode("\t", $line);
            $all[$behaviour] = (int) $milliseconds / 1000;
        }
        arsort($all);
        $behaviour = (string) array_key_first($all);
        $bench->report->add('the longest overrun of a deadline of 0.4 s', $all[$behaviour], 'seconds', '<= 0.3', sprintf('%s; %d behaviours', $behaviour, count($all)));
    }
}
