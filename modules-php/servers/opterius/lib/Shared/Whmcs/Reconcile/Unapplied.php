<?php

/**
 * Changes of package that failed, in a table of the module's own: WHMCS tries none again, and the customer may have paid for it. Each is a row of reconcile
 * from then on, until a change of package goes through.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Marks;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class Unapplied
{
    public const TABLE = Module::TABLES . 'unapplied';
    public const KIND = 'package-not-applied';

    /** Characters of a message that are kept. */
    private const LONGEST = 500;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('why', 2000);
            $table->bigInteger('failed_at');
        });
    }

    /** The service is marked too: the next cron looks at it. @param string $why in a sentence, without secrets */
    public static function note(string $key, string $why): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], [
            'why' => (string) preg_replace('/^(.{' . self::LONGEST . '}).*$/us', '$1…', $why), 'failed_at' => (new DatabaseClock())->now(),
        ]);
        Marks::set($key, 'change');
        $findings = new Findings(Runs::WHMCS);
        foreach (self::rows($key) as $row) {
            $findings->see($row);
        }
        $findings->end(false);
    }

    /** What is wanted was applied, or is wanted no more. */
    public static function forget(string $key): void
    {
        if (Tables::isThere(self::TABLE) && Capsule::table(self::TABLE)->where('service_key', $key)->delete() > 0) {
            Findings::settle(Runs::WHMCS, self::KIND, $key);
        }
    }

    /** Those of services that should have something on a panel. @param string|null $only of this one alone @return \Generator<int, Row> */
    public static function rows(?string $only = null): \Generator
    {
        if (!Tables::isThere(self::TABLE)) {
            return;
        }
        $failed = Capsule::table(self::TABLE)->orderBy('service_key');
        $why = ($only === null ? $failed : $failed->where('service_key', $only))->pluck('why', 'service_key')->all();
        $keys = array_map(strval(...), array_keys($why));
        $records = Services::records($keys);
        foreach (Services::of($keys) as $key => $service) {
            if (in_array($service->status, Services::LIVE, true)) {
                $what = ($records[$key] ?? null)?->unapplied() ?? '';
                yield new Row(self::KIND, '', (string) $key, '', ['status' => $service->status, 'what' => $what === '' ? '–' : $what, 'why' => (string) $why[$key]]);
            }
        }
    }
}
