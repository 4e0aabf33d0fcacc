<?php

/** Builds the WHMCS tables of `tables.php` in the connected database. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;

final class Schema
{
    private const INDEXES = [
        'tblconfiguration' => ['setting'], 'tblhosting' => ['userid', 'server', 'packageid'],
        'tblcustomfields' => ['relid'],
        'tblcustomfieldsvalues' => ['relid', 'fieldid'], 'tblhostingconfigoptions' => ['relid'],
        'tblhostingaddons' => ['hostingid'],
    ];

    public static function create(): void
    {
        foreach (require __DIR__ . '/tables.php' as $table => $columns) {
            Capsule::schema()->create($table, static function (Blueprint $blueprint) use ($table, $columns): void {
                foreach ($columns as $name => $type) {
                    self::column($blueprint, $name, $type);
                }
                foreach (self::INDEXES[$table] ?? [] as $name) {
                    $blueprint->index([$name], $table . '_' . $name);
                }
            });
        }
    }

    /** @return list<string> the columns of one table, in order */
    public static function columns(string $table): array
    {
        static $tables = null;
        $tables ??= require __DIR__ . '/tables.php';
        return array_keys($tables[$table] ?? throw new \InvalidArgumentException("There is no table $table"));
    }

    private static function column(Blueprint $table, string $name, string $type): void
    {
        match ($type) {
            'id' => $table->increments($name),
            'int' => $table->integer($name)->default(0),
            'big' => $table->bigInteger($name)->default(0),
            'flag' => $table->tinyInteger($name)->default(0),
            'str' => $table->string($name, 191)->default(''),
            'text' => $table->text($name)->default(''),
            'dec' => $table->decimal($name, 16, 2)->default(0),
            'date' => $table->date($name)->default('0000-00-00'),
            'time' => $table->dateTime($name)->default('0000-00-00 00:00:00'),
            'stamp' => $table->dateTime($name)->nullable(),
        };
    }
}
