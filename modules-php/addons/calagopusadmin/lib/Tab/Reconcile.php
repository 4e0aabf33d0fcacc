<?php

/** What the last reconcile found: a row for each difference with what repairs it, comparing anew, and all rows as CSV. Nothing is repaired here. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Tab;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\Html;
use WHMCS\Module\Addon\Calagopusadmin\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Cron;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Runs;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;

final class Reconcile extends Tab
{
    /** Rows of a page. */
    private const ROWS = 100;

    /** Seconds that comparing takes at most when somebody waits for it. */
    private const SECONDS = 45;

    public function html(): string
    {
        $counts = Findings::counts();
        $kind = $this->kind($counts);
        if (($this->query['csv'] ?? '') === '1') {
            $this->download(Findings::csv(Language::admin(), $kind));
        }
        return '<p>' . $this->texts->html('reconcile.about') . '</p>' . $this->panels() . $this->buttons($counts, $kind) . $this->kinds($counts, $kind) . $this->rows($counts, $kind);
    }

    public function post(array $posted): string
    {
        if (($posted['calagopusadmin_run'] ?? '') !== 'now') {
            return parent::post($posted);
        }
        try {
            return Cron::now(self::SECONDS) ? Html::alert('success', $this->texts->text('reconcile.done')) : Html::alert('info', $this->texts->text('reconcile.busy'));
        } catch (\Throwable $problem) {
            Log::failure($problem);
            return Html::alert('danger', $this->texts->text('reconcile.failed', ['what' => Log::words($problem)]));
        }
    }

    /** Which kind is shown; empty: all. @param array<string, int> $counts */
    private function kind(array $counts): string
    {
        $asked = $this->query['kind'] ?? '';
        return is_string($asked) && isset($counts[$asked]) ? $asked : '';
    }

    /** When each panel was compared, and how that ended. */
    private function panels(): string
    {
        $now = (new DatabaseClock())->now();
        $rows = array_map(fn (array $run): array => [
            Html::escape($run['name'] === Runs::WHMCS ? 'WHMCS' : $run['name']), $this->ended($run, $now), (string) $run['seen'], (string) $run['found'],
        ], Runs::all());
        return $rows === [] ? Html::alert('info', $this->texts->text('overview.not_reconciled'))
            : Html::table(array_map($this->texts->text(...), ['reconcile.panel', 'reconcile.when', 'reconcile.servers', 'reconcile.found']), $rows);
    }

    /** @param array<string, mixed> $run */
    private function ended(array $run, int $now): string
    {
        if ($run['ended_at'] === null) {
            return $this->texts->html('reconcile.open');
        }
        $when = Html::escape(gmdate('Y-m-d H:i', time() - max(0, $now - $run['ended_at'])) . ' UTC');
        return $run['problem'] === '' ? $when : "$when<br><span class=\"text-danger\">" . Html::escape($run['problem']) . '</span>';
    }

    /** @param array<string, int> $counts */
    private function buttons(array $counts, string $kind): string
    {
        $run = $this->form('<button type="submit" name="calagopusadmin_run" value="now" class="btn btn-primary">' . $this->texts->html('reconcile.now') . '</button>');
        $csv = array_sum($counts) === 0 ? '' : Html::link($this->address, ['tab' => $this->name, 'csv' => '1', 'kind' => $kind], $this->texts->text('reconcile.csv'));
        return "$run<p>$csv</p>";
    }

    /** @param array<string, int> $counts */
    private function kinds(array $counts, string $kind): string
    {
        $links = $counts === [] ? [] : [Html::link($this->address, ['tab' => $this->name], $this->texts->text('reconcile.all', ['count' => array_sum($counts)]))];
        foreach ($counts as $name => $count) {
            $text = "$name ($count)";
            $links[] = $name === $kind ? '<strong>' . Html::escape($text) . '</strong>' : Html::link($this->address, ['tab' => $this->name, 'kind' => $name], $text);
        }
        return $links === [] ? '' : '<ul class="list-inline"><li>' . implode('</li><li>', $links) . '</li></ul>';
    }

    /** @param array<string, int> $counts */
    private function rows(array $counts, string $kind): string
    {
        $page = $this->query['page'] ?? '';
        $page = is_string($page) && preg_match('/^[1-9][0-9]{0,4}$/D', $page) === 1 ? (int) $page : 1;
        $all = $kind === '' ? array_sum($counts) : $counts[$kind];
        $rows = array_map(fn (array $row): array => [
            Html::escape($row['what']), Html::escape($row['repair']), $this->service($row['service']), Html::escape($row['server']), Html::escape($row['panel']),
        ], Findings::told(Language::admin(), $kind, self::ROWS, ($page - 1) * self::ROWS));
        if ($rows === []) {
            return $all === 0 ? '<p>' . $this->texts->html('reconcile.none') . '</p>' : '';
        }
        $heads = ['reconcile.what', 'reconcile.repair', 'reconcile.service', 'reconcile.server', 'reconcile.panel'];
        return Html::table(array_map($this->texts->text(...), $heads), $rows) . $this->pages($page, (int) ceil($all / self::ROWS), $kind);
    }

    private function service(string $key): string
    {
        $addon = ServiceKey::addon($key);
        $parent = $addon === null ? null : Capsule::table('tblhostingaddons')->where('id', $addon)->value('hostingid');
        if ($parent !== null) {
            return Html::link('clientsservices.php', ['id' => (int) $parent, 'aid' => $addon], $key);
        }
        return ServiceKey::service($key) !== null ? Html::link('clientsservices.php', ['id' => $key], $key) : Html::escape($key);
    }

    private function pages(int $page, int $last, string $kind): string
    {
        $links = array_filter(['reconcile.before' => $page - 1, 'reconcile.next' => $page < $last ? $page + 1 : 0]);
        $html = '';
        foreach ($links as $text => $number) {
            $html .= '<li>' . Html::link($this->address, ['tab' => $this->name, 'kind' => $kind, 'page' => $number], $this->texts->text($text)) . '</li>';
        }
        return $last > 1 ? "<ul class=\"list-inline\">$html<li>" . $this->texts->html('reconcile.page', ['page' => $page, 'last' => $last]) . '</li></ul>' : '';
    }

    /** Answers the request with a file alone: what WHMCS had begun of its page is dropped. @SuppressWarnings(PHPMD.ExitExpression) */
    private function download(string $csv): never
    {
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        header('Content-Type: text/csv; charset=utf-8');
        header('Content-Disposition: attachment; filename="calagopus-reconcile.csv"');
        header('X-Content-Type-Options: nosniff');
        header('Cache-Control: no-store');
        echo $csv;
        exit;
    }
}
