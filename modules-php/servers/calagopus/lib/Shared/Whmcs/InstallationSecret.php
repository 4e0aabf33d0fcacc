<?php

/**
 * A random text that only this installation's database holds: what is named after it cannot be guessed by a neighbour on the same server.
 *
 * It is made at the first question and never changed; two requests that make it at once agree on the one that was kept.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class InstallationSecret
{
    public const TABLE = Module::TABLES . 'settings';

    private const NAME = 'secret';

    private const BYTES = 32;

    /** @return string hexadecimal digits */
    public static function get(): string
    {
        self::makeTable();
        return self::kept() ?? self::make();
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('name', 32)->primary();
            $table->string('value', 255);
        });
    }

    private static function make(): string
    {
        Capsule::table(self::TABLE)->insertOrIgnore(['name' => self::NAME, 'value' => bin2hex(random_bytes(self::BYTES))]);
        return self::kept() ?? throw new Refusal('The database did not keep a setting of the module (table ' . self::TABLE . '), so nothing was done; try again.');
    }

    private static function kept(): ?string
    {
        $value = (string) Capsule::table(self::TABLE)->useWritePdo()->where('name', self::NAME)->value('value');
        return $value === '' ? null : $value;
    }
}
