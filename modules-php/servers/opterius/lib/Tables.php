<?php

/**
 * Makes the module's own tables where they are missing; two requests may try at once.
 *
 * Illuminate makes a table first and adds its keys afterwards. What rests on a unique key must not see the table in between: it is made
 * under another name and renamed when it is whole.
 */

// Repeated from the Calagopus module by bin/repeat-classes: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Illuminate\Database\QueryException;
use WHMCS\Database\Capsule;

final class Tables
{
    /** @param \Closure(\Illuminate\Database\Schema\Blueprint): void $columns keys without names of their own */
    public static function ensure(string $table, \Closure $columns): void
    {
        $schema = Capsule::schema();
        if ($schema->hasTable($table)) {
            return;
        }
        $unready = $table . '_' . bin2hex(random_bytes(4));
        try {
            $schema->create($unready, $columns);
            $schema->rename($unready, $table);
        } catch (QueryException $error) {
            $schema->dropIfExists($unready);
            if (!$schema->hasTable($table)) {
                throw $error;
            }
        }
    }
}
