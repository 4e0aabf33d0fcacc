<?php

/**
 * Compares WHMCS and the module's records with one panel.
 *
 * Released panels list no accounts, and each look at one has the panel ask that account's server. So everything is told from the records, and the
 * panel is asked only about the accounts that seemed to differ when usage was last updated, about those of services that are over, and about what
 * was renewed. An account that this module has no record of cannot be seen at all.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Marks;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Comparison;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\PanelWide;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Services;
use WHMCS\Module\Server\Opterius\State;
use WHMCS\Module\Server\Opterius\Store;

final class Reconcile implements Comparison
{
    /** Records that are read at once. */
    private const CHUNK = 250;

    private readonly Checks $checks;
    private readonly string $origin;

    /** @var array<string, string> username or domain, in lower case and with its kind => the service that has it */
    private array $names = [];

    private int $seen = 0;

    public function __construct(private readonly Call $call, private readonly array $entries)
    {
        $this->origin = $call->panel()->origin();
        $this->checks = new Checks($this->origin, Installation::address(), $call->config());
    }

    public function rows(float $seconds, \Closure $progress): \Generator
    {
        $marks = Marks::all();
        $look = new Look($this->call, microtime(true) + $seconds);
        foreach (Services::live($this->entries) as $services) {
            $records = Services::records(array_keys($services));
            foreach ($services as $key => $service) {
                $this->seen++;
                $unknown = $look->unknown();
                yield from $this->one($service, $records[$key] ?? null, $look, isset($marks[$key]));
                isset($marks[$key]) && $look->unknown() === $unknown && Marks::clear((string) $key, $marks[$key]);
            }
            $progress($this->seen, $this->seen);
        }
        yield from $this->recorded($look);
        $look->demandAll();
    }

    public function of(string $key): array
    {
        $service = Services::of([$key])[$key] ?? null;
        if ($service === null) {
            return [];
        }
        $look = new Look($this->call, microtime(true) + $this->call->config()->usageSeconds());
        $rows = iterator_to_array($this->one($service, Services::records([$key])[$key] ?? null, $look, true), false);
        // What is the panel's leaves it alone until the next time. All else is of this account, which nobody else looks at: its mark must stay.
        $problem = $look->problem();
        $problem !== null && PanelWide::is($problem) && throw $problem;
        $look->demandAll();
        return $rows;
    }

    public function kindsOfOne(): array
    {
        return array_values(array_diff(array_column(Kind::cases(), 'value'), [Kind::Duplicate->value, Kind::NoService->value]));
    }

    public function seen(): int
    {
        return $this->seen;
    }

    /** The panel cannot be asked for accounts that nobody knows. */
    public function without(): int
    {
        return 0;
    }

    /** A live service. @param bool $isMarked whether it is looked at in any case @return \Generator<int, Row> */
    private function one(object $service, ?Record $record, Look $look, bool $isMarked): \Generator
    {
        yield from $this->repeated($service);
        $rows = $this->checks->live($service, $record);
        yield from $rows;
        if ($rows !== [] || $record === null) {
            return;
        }
        $expected = $service->status === 'Suspended' ? Seen::Suspended : Seen::Active;
        if (!$isMarked && ($record->seen === null || $record->seen === $expected)) {
            return;
        }
        $found = $look->at($record);
        $kind = match (true) {
            $found === null || $found === $expected => null,
            $found === Seen::Gone => Kind::NoAccount,
            $found === Seen::Foreign => Kind::Foreign,
            $found === Seen::Suspended => Kind::SuspendedThere,
            default => Kind::SuspendedHere,
        };
        if ($kind !== null) {
            yield $this->checks->row($kind, $service, $record);
        }
    }

    /** Two services that mean one account: WHMCS lets anybody type any name. @return \Generator<int, Row> */
    private function repeated(object $service): \Generator
    {
        foreach (Checks::isService($service) ? ['username' => $service->username, 'domain' => $service->domain] : [] as $what => $name) {
            $name = "$what " . strtolower($name);
            if ($name !== "$what " && isset($this->names[$name])) {
                yield $this->checks->row(Kind::Duplicate, $service, null, ['other' => $this->names[$name], 'name' => $name]);
                return;
            }
            $this->names[$name] ??= $service->key;
        }
    }

    /** Accounts on record of services that are over, wait for their first Create, or are gone from WHMCS. @return \Generator<int, Row> */
    private function recorded(Look $look): \Generator
    {
        $origins = $this->call->config()->originsOf($this->origin);
        $last = '';
        do {
            $rows = Capsule::table(Store::TABLE)->where('state', State::Active->value)->whereIn('origin', $origins)->where('service_key', '>', $last)
                ->orderBy('service_key')->limit(self::CHUNK)->get();
            $keys = array_map(strval(...), $rows->pluck('service_key')->all());
            $services = Services::of($keys);
            foreach ($rows as $row) {
                $last = (string) $row->service_key;
                $record = Record::fromRow($row);
                if ($this->checks->isOurs($record) && !in_array(($services[$last] ?? null)?->status, Services::LIVE, true)) {
                    $this->seen++;
                    yield from $this->over($services[$last] ?? null, $record, $look);
                }
            }
        } while ($rows->isNotEmpty());
    }

    /** @return \Generator<int, Row> */
    private function over(?object $service, Record $record, Look $look): \Generator
    {
        $kind = match (true) {
            $service === null => Kind::NoService,
            in_array($service->status, Services::OVER, true) => Kind::StillThere,
            $service->status === 'Pending' => Kind::Pending,
            default => null,
        };
        $found = $kind === null ? null : $look->at($record);
        if ($found === Seen::Active || $found === Seen::Suspended) {
            $none = (object) ['key' => $record->key, 'status' => '', 'username' => '', 'domain' => ''];
            yield $this->checks->row($kind, $service ?? $none, $record);
        }
    }
}
