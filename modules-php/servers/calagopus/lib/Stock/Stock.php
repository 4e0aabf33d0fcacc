<?php

/**
 * Lets WHMCS's stock of a product follow the room on its panel: after the cron, and after a server was made or removed.
 *
 * Only products whose stock WHMCS controls, and for which that was decided. What is not known leaves the number as it is. A service that was ordered
 * and is not made yet takes its place, of whichever product it is.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Stock;

use Calagopus\NodeCapacity;
use Calagopus\Panel;
use Calagopus\Placement;
use Calagopus\Reason;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\InstallationSecret;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\OnceADay;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Stock
{
    /** Seconds between two looks of the cron, of one run, and of one panel's answer. */
    private const EVERY = 900;
    private const BUDGET = 120;
    private const PANEL = 30.0;

    /** Seconds that a panel is given where WHMCS waits: three requests that a panel which is well answers in far less than one. */
    private const AT_ONCE = 3.0;

    private const LOCK = 'stock';
    private const DUE = 'stock-due';

    /** Why a panel did not answer at all: nobody waits for it once more in the same run. */
    private const AWAY = [Reason::TimedOut, Reason::ConnectFailed, Reason::ResolveFailed];

    /** @var array<string, \Calagopus\Exception> by panel */
    private array $away = [];

    /** @var array<string, list<NodeCapacity>|\Throwable> what was told in this run, by panel, place and ports */
    private array $told = [];

    /** @var list<Waiting> what was ordered and takes its place before */
    private readonly array $waiting;

    /** Whether any panel has the place of the product that was looked at last. */
    private bool $hasPlace = true;

    /** @param int $made a service whose server is made, whatever its status says still; 0: the cron looks, whom figures of some seconds ago suit */
    private function __construct(private readonly Config $config, private readonly int $made = 0)
    {
        $this->waiting = Waiting::all($config, $made);
    }

    /** Called after each cron of WHMCS, which is not to be disturbed. */
    public static function cron(): void
    {
        (new AfterCron(self::LOCK, 'The stock was not looked at'))->run(static function (): int {
            $config = Config::load();
            $isNothing = !self::isDue() || Sold::stocked($config) === [] || Extension::problem() !== null;
            return $isNothing ? 0 : self::BUDGET + (int) self::PANEL;
        }, static fn () => (new self(Config::load()))->all());
    }

    /**
     * After a server was made or removed: at once where the product names its node and has one panel, which is three requests; else, and where that panel
     * does not answer soon, the next cron looks. WHMCS's request, and whoever pressed, wait for this.
     *
     * @param mixed $params as WHMCS handed them to the module
     */
    public static function changed(#[\SensitiveParameter] mixed $params): void
    {
        try {
            $params = Params::of($params);
            if ($params->text('moduletype') !== 'calagopus' || Identity::of($params)->isAddon) {
                return;
            }
            $config = Config::load();
            $product = Sold::product($params->number('pid') ?? 0, $config);
            if ($product === null || !$product->followsPanel()) {
                return;
            }
            $isKnown = (new self($config, $params->number('serviceid') ?? 0))->atOnce($product);
            $isKnown || self::setDue(0);
        } catch (\Throwable) {
            self::soon();
        }
    }

    /** Where even that cannot be noted, the cron looks when its time has come anyway. */
    private static function soon(): void
    {
        try {
            self::setDue(0);
        } catch (\Throwable) {
            return;
        }
    }

    private function all(): void
    {
        $end = microtime(true) + self::BUDGET;
        self::setDue((new DatabaseClock())->now() + self::EVERY);
        $products = Sold::stocked($this->config);
        // Panels that are away use the time up: each run leaves out others.
        shuffle($products);
        foreach ($products as $product) {
            if (microtime(true) >= $end) {
                self::setDue(0);
                return;
            }
            $this->set($product);
        }
    }

    /** @return bool whether it was told how much room there is */
    private function atOnce(Sold $product): bool
    {
        $panels = $product->need()->node === '' ? [] : $product->panels(self::AT_ONCE, true);
        $room = count($panels) === 1 ? $this->room($product, $panels) : null;
        $room === null || $this->write($product, $room);
        return $room !== null;
    }

    private function set(Sold $product): void
    {
        try {
            $room = $this->room($product, $product->panels(self::PANEL, true));
            $why = Language::admin()->text($this->hasPlace ? 'stock.unknown' : 'stock.nowhere');
        } catch (\Throwable $problem) {
            $room = null;
            $why = Messages::of($problem);
        }
        if ($room === null) {
            OnceADay::isDue("stock-{$product->id()}") && Log::activity(Language::admin()->text('stock.left', ['product' => $product->name(), 'why' => $why]));
            return;
        }
        $this->write($product, $room);
    }

    private function write(Sold $product, int $quantity): void
    {
        $table = Capsule::table('tblproducts')->where('id', $product->id());
        $before = (int) (clone $table)->value('qty');
        if ($before === $quantity) {
            return;
        }
        $table->update(['qty' => $quantity]);
        if ($quantity === 0 || $before <= 0) {
            Log::activity(Language::admin()->text($quantity === 0 ? 'stock.none' : 'stock.again', ['product' => $product->name(), 'count' => $quantity]));
        }
    }

    /** On all of its panels together; null where it is not known. A panel that lacks the place adds nothing where another has it. @param array<string, Panel> $panels */
    private function room(Sold $product, array $panels): ?int
    {
        $need = $product->need();
        $nodes = [];
        foreach ($panels as $panel) {
            $there = $this->nodes($panel, $need);
            if ($there === null) {
                return null;
            }
            array_push($nodes, ...$there);
        }
        $this->hasPlace = $panels === [] || $nodes !== [];
        return Room::count($need, $nodes, $this->waiting);
    }

    /**
     * Its own, and where something waits that may be made on one of them, the others that it may be made on: the panel chooses.
     *
     * @return list<NodeCapacity>|null null: those are too many for now
     */
    private function nodes(Panel $panel, Need $need): ?array
    {
        $own = $need->node === '' ? [] : [$need->node];
        $nodes = $this->told($panel, $need, $own, $need->locations);
        $others = [];
        foreach ($this->waiting as $waiting) {
            if (array_filter($nodes, $waiting->need->allows(...)) !== []) {
                array_push($others, ...array_diff($waiting->need->locations, $need->locations));
            }
        }
        if ($others === [] || $this->made > 0) {
            return $others === [] ? $nodes : null;
        }
        sort($others);
        return $this->told($panel, $need, $own, [...$need->locations, ...array_unique($others)]);
    }

    /** @param list<string> $nodes @param list<string> $locations @return list<NodeCapacity> */
    private function told(Panel $panel, Need $need, array $nodes, array $locations): array
    {
        $placement = $need->placement;
        $ports = [$placement->ports, $placement->extra, $placement->ranges, $placement->consecutive, $placement->dedicated];
        $question = json_encode([$panel->origin(), $nodes, $locations, $ports], JSON_THROW_ON_ERROR);
        $this->told[$question] ??= $this->away[$panel->origin()] ?? $this->ask($panel, $placement, $nodes, $locations);
        $told = $this->told[$question];
        return $told instanceof \Throwable ? throw $told : $told;
    }

    /** @param list<string> $nodes @param list<string> $locations @return list<NodeCapacity>|\Throwable */
    private function ask(Panel $panel, Placement $placement, array $nodes, array $locations): array|\Throwable
    {
        try {
            return $panel->capacity($placement, $nodes, $locations, $this->made === 0);
        } catch (\Throwable $problem) {
            $problem instanceof \Calagopus\Exception && in_array($problem->reason, self::AWAY, true) && $this->away[$panel->origin()] = $problem;
            return $problem;
        }
    }

    private static function isDue(): bool
    {
        if (!Tables::isThere(InstallationSecret::TABLE)) {
            return true;
        }
        return (int) Capsule::table(InstallationSecret::TABLE)->where('name', self::DUE)->value('value') <= (new DatabaseClock())->now();
    }

    private static function setDue(int $at): void
    {
        InstallationSecret::makeTable();
        Capsule::table(InstallationSecret::TABLE)->updateOrInsert(['name' => self::DUE], ['value' => (string) $at]);
    }
}
