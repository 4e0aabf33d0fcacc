<?php

/** Rounds and requests of each action over a warm connection, beside another module's. */

declare(strict_types=1);

namespace Calagopus\Bench\Figures;

use Calagopus\Bench\Bench;
use Calagopus\Bench\Child;
use Calagopus\Bench\Figure;
use Calagopus\Bench\Series;
use Calagopus\Bench\Whmcs;

final class Actions implements Figure
{
    /** Most rounds of each action; those without one are for the reader. */
    private const LIMITS = ['create' => '<= 2.2', 'client area' => '<= 1.1', 'live' => '<= 1.1', 'suspend' => '<= 2.2', 'unsuspend' => '<= 2.2',
        'change' => '<= 3.3', 'terminate' => '<= 3.3'];

    public static function what(): string
    {
        return 'rounds, requests and connections of each action, warm, HTTP/1.1 and HTTP/2';
    }

    public function run(Bench $bench): void
    {
        foreach (['2', '1.1'] as $protocol) {
            $others = self::lives($bench, $protocol, $bench->otherModule(), false);
            $ours = self::lives($bench, $protocol, Bench::ownModule(), true);
            foreach ($ours as $action => $measured) {
                $rounds = self::rounds($measured);
                $beside = isset($others[$action]) ? sprintf(
                    '%s: %.2f rounds, %.0f requests',
                    $bench->otherName(),
                    self::rounds($others[$action])->median(),
                    $others[$action][0]['requests']
                ) : null;
                $name = "$action, HTTP/$protocol" . ($action === 'create' ? ', account known, on a node' : '');
                $bench->report->add($name, $rounds, 'rounds', self::LIMITS[$action], $beside, self::details(
                    $measured,
                    $others[$action] ?? null,
                    $bench->otherName()
                ), isset($others[$action]) ? self::rounds($others[$action])->median() : null);
            }
        }
    }

    /** @return array<string, list<array<string, mixed>>> action => a record for each run, with the medians of both delays */
    public static function lives(Bench $bench, string $protocol, string $module, bool $ours): array
    {
        $panel = $bench->panel();
        $whmcs = new Whmcs($bench->work, $module, $panel->simulator->key);
        $doors = array_map(static fn (int $delay): array => ['delay' => $delay, 'port' => $panel->front->port("h$protocol", $delay),
            'server' => $whmcs->server($panel->front->port("h$protocol", $delay))], Bench::DELAYS);
        $job = ['cold' => false, 'doors' => $doors, 'runs' => $bench->times(7, 2), 'services' => $bench->times(9, 3), 'views' => $bench->times(5, 3),
            'live' => $ours, 'products' => $whmcs->products, 'client' => $whmcs->client, 'key' => $panel->simulator->key,
            'requests' => $panel->front->path('requests'), 'connections' => $panel->front->path('connections')];
        $file = $bench->work->write('job.json', json_encode($job, JSON_THROW_ON_ERROR));
        $child = new Child([...$bench->php($panel->front), dirname(__DIR__, 2) . '/act.php', $file], $whmcs->host->environment());
        $results = json_decode($child->finish(), true, 16, JSON_THROW_ON_ERROR);
        $whmcs->host->shutdown();
        $panel->close();
        return self::byAction($results);
    }

    /** @param list<array<string, mixed>> $results @return array<string, list<array<string, mixed>>> */
    private static function byAction(array $results): array
    {
        $actions = [];
        foreach ($results as $result) {
            $actions[$result['action']][] = ['ms' => array_map(static fn (array $ms): float => (new Series($ms))->median(), $result['ms'])] + $result;
        }
        return $actions;
    }

    /** @param list<array<string, mixed>> $measured */
    private static function rounds(array $measured): Series
    {
        [$near, $far] = Bench::DELAYS;
        return new Series(array_map(static fn (array $run): float => ($run['ms'][$far] - $run['ms'][$near]) / ($far - $near), $measured));
    }

    /** @param list<array<string, mixed>> $measured @return array<string, string> */
    private static function details(array $measured, ?array $other, string $name): array
    {
        $lines = ['ours' => self::line($measured)];
        return $other === null ? $lines : $lines + [$name => self::line($other)];
    }

    /** @param list<array<string, mixed>> $runs */
    private static function line(array $runs): string
    {
        $times = array_map(static function (int $delay) use ($runs): string {
            $series = new Series(array_map(static fn (array $run): float => $run['ms'][$delay], $runs));
            return sprintf('at %d ms: %.2f ms (%.2f to %.2f)', $delay, $series->median(), $series->least(), $series->most());
        }, Bench::DELAYS);
        return sprintf(
            '%s; %.2f requests a call, %.0f new connections a run',
            implode(', ', $times),
            (new Series(array_column($runs, 'requests')))->median(),
            (new Series(array_column($runs, 'connections')))->median()
        );
    }
}
