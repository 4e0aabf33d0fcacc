<?php

/**
 * Reconcile after WHMCS's cron: one process at a time, a panel a day, in a time of its own; what a renewal marked is looked at first.
 *
 * Nothing is repaired: rows are kept for pages, and counted in the activity log.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile;

use WHMCS\Module\Server\Opterius\Config;
use WHMCS\Module\Server\Opterius\Reconcile\Around;
use WHMCS\Module\Server\Opterius\Reconcile\Reconcile;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Log;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Marks;
use WHMCS\Module\Server\Opterius\Store;

final class Cron
{
    /** Kind of the row that says that the cron's PHP lacks the extension: no panel is asked until it has it. */
    public const NO_EXTENSION = 'cron-without-extension';

    /** Seconds of one run after which no further panel is begun. */
    private const SECONDS = 240;

    /** Seconds until a panel that could not be read whole is tried again. */
    private const AGAIN = 3600;

    private const HOUR = 3600;

    private const LOCK = 'reconcile';

    private readonly float $end;

    /** When something is to be done next; null: as soon as may be. */
    private ?int $next;

    /** @var array<string, true> panels that did not answer in this run, or not with what would be of one service alone */
    private array $away = [];

    /** @param bool $isPressed whether somebody waits for it: then every panel is due, and none is read longer than the whole may take */
    private function __construct(private readonly Config $config, private readonly int $now, int $seconds, private readonly bool $isPressed)
    {
        $this->end = microtime(true) + $seconds;
        $this->next = $now + (int) ($config->reconcileHours() * self::HOUR);
    }

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function run(): void
    {
        self::afterCron()->run(static function (): int {
            Runs::cronRan();
            $config = Config::load();
            $isDue = $config->reconcileHours() > 0 && self::hasExtension() && (Runs::isDue() || Marks::all() !== []);
            return $isDue ? self::longest($config, self::SECONDS) : 0;
        }, static fn () => self::compare(self::SECONDS, false));
    }

    /**
     * Compares every panel now, because somebody waits for it. What could not be read in time keeps its rows of before, and the cron tries it again.
     *
     * @param int $seconds after which nothing is read any more
     * @return bool false where another process compares already
     * @throws \Throwable where nothing could be compared
     */
    public static function now(int $seconds): bool
    {
        Extension::demand();
        return self::afterCron()->alone(self::longest(Config::load(), $seconds), static fn () => self::compare($seconds, true));
    }

    private static function afterCron(): AfterCron
    {
        return new AfterCron(self::LOCK, 'Nothing was reconciled');
    }

    /** Seconds: the last panel is begun within the time of the run. */
    private static function longest(Config $config, int $seconds): int
    {
        return $seconds + (int) ceil($config->usageSeconds());
    }

    private static function compare(int $seconds, bool $isPressed): void
    {
        (new self(Config::load(), (new DatabaseClock())->now(), $seconds, $isPressed))->all();
    }

    /** WHMCS's cron may run another PHP than its pages; that it lacks the extension is a row like any other. */
    private static function hasExtension(): bool
    {
        $problem = Extension::problem();
        $findings = new Findings(self::NO_EXTENSION);
        $problem === null || $findings->see(new Row(self::NO_EXTENSION, '', '', '', ['problem' => $problem]));
        $findings->end(true);
        return $problem === null;
    }

    private function all(): void
    {
        new Store();
        $of = new PanelsOf(null);
        $this->marked($of);
        if (!$this->isPressed && !Runs::isDue()) {
            return;
        }
        $names = array_map(static fn (int $id): string => "server $id", array_keys($of->problems));
        Runs::keep([...array_keys($of->panels), ...$names, self::NO_EXTENSION]);
        $this->around();
        foreach ($of->problems as $id => $why) {
            Runs::began("server $id");
            Runs::ended("server $id", $why, 0, 0, 0);
            $this->again($this->now + self::AGAIN);
        }
        foreach ($this->inOrder(array_keys($of->panels)) as $origin => $due) {
            $this->isPressed || $due <= $this->now ? $this->panel($of, $origin) : $this->again($due);
        }
        Runs::setNext($this->next);
    }

    private function again(?int $at): void
    {
        $this->next = $at === null || $this->next === null ? null : min($this->next, $at);
    }

    /** Panels with when they are due, the one that waited longest first. @param list<string> $origins @return array<string, int> */
    private function inOrder(array $origins): array
    {
        $due = [];
        foreach ($origins as $origin) {
            $last = Runs::of($origin);
            $pause = (int) ($this->config->reconcileHours() * self::HOUR);
            $due[$origin] = $last === null ? 0 : (int) $last->began_at + ((bool) $last->is_whole ? $pause : min($pause, self::AGAIN));
        }
        asort($due);
        return $due;
    }

    private function around(): void
    {
        Runs::began(Runs::WHMCS);
        $findings = new Findings(Runs::WHMCS);
        $problem = '';
        try {
            foreach (Around::rows() as $row) {
                $findings->see($row);
            }
        } catch (\Throwable $failed) {
            $problem = Messages::of($failed);
        }
        $findings->end($problem === '');
        Runs::ended(Runs::WHMCS, $problem, 0, 0, $findings->count());
    }

    private function panel(PanelsOf $of, string $origin): void
    {
        if (microtime(true) >= $this->end) {
            $this->again(null);
            return;
        }
        [$call, $entries] = $of->panels[$origin];
        Runs::began($origin);
        $reconcile = new Reconcile($call, $entries);
        $findings = new Findings($origin);
        $problem = '';
        try {
            foreach ($reconcile->rows($this->seconds(), static fn () => null) as $row) {
                $findings->see($row);
            }
        } catch (\Throwable $failed) {
            $problem = Messages::of($failed, $call->secrets());
            $this->again($this->now + self::AGAIN);
        }
        $findings->end($problem === '');
        Runs::ended($origin, $problem, $reconcile->seen(), $reconcile->without(), $findings->count());
        self::tell($origin, $findings->count(), $problem);
    }

    /** That one panel may take. */
    private function seconds(): float
    {
        $most = $this->config->usageSeconds();
        return $this->isPressed ? max(1.0, min($most, $this->end - microtime(true))) : $most;
    }

    private static function tell(string $origin, int $found, string $problem): void
    {
        if ($problem !== '') {
            Log::activity("Reconcile of $origin: not all could be read, so what was found before stays. $problem");
        } elseif ($found > 0) {
            Log::activity("Reconcile of $origin: WHMCS and the panel differ in $found " . ($found === 1 ? 'row' : 'rows') . '. bin/reconcile shows '
                . 'them, each with its repair.');
        }
    }

    /** The services that were renewed since: each is asked for by itself; a panel that does not answer, or refuses the key, is left alone until the next time. */
    private function marked(PanelsOf $of): void
    {
        $marks = Marks::all();
        $services = $marks === [] ? [] : Services::of(array_map(strval(...), array_keys($marks)));
        foreach ($marks as $key => $at) {
            $service = $services[$key] ?? null;
            $origin = $service === null || !in_array($service->status, Services::LIVE, true) ? null : self::panelOf($of, $service->entry);
            if ($origin !== null && (microtime(true) >= $this->end || !$this->one($of, $origin, (string) $key))) {
                continue;
            }
            Marks::clear((string) $key, $at);
        }
    }

    /** @return bool whether the mark has served */
    private function one(PanelsOf $of, string $origin, string $key): bool
    {
        if (isset($this->away[$origin])) {
            return false;
        }
        [$call, $entries] = $of->panels[$origin];
        $reconcile = new Reconcile($call, $entries);
        $findings = new Findings($origin);
        try {
            array_map($findings->see(...), $reconcile->of($key));
            $findings->endOf($key, $reconcile->kindsOfOne());
            return true;
        } catch (\Calagopus\Exception $problem) {
            // What is of this one alone and does not pass is for the panel's own run, which says it.
            $isAway = PanelWide::is($problem);
            $this->away += $isAway ? [$origin => true] : [];
            return !$isAway;
        } catch (Refusal) {
            // Nothing was learnt of this one, by no fault of the panel: so its mark stays, and the others are looked at all the same.
            return false;
        }
    }

    private static function panelOf(PanelsOf $of, int $entry): ?string
    {
        foreach ($of->panels as $origin => [, $entries]) {
            if (in_array($entry, $entries, true)) {
                return $origin;
            }
        }
        return null;
    }
}
