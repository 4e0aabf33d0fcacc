<?php

/** The facts as HTML: on the dashboard and on the addon's first tab. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

final class Summary
{
    /** Bootstrap's classes of text, which are readable on white. */
    private const CLASSES = [
        Facts::AWAY => 'text-danger', Facts::LIMITED => 'text-warning', Facts::WRONG => 'text-danger', Facts::ANSWERS => 'text-success', Facts::UNKNOWN => '',
    ];

    private const UNITS = ['days' => 86400, 'hours' => 3600, 'minutes' => 60];

    public function __construct(private readonly Texts $texts)
    {
    }

    public function html(Facts $facts): string
    {
        $rows = array_map(fn (array $panel): array => [
            Html::escape($panel['name']) . '<br><small>' . Html::escape($panel['address']) . '</small>', $this->state($panel), $this->budget($panel),
        ], $facts->panels);
        $heads = array_map($this->texts->text(...), ['overview.panel', 'overview.state', 'overview.budget']);
        return ($facts->problem === '' ? '' : Html::alert('danger', $facts->problem))
            . ($rows === [] ? Html::alert('info', $this->texts->text('overview.no_panel')) : Html::table($heads, $rows))
            . '<ul>' . implode('', array_map(static fn (string $line): string => "<li>$line</li>", $this->lines($facts))) . '</ul>';
    }

    /** @param array<string, mixed> $panel */
    private function state(array $panel): string
    {
        $label = '<strong class="' . self::CLASSES[$panel['state']] . '">' . $this->texts->html("overview.{$panel['state']}", ['time' => $this->time($panel['seconds'])]) . '</strong>';
        $tested = $panel['tested'] === null ? $this->texts->html('overview.untested') : $this->texts->html('overview.tested', ['time' => $this->time($panel['tested'])]);
        $findings = implode('', array_map(static fn (string $text): string => '<br>' . Html::escape($text), $panel['findings']));
        return "$label<br><small>$tested$findings</small>";
    }

    /** @param array<string, mixed> $panel */
    private function budget(array $panel): string
    {
        return $panel['limit'] > 0 ? $this->texts->html('overview.used', ['used' => $panel['used'], 'limit' => $panel['limit']]) : $this->texts->html('overview.no_limit');
    }

    /** @return list<string> HTML */
    private function lines(Facts $facts): array
    {
        $cron = match (true) {
            $facts->cron === null => $this->warning('overview.no_cron'),
            $facts->cron > Facts::LATE => $this->warning('overview.cron', ['time' => $this->time($facts->cron)]),
            default => $this->texts->html('overview.cron', ['time' => $this->time($facts->cron)]),
        };
        $intents = $facts->intents > 0 ? $this->warning('overview.intents', ['count' => $facts->intents]) : $this->texts->html('overview.intents', ['count' => 0]);
        $differences = array_sum($facts->differences);
        $words = ['count' => $differences, 'time' => $this->time($facts->reconciled ?? 0)];
        return [
            $cron, $intents, $this->texts->html('overview.retries', ['count' => $facts->retries]),
            match (true) {
                $facts->reconciled === null => $this->texts->html('overview.not_reconciled'),
                $differences > 0 => $this->warning('overview.reconciled', $words),
                default => $this->texts->html('overview.reconciled', $words),
            },
        ];
    }

    /** @param array<string, string|int> $words */
    private function warning(string $key, array $words = []): string
    {
        return '<span class="text-danger">' . $this->texts->html($key, $words) . '</span>';
    }

    /** So many days, hours, minutes or seconds, rounded down. */
    private function time(int $seconds): string
    {
        foreach (self::UNITS as $unit => $worth) {
            if ($seconds >= 2 * $worth) {
                return $this->texts->text("time.$unit", ['count' => intdiv($seconds, $worth)]);
            }
        }
        return $this->texts->text('time.seconds', ['count' => $seconds]);
    }
}
