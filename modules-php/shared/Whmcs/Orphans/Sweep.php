<?php

/**
 * Finds the services that are on record and no more in WHMCS, however they were deleted, and lists what they left.
 *
 * WHMCS's hooks say when to look, and the cron looks every hour in any case: which of them run for a deleted order or client is not written down.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Orphans;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Orphaned;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Errands\Later;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Log;
use WHMCS\Module\Server\Kit\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Kit\Shared\Whmcs\ServiceStore;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Tables;

final class Sweep
{
    public const KIND = 'sweep';
    public const SUSPENSION = 'orphan';

    private const EVERY = 3600;
    private const CHUNK = 500;

    /** Services that may vanish from one look to the next and still be taken for deleted one by one; of many records, one in so many. */
    private const MOST = 10;
    private const PART = 10;

    /** For the hooks of a deletion: the cron's next run looks. Nothing that goes wrong here disturbs the page on which something is deleted. */
    public static function soon(): void
    {
        try {
            if (Tables::isThere(ServiceStore::TABLE)) {
                Errands::add(self::KIND, 'all');
            }
        } catch (\Throwable) {
            return;
        }
    }

    /** Sees to it that the cron looks from time to time. */
    public static function keepUp(): void
    {
        try {
            if (Tables::isThere(ServiceStore::TABLE)) {
                Errands::addOnce(self::KIND, 'all');
            }
        } catch (\Throwable) {
            return;
        }
    }

    /** @throws Later always: it is never done for good */
    public static function run(): never
    {
        $last = '';
        $all = 0;
        $gone = [];
        do {
            $rows = Orphaned::recorded()->where('service_key', '>', $last)->orderBy('service_key')->limit(self::CHUNK)->get()->all();
            array_push($gone, ...self::gone($rows));
            $read = count($rows);
            $all += $read;
            $last = $rows === [] ? '' : (string) end($rows)->service_key;
        } while ($read === self::CHUNK);
        self::list(self::unlisted($gone), $all);
        throw new Later(self::EVERY);
    }

    /** Those of which WHMCS has no service. @param list<object> $rows @return list<object> */
    private static function gone(array $rows): array
    {
        $there = self::there(array_map(static fn (object $row): string => (string) $row->service_key, $rows));
        Sold::noteAll($there);
        Orphans::forget(self::back(array_map(strval(...), array_keys($there))));
        return array_values(array_filter($rows, static fn (object $row): bool => !isset($there[$row->service_key])));
    }

    /** @param list<object> $gone @return list<object> */
    private static function unlisted(array $gone): array
    {
        $listed = array_flip(array_map(static fn (Orphan $orphan): string => $orphan->key, Orphans::all()));
        return array_values(array_filter($gone, static fn (object $row): bool => !isset($listed[$row->service_key])));
    }

    /** @param list<object> $gone that are not listed yet @param int $all records that were looked at */
    private static function list(array $gone, int $all): void
    {
        $areTooMany = self::areTooMany(count($gone), $all);
        if ($areTooMany) {
            Log::activity(Module::text('orphan.many', ['count' => count($gone), 'all' => $all]));
        }
        foreach (array_chunk($gone, self::CHUNK) as $some) {
            $sold = Sold::of(array_map(static fn (object $row): string => (string) $row->service_key, $some));
            foreach ($some as $row) {
                self::note($row, $sold[$row->service_key] ?? '', $areTooMany);
            }
        }
    }

    /** So many at once are no deletions of staff's, but a table that is being restored or imported: they are listed, and left as they are. */
    private static function areTooMany(int $gone, int $all): bool
    {
        return $gone > 0 && (!Capsule::table('tblhosting')->useWritePdo()->exists() || ($gone > self::MOST && $gone * self::PART > $all));
    }

    /** Of services that WHMCS has: those that are whose they were. An id that a database gave out anew is another client's service. @param list<string> $keys @return list<string> */
    private static function back(array $keys): array
    {
        $back = array_filter(Orphans::all(), static fn (Orphan $orphan): bool => in_array($orphan->key, $keys, true) && !self::isReused($orphan));
        return array_values(array_map(static fn (Orphan $orphan): string => $orphan->key, $back));
    }

    /** Whether the id of the deleted service is another client's service now. */
    public static function isReused(Orphan $orphan): bool
    {
        $named = ServiceKey::parse($orphan->key);
        $client = $named === null ? null
            : Capsule::table($named->isAddon ? 'tblhostingaddons' : 'tblhosting')->useWritePdo()->where('id', $named->id)->value('userid');
        return $client !== null && (string) $client !== $orphan->client;
    }

    private static function note(object $row, string $subject, bool $isKept): void
    {
        $key = (string) $row->service_key;
        if (!Orphans::note($key, (string) $row->client_id, (string) $row->origin, (string) $row->thing, $subject)) {
            return;
        }
        $suspends = !$isKept && Orphaned::suspends($subject);
        Log::activity(Module::text($suspends ? 'orphan.suspends' : 'orphan.keeps', ['service' => $key, 'thing' => (string) $row->thing, 'origin' => (string) $row->origin]));
        if ($suspends) {
            Errands::add(self::SUSPENSION, $key);
        }
    }

    /** @param list<string> $keys @return array<string, string> those that WHMCS has => of which product they are */
    private static function there(array $keys): array
    {
        $there = [];
        foreach ([false, true] as $ofAddons) {
            [$table, $column] = $ofAddons ? ['tblhostingaddons', 'addonid'] : ['tblhosting', 'packageid'];
            $ids = ServiceKey::ids($keys, $ofAddons);
            $rows = $ids === [] ? [] : Capsule::table($table)->useWritePdo()->whereIn('id', $ids)->pluck($column, 'id')->all();
            foreach ($rows as $id => $product) {
                $there[ServiceKey::make((int) $id, $ofAddons)] = Sold::subject($ofAddons, (int) $product);
            }
        }
        return $there;
    }
}
