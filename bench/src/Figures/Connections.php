<?php

/** Handshakes over a thousand requests by eight PHP-FPM workers: one a worker on HTTP/2, as many as the widest round on HTTP/1.1. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Fpm;
use Calagopus\Bench\Whmcs;

final class Connections implements Figure
{
    private const WORKERS = 8;
    private const REQUESTS = 1000;

    /** A live page asks for server, usage and ports at once: that is the widest round here. */
    private const WIDTH = 3;

    public static function what(): string
    {
        return 'connections made by 8 PHP-FPM workers for 1,000 requests';
    }

    public function run(Bench $bench): void
    {
        foreach (['2' => 1, '1.1' => self::WIDTH] as $protocol => $most) {
            $this->live($bench, (string) $protocol, $most);
            $this->areas($bench, (string) $protocol, $most);
        }
    }

    private function live(Bench $bench, string $protocol, int $most): void
    {
        $panel = $bench->panel();
        $fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($panel->front));
        [$requests, $connections] = [$panel->front->requests->mark(), $panel->front->connections->mark()];
        $pages = (int) ceil(self::REQUESTS / self::WIDTH);
        $answers = $fpm->pages->run(array_fill(0, $pages, $panel->job('live', "h$protocol", 0)), self::WORKERS);
        self::demandAll($answers);
        $arrived = count($panel->front->requests->expect($requests, self::REQUESTS));
        $made = $panel->front->connectionsSince($connections, "h$protocol", 0);
        $workers = count(array_unique(array_column($answers, 'pid')));
        $fpm->stop();
        $panel->close();
        $bench->report->add(
            "connections, live pages, HTTP/$protocol",
            $made,
            'connections',
            '<= ' . $workers * $most,
            "$workers workers, $arrived requests arrived"
        );
    }

    /** The same through the module's client area, beside the other module's, which asks for less. */
    private function areas(Bench $bench, string $protocol, int $most): void
    {
        $count = $bench->times(self::REQUESTS, 200);
        $other = self::area($bench, $protocol, $bench->otherModule(), $count);
        $ours = self::area($bench, $protocol, Bench::ownModule(), $count);
        $bench->report->add(
            "connections, $count client areas of the module, HTTP/$protocol",
            $ours['made'],
            'connections',
            '<= ' . $ours['workers'] * $most,
            sprintf('%s: %d connections, %d requests arrived', $bench->otherName(), $other['made'], $other['arrived']),
            ['ours' => "{$ours['arrived']} requests arrived"]
        );
    }

    /** @return array{made: int, arrived: int, workers: int} */
    private static function area(Bench $bench, string $protocol, string $module, int $count): array
    {
        $panel = $bench->panel();
        $whmcs = new Whmcs($bench->work, $module, $panel->simulator->key);
        $service = $whmcs->withServer($bench, $panel, $panel->front->port("h$protocol", 0));
        $fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($panel->front));
        [$requests, $connections] = [$panel->front->requests->mark(), $panel->front->connections->mark()];
        $answers = $fpm->pages->run(array_fill(0, $count, ['what' => 'area', 'whmcs' => $whmcs->forAttach(), 'service' => $service]), self::WORKERS);
        self::demandAll($answers);
        $result = ['arrived' => count($panel->front->requests->expect($requests, $count)), 'made' => $panel->front->connectionsSince($connections),
            'workers' => count(array_unique(array_column($answers, 'pid')))];
        $fpm->stop();
        $whmcs->host->shutdown();
        $panel->close();
        return $result;
    }

    /** @param list<array<string, mixed>> $answers */
    public static function demandAll(array $answers): void
    {
        foreach ($answers as $answer) {
            if (!$answer['ok']) {
                throw new \RuntimeException("a page failed: {$answer['reason']}: {$answer['message']}");
            }
        }
    }
}
