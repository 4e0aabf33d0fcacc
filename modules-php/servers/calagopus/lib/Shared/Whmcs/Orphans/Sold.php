<?php

/** Of which product each service was sold: who deletes a service in WHMCS takes that away, and its policy decides what becomes of what it had. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Sold
{
    public const TABLE = Module::TABLES . 'sold';

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('subject', 32);
        });
    }

    public static function note(Identity $identity): void
    {
        $id = $identity->isAddon
            ? Capsule::table('tblhostingaddons')->where('id', $identity->id)->value('addonid')
            : Capsule::table('tblhosting')->where('id', $identity->id)->value('packageid');
        self::noteAll([$identity->key => self::subject($identity->isAddon, (int) $id)]);
    }

    /** @param array<string, string> $subjects by service; "product-7", "addon-3" */
    public static function noteAll(array $subjects): void
    {
        self::makeTable();
        $known = self::of(array_map(strval(...), array_keys($subjects)));
        foreach ($subjects as $key => $subject) {
            if (($known[$key] ?? '') !== $subject) {
                Capsule::table(self::TABLE)->updateOrInsert(['service_key' => (string) $key], ['subject' => $subject]);
            }
        }
    }

    /** @param list<string> $keys @return array<string, string> those that are known */
    public static function of(array $keys): array
    {
        if ($keys === [] || !Tables::isThere(self::TABLE)) {
            return [];
        }
        return array_map(strval(...), Capsule::table(self::TABLE)->whereIn('service_key', $keys)->pluck('subject', 'service_key')->all());
    }

    public static function subject(bool $isAddon, int $id): string
    {
        return ($isAddon ? 'addon-' : 'product-') . $id;
    }
}
