<?php

/** What failed for a reason that passes is pressed again after WHMCS's cron, and Renew asks nobody: the kit's, seen through this module. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

const RETRIES = 'mod_opterius_retries';

return [
    'a suspension that failed while the panel was away is pressed again, with its reason' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $check->is(false, $stage->host->suspend($id, 'Overdue')->success, 'the panel is away');
        $check->is('SuspendAccount', Capsule::table(RETRIES)->where('service_id', $id)->value('action'), 'it waits');
        Capsule::table(RETRIES)->update(['next_at' => time() - 1]);
        $stage->panel->clearFaults();
        $server = (int) $stage->host->service($id)->server;
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->host->testConnection($server)['success'], 15.0);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(['Suspended', 0], [$stage->host->status($id), Capsule::table(RETRIES)->count()], 'it went through');
        $check->is('Overdue', (string) $stage->host->service($id)->suspendreason, 'the reason');
    },
    'a renewal asks no panel and marks the service' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $mark = $stage->panel->mark();
        $check->is(true, $stage->host->renew($id)->success, 'answer');
        $check->is([[], 1], [$stage->panel->log($mark), Capsule::table('mod_opterius_marks')->where('service_key', (string) $id)->count()], 'requests and marks');
    },
];
