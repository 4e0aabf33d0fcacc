<?php

/** The panel goes away and comes back, with sixteen workers before it: how the next client areas fare, how often it is probed, when all is well. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Outage
{
    private const WORKERS = 16;
    private const WAITING = 8;
    private const FREE = self::WORKERS - self::WAITING;
    private const DOOR = 'h2';
    private const INTERVAL = 2;
    private const INTERVALS = 3;
    private const AREAS = 1000;

    /** Refused without asking. */
    private const AT_ONCE = 'panel-unavailable';

    private readonly Panel $panel;
    private readonly Whmcs $whmcs;
    private readonly Fpm $fpm;
    private readonly int $service;

    /** @param 'stall'|'die' $going @param 'resume'|'revive' $coming */
    public function __construct(private readonly Bench $bench, private readonly string $going, private readonly string $coming)
    {
        $this->panel = $bench->panel();
        $this->whmcs = new Whmcs($bench->work, Bench::ownModule(), $this->panel->simulator->key);
        $this->service = $this->whmcs->withServer($bench, $this->panel, $this->panel->front->port(self::DOOR, 0));
        $this->fpm = new Fpm($bench->work, self::WORKERS, $bench->settings($this->panel->front, ['calagopus.breaker_interval' => (string) self::INTERVAL]));
    }

    public function run(): void
    {
        $pages = $this->fpm->pages;
        Figures\Connections::demandAll($pages->run(array_fill(0, self::WORKERS * 8, $this->job()), self::WORKERS));
        $this->panel->front->order($this->going, self::DOOR, 0);
        $went = microtime(true);
        $waiting = array_map(fn () => $pages->send($this->job()), range(1, self::WAITING));
        $look = ['timeout' => 0.2] + $this->panel->job('find', self::DOOR, 0);
        Work::until(fn (): bool => $pages->run([$look], 1)[0]['reason'] === self::AT_ONCE, 'the breaker');
        $this->bench->report->add('until it is known', microtime(true) - $went, 's');
        $this->measure();
        $this->comeBack();
        array_map(fclose(...), $waiting);
        $this->fpm->stop();
        $this->whmcs->host->shutdown();
        $this->panel->close();
    }

    /**
     * Goes on for some intervals, and for a thousand client areas at least, one after the other: what a page takes is asked for, and not how
     * long it stands in line for a processor. What the workers that are left take all at once stands beside it.
     */
    private function measure(): void
    {
        $endless = (fn () => yield from $this->forever())();
        $end = microtime(true) + self::INTERVAL * self::INTERVALS;
        $sent = 0;
        $before = $this->fpm->pages->run([$this->job()], 1)[0]['probes'];
        $answers = $this->fpm->pages->run($endless, 1, static function () use ($end, &$sent): bool {
            return $sent++ < self::AREAS || microtime(true) < $end;
        });
        $span = max(array_column($answers, 'at'));
        $atOnce = array_values(array_filter($answers, static fn (array $answer): bool => $answer['reason'] === self::AT_ONCE));
        $probes = max(array_column($answers, 'probes')) - $before;
        $first = new Series(array_column(array_slice($atOnce, 0, self::AREAS), 'ms'));
        $all = new Series(array_column($atOnce, 'ms'));
        $this->bench->report->add(
            'p99 of the next 1,000 client areas but the probes',
            $first->percentile(99),
            'ms',
            '<= 5',
            null,
            ['in the worker' => sprintf('p50 %.3f ms, p99 %.3f ms, longest %.3f ms', $first->median(), $first->percentile(99), $first->most()),
            'all of them' => sprintf(
                '%d in %.1f s, p99 %.3f ms, longest %.3f ms',
                $all->count(),
                $span,
                $all->percentile(99),
                $all->most()
            ),
            self::FREE . ' at once' => $this->allAtOnce()]
        );
        $this->bench->report->add('probes meanwhile, one an interval of ' . self::INTERVAL . ' s', $probes, 'probes', '<= ' . (int) ceil($span / self::INTERVAL + 1));
    }

    private function allAtOnce(): string
    {
        $answers = $this->fpm->pages->run(array_fill(0, self::AREAS, $this->job()), self::FREE);
        $ms = new Series(array_column(array_filter($answers, static fn (array $answer): bool => $answer['reason'] === self::AT_ONCE), 'ms'));
        return sprintf('p50 %.3f ms, p99 %.3f ms, on %d processors with their database', $ms->median(), $ms->percentile(99), Work::processors());
    }

    private function comeBack(): void
    {
        $this->panel->front->order($this->coming, self::DOOR, 0);
        $came = microtime(true);
        Work::until(fn (): bool => $this->fpm->pages->run([$this->job()], 1)[0]['ok'], 'the panel');
        $this->bench->report->add('until it is used again', microtime(true) - $came, 's', '<= ' . (self::INTERVAL + 0.5));
    }

    /** @return \Generator<int, array<string, mixed>> */
    private function forever(): \Generator
    {
        while (true) {
            yield $this->job();
        }
    }

    /** @return array<string, mixed> a client area of the module */
    private function job(): array
    {
        return ['what' => 'area', 'whmcs' => $this->whmcs->forAttach(), 'service' => $this->service];
    }
}
