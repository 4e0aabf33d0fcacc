<?php

/** What came of an action of the admin tab, kept until the tab is shown the next time: WHMCS shows nothing of a save itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Admin;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Results
{
    public const TABLE = Module::TABLES . 'results';

    /** Seconds after which nobody waits for it any more. */
    private const OLD = 86400;

    /** Characters that are kept. */
    private const LONGEST = 3000;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('action', 32);
            $table->boolean('went_well');
            $table->text('said');
            $table->bigInteger('said_at');
        });
    }

    public static function keep(string $key, Action $action, bool $isDone, string $said): void
    {
        self::makeTable();
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], [
            'action' => $action->value, 'went_well' => $isDone, 'said' => mb_substr($said, 0, self::LONGEST), 'said_at' => (new DatabaseClock())->now(),
        ]);
    }

    /** Once. @return array{action: Action, isDone: bool, said: string}|null */
    public static function take(string $key): ?array
    {
        self::makeTable();
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first();
        if ($row === null) {
            return null;
        }
        Capsule::table(self::TABLE)->where('service_key', $key)->where('said_at', $row->said_at)->delete();
        $action = Action::tryFrom((string) $row->action);
        return $action === null || (int) $row->said_at < (new DatabaseClock())->now() - self::OLD ? null
            : ['action' => $action, 'isDone' => (bool) $row->went_well, 'said' => (string) $row->said];
    }
}
