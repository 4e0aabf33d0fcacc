<?php

/** The first client area of a process: connection, TLS and request, nothing kept from before. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bare;
use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Series;
use Calagopus\Bench\Whmcs;

final class Cold implements Figure
{
    /**
     * TCP and TLS 1.3 take a round trip each, the request the third. Over HTTP/1.1 the page's three requests want a connection each, and that it is
     * this protocol is known after the first handshake: the other two make theirs then.
     */
    private const LIMITS = ['2' => '<= 3.3', '1.1' => '<= 5.3'];

    public static function what(): string
    {
        return 'the first client area of a fresh process; and the bare libcurl handle, warm, for the scale';
    }

    public function run(Bench $bench): void
    {
        foreach (['2', '1.1'] as $protocol) {
            $ours = self::measure($bench, $protocol, Bench::ownModule());
            $other = self::measure($bench, $protocol, $bench->otherModule());
            $bench->report->add(
                "client area of a fresh process, HTTP/$protocol",
                self::rounds($ours),
                'rounds',
                self::LIMITS[$protocol],
                sprintf('%s: %.2f rounds', $bench->otherName(), self::rounds($other)->median()),
                ['ours' => self::line($ours), $bench->otherName() => self::line($other)],
                self::rounds($other)->median()
            );
            $bare = self::bare($bench, $protocol);
            $bench->report->add("the same find with a warm bare libcurl handle, HTTP/$protocol", self::rounds($bare), 'rounds', null, null, ['bare' => self::line($bare)]);
        }
    }

    /** @return array<int, list<float>> delay => milliseconds */
    private static function measure(Bench $bench, string $protocol, string $module): array
    {
        $panel = $bench->panel();
        $whmcs = new Whmcs($bench->work, $module, $panel->simulator->key);
        $ms = [];
        foreach (Bench::DELAYS as $delay) {
            $service = $whmcs->withServer($bench, $panel, $panel->front->port("h$protocol", $delay));
            $file = $bench->work->write('cold.json', json_encode(['cold' => true, 'service' => $service, 'requests' => '', 'connections' => ''], JSON_THROW_ON_ERROR));
            for ($run = 0; $run < $bench->times(15, 4); $run++) {
                $child = new Child([...$bench->php($panel->front), dirname(__DIR__, 2) . '/act.php', $file], $whmcs->host->environment());
                $ms[$delay][] = json_decode($child->finish(), true)['ms'][0];
            }
        }
        $whmcs->host->shutdown();
        $panel->close();
        return $ms;
    }

    /** @return array<int, list<float>> */
    private static function bare(Bench $bench, string $protocol): array
    {
        $panel = $bench->panel();
        $ms = [];
        foreach (Bench::DELAYS as $delay) {
            $ms[$delay] = Bare::find($bench, $panel, "h$protocol", $delay, $bench->times(60, 20))['ms']->sorted;
        }
        $panel->close();
        return $ms;
    }

    /** The median difference, with the spread of the delayed runs. @param array<int, list<float>> $ms */
    private static function rounds(array $ms): Series
    {
        [$near, $far] = Bench::DELAYS;
        $base = (new Series($ms[$near]))->median();
        return new Series(array_map(static fn (float $one): float => ($one - $base) / ($far - $near), $ms[$far]));
    }

    /** @param array<int, list<float>> $ms */
    private static function line(array $ms): string
    {
        return implode(', ', array_map(static function (int $delay) use ($ms): string {
            $series = new Series($ms[$delay]);
            return sprintf('at %d ms: %.2f ms (%.2f to %.2f)', $delay, $series->median(), $series->least(), $series->most());
        }, Bench::DELAYS));
    }
}
