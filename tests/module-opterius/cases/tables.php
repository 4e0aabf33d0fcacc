<?php

/** The module's tables are all there before anything is sold, so that the rights to make tables can be taken back. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

return [
    'Test Connection makes every table' => static function (Check $check, Stage $stage): void {
        $tables = ['mod_opterius_errands', 'mod_opterius_locks', 'mod_opterius_marks', 'mod_opterius_orphans', 'mod_opterius_pages', 'mod_opterius_reconcile', 'mod_opterius_reconciled', 'mod_opterius_retries', 'mod_opterius_services', 'mod_opterius_settings', 'mod_opterius_sold', 'mod_opterius_tests', 'mod_opterius_unapplied'];
        $check->is(true, $stage->host->testConnection($stage->server())['success'] ?? null, 'success');
        $there = array_values(array_filter($tables, static fn (string $table): bool => Capsule::schema()->hasTable($table)));
        $check->is($tables, $there, 'tables');
    },
];
