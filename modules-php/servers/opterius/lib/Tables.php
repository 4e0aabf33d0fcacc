<?php

/** Makes the module's own tables where they are missing; two requests may try at once. */

// Repeated from the Calagopus module by bin/repeat-classes: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Illuminate\Database\QueryException;
use WHMCS\Database\Capsule;

final class Tables
{
    /** @param \Closure(\Illuminate\Database\Schema\Blueprint): void $columns */
    public static function ensure(string $table, \Closure $columns): void
    {
        if (Capsule::schema()->hasTable($table)) {
            return;
        }
        try {
            Capsule::schema()->create($table, $columns);
        } catch (QueryException $error) {
            if (!Capsule::schema()->hasTable($table)) {
                throw $error;
            }
        }
    }
}
