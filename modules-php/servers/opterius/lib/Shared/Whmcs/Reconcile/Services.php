<?php

/** The services and addons of WHMCS that this module serves, by the id by which a panel or the module's records know them, many at a time. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Opterius\Store;

final class Services
{
    public const LIVE = ['Active', 'Suspended'];
    public const OVER = ['Terminated', 'Cancelled', 'Fraud'];

    private const CHUNK = 250;

    /** @param list<string> $keys @return array<string, object> key => `key`, `client`, `status`, `entry`; a service's `username` and `domain` */
    public static function of(array $keys): array
    {
        $found = [];
        foreach ([false, true] as $ofAddons) {
            foreach (array_chunk(ServiceKey::ids($keys, $ofAddons), self::CHUNK) as $chunk) {
                $found += self::keyed(self::sold($ofAddons)->whereIn('h.id', $chunk)->get()->all(), $ofAddons);
            }
        }
        return $found;
    }

    /** Those that should have a server. @param list<int> $entries ids of WHMCS servers @return \Generator<int, array<string, object>> some at a time */
    public static function live(array $entries): \Generator
    {
        yield from self::in(static fn (Builder $query): Builder => $query->whereIn('h.server', $entries), self::LIVE);
    }

    /** Those that should have a server, and are set to none that is there and this module's. @return \Generator<int, array<string, object>> some at a time */
    public static function unassigned(): \Generator
    {
        $entries = Capsule::table('tblservers')->where('type', Module::NAME)->pluck('id')->all();
        yield from self::in(static fn (Builder $query): Builder => $query->whereNotIn('h.server', $entries), self::LIVE);
    }

    /** @param list<string> $keys @return array<string, Record> */
    public static function records(array $keys): array
    {
        $records = [];
        foreach (array_chunk(array_map(strval(...), $keys), self::CHUNK) as $chunk) {
            foreach (Capsule::table(Store::TABLE)->whereIn('service_key', $chunk)->get() as $row) {
                $records[(string) $row->service_key] = Record::fromRow($row);
            }
        }
        return $records;
    }

    /** @param \Closure(Builder): Builder $narrowed @param list<string> $statuses @return \Generator<int, array<string, object>> */
    private static function in(\Closure $narrowed, array $statuses): \Generator
    {
        foreach ([false, true] as $ofAddons) {
            $query = $narrowed(self::sold($ofAddons))->whereIn($ofAddons ? 'h.status' : 'h.domainstatus', $statuses);
            $last = 0;
            while (($rows = (clone $query)->where('h.id', '>', $last)->orderBy('h.id')->limit(self::CHUNK)->get()->all()) !== []) {
                $last = (int) end($rows)->id;
                yield self::keyed($rows, $ofAddons);
            }
        }
    }

    /** @param list<object> $rows @return array<string, object> */
    private static function keyed(array $rows, bool $ofAddons): array
    {
        $found = [];
        foreach ($rows as $row) {
            $key = ServiceKey::make((int) $row->id, $ofAddons);
            $found[$key] = self::one($key, $row);
        }
        return $found;
    }

    private static function one(string $key, object $row): object
    {
        return (object) [
            'key' => $key, 'client' => (string) $row->userid, 'status' => (string) $row->status, 'entry' => (int) $row->server,
            'username' => self::decoded($row->username ?? ''), 'domain' => self::decoded($row->domain ?? ''),
        ];
    }

    private static function decoded(mixed $text): string
    {
        return trim(html_entity_decode((string) $text, ENT_QUOTES, 'UTF-8'));
    }

    private static function sold(bool $ofAddons): Builder
    {
        return $ofAddons ? self::addons() : self::services();
    }

    private static function services(): Builder
    {
        return Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('p.servertype', Module::NAME)
            ->select(['h.id', 'h.userid', 'h.server', 'h.domainstatus as status', 'h.username', 'h.domain']);
    }

    private static function addons(): Builder
    {
        return Capsule::table('tblhostingaddons as h')->join('tbladdons as p', 'p.id', '=', 'h.addonid')->where('p.module', Module::NAME)
            ->select(['h.id', 'h.userid', 'h.server', 'h.status']);
    }
}
