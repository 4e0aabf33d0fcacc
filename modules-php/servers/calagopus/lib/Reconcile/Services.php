<?php

/** The services and addons of WHMCS that this module serves, by the id that their servers bear on a panel, many at a time. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Store;

final class Services
{
    public const LIVE = ['Active', 'Suspended'];

    private const KEY = '/^(addon-)?([1-9][0-9]{0,17})$/D';
    private const CHUNK = 250;

    /** @param list<string> $keys @return array<string, object> key => `key`, `client`, `status`, `entry` */
    public static function of(array $keys): array
    {
        $ids = ['' => [], 'addon-' => []];
        foreach ($keys as $key) {
            if (preg_match(self::KEY, $key, $parts) === 1) {
                $ids[$parts[1]][] = (int) $parts[2];
            }
        }
        $found = [];
        foreach (['' => self::services(), 'addon-' => self::addons()] as $prefix => $query) {
            foreach ($ids[$prefix] === [] ? [] : $query->whereIn('h.id', $ids[$prefix])->get() as $row) {
                $found[$prefix . $row->id] = self::one($prefix . $row->id, $row);
            }
        }
        return $found;
    }

    /** Those that should have a server. @param list<int> $entries ids of WHMCS servers @return \Generator<int, array<string, object>> some at a time */
    public static function live(array $entries): \Generator
    {
        foreach (['' => self::services(), 'addon-' => self::addons()] as $prefix => $query) {
            $query->whereIn('h.server', $entries)->whereIn($prefix === '' ? 'h.domainstatus' : 'h.status', self::LIVE);
            $last = 0;
            while (($rows = (clone $query)->where('h.id', '>', $last)->orderBy('h.id')->limit(self::CHUNK)->get())->isNotEmpty()) {
                $chunk = [];
                foreach ($rows as $row) {
                    $last = (int) $row->id;
                    $chunk[$prefix . $row->id] = self::one($prefix . $row->id, $row);
                }
                yield $chunk;
            }
        }
    }

    /** @param list<string> $keys @return array<string, Record> */
    public static function records(array $keys): array
    {
        $records = [];
        foreach (Capsule::table(Store::TABLE)->whereIn('service_key', array_map(strval(...), $keys))->get() as $row) {
            $records[(string) $row->service_key] = Record::fromRow($row);
        }
        return $records;
    }

    private static function one(string $key, object $row): object
    {
        return (object) ['key' => $key, 'client' => (string) $row->userid, 'status' => (string) $row->status, 'entry' => (int) $row->server];
    }

    private static function services(): Builder
    {
        return Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('p.servertype', Module::NAME)
            ->select(['h.id', 'h.userid', 'h.server', 'h.domainstatus as status']);
    }

    private static function addons(): Builder
    {
        return Capsule::table('tblhostingaddons as h')->join('tbladdons as p', 'p.id', '=', 'h.addonid')->where('p.module', Module::NAME)
            ->select(['h.id', 'h.userid', 'h.server', 'h.status']);
    }
}
